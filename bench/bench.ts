import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { ConsoleProgress } from "../src/server/console-progress.js";
import { CleanUp } from "./clean-up.js";
import { preparePeer } from "./columns/prepare-peer.js";
import { BENCH_FOLDER } from "./graph/database.js";
import { type BenchOptions, readOptions } from "./options.js";
import { type RunNote, sectionOf } from "./report/section.js";
import { writeSection } from "./report/write-report.js";
import { runSize } from "./run-size.js";

/*
 * `npm run bench`: the same questions to several ways of answering them, over one generated graph. See docs/performance.md,
 * into which the tables go; those of `--quick`, and of some rows only, go to .bench/results.
 */

const REPORT = join("docs", "performance.md");
const RESULTS = join(BENCH_FOLDER, "results");

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const progress = new ConsoleProgress(process.stderr);
  const cleanUp = new CleanUp();
  cleanUp.onSignals();
  mkdirSync(RESULTS, { recursive: true });
  try {
    await preparePeer(progress);
    for (const name of options.sizes) {
      const [startedAt, loadAtStart] = [Date.now(), loadavg()[0] ?? 0];
      const result = await runSize(name, options, progress, cleanUp);
      await cleanUp.run();
      const note: RunNote = {
        command: ["npm run bench --", ...args].join(" "),
        date: new Date(startedAt).toISOString().slice(0, 10),
        seconds: (Date.now() - startedAt) / 1_000,
        cypherTimeoutMs: options.cypherTimeoutMs,
        loadAtStart,
      };
      const section = sectionOf(result, note);
      const file = join(RESULTS, options.isQuick ? `${name}-quick` : name);
      writeFileSync(`${file}.json`, `${JSON.stringify({ note, result }, null, 2)}\n`);
      await writeSection(isForReport(options) ? REPORT : `${file}.md`, name, section);
      process.stdout.write(`${section}\n`);
    }
  } finally {
    await cleanUp.run();
  }
}

function isForReport({ isQuick, only }: BenchOptions): boolean {
  return !isQuick && only === null;
}

await main(process.argv.slice(2));
