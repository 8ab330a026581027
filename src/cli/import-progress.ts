import { Presets, SingleBar } from "cli-progress";
import type { ShownJob as Job } from "./import-job.js";

/** Where a long import says how far it is: on standard error, as a bar, or without a terminal as a line now and then. */
export interface ShownProgress {
  update(job: Job): void;
  end(): void;
}

const LINE_EACH_MS = 5_000;

export function showProgress(): ShownProgress {
  return process.stderr.isTTY ? bar() : lines();
}

function bar(): ShownProgress {
  const shown = new SingleBar(
    {
      format: "{phase} {bar} {percentage}% {value}/{total} {rate}, {left}",
      clearOnComplete: true,
      stream: process.stderr,
    },
    Presets.rect,
  );
  shown.start(1, 0, { phase: "waiting", rate: "", left: "" });
  return {
    update: (job) => {
      const { phase, done, total } = positionOf(job);
      shown.setTotal(total);
      shown.update(done, { phase, rate: rateOf(job), left: leftOf(job) });
    },
    end: () => shown.stop(),
  };
}

function lines(): ShownProgress {
  let told = Date.now();
  return {
    update: (job) => {
      if (Date.now() - told < LINE_EACH_MS) return;
      told = Date.now();
      const { phase, done, total } = positionOf(job);
      process.stderr.write(`${phase}: ${done} of ${total}, ${rateOf(job)}, ${leftOf(job)}\n`);
    },
    end: () => {},
  };
}

/** While the files are read, parts of a hundred; then items. */
function positionOf({ state, read, total, done }: Job): { phase: string; done: number; total: number } {
  if (state === "WAITING") return { phase: "waiting", done: 0, total: 100 };
  if (state === "READING") return { phase: "reading", done: Math.round((read ?? 0) * 100), total: 100 };
  return { phase: "writing", done, total: Math.max(1, total ?? 1) };
}

function rateOf({ rate }: Job): string {
  return rate === null ? "no rate yet" : `${Math.round(rate)} items a second`;
}

function leftOf({ secondsLeft }: Job): string {
  return secondsLeft === null ? "no estimate yet" : `${Math.ceil(secondsLeft)} s left`;
}
