import type { ReactNode } from "react";
import type { ImportJob } from "./use-live";

const STATES: Readonly<Record<ImportJob["state"], string>> = {
  WAITING: "is waiting for its turn",
  READING: "is being read",
  WRITING: "is being written",
  DONE: "is done",
  FAILED: "failed",
};

interface Props {
  readonly job: ImportJob;
  readonly dismiss: () => void;
}

/** How far an import is. */
export function ImportBar({ job, dismiss }: Props): ReactNode {
  const { name, state, error } = job;
  const isOver = state === "DONE" || state === "FAILED";
  const share = shareOf(job);
  return (
    <div className="import" data-state={state} role="group" aria-label={`Import of ${name}`}>
      <p>
        <strong>
          {state === "DONE" ? "✓ " : state === "FAILED" ? "✕ " : ""}
          The import of {name} {STATES[state]}
        </strong>
        <span className="quiet"> {figuresOf(job)}</span>
      </p>
      {state === "FAILED" && (
        <p role="alert">{error ?? "The server gave no reason."} The same files again go on where it ended.</p>
      )}
      {!isOver && (
        <progress max={1} {...(share !== null && { value: share })} aria-label={`Import of ${name}`} />
      )}
      {/* The bar changes many times a second; what is read out is its beginning and its end. */}
      <span className="visually-hidden" role="status">
        {`The import of ${name} ${STATES[state]}.`}
      </span>
      {isOver && (
        <button type="button" className="plain" onClick={dismiss}>
          Dismiss
        </button>
      )}
    </div>
  );
}

/** 0 to 1: of the reading, then of the writing; null where it is not known. */
function shareOf({ state, read, done, total }: ImportJob): number | null {
  if (state === "READING") return read;
  if (state === "WRITING") return total ? done / total : null;
  return null;
}

function figuresOf({ state, read, done, total, rate, secondsLeft, counts }: ImportJob): string {
  const number = (value: number): string => Math.round(value).toLocaleString("en");
  if (state === "READING") return read === null ? "" : `${number(read * 100)} %`;
  const parts = [
    total === null
      ? done > 0
        ? `${number(done)} items`
        : null
      : `${number(done)} of ${number(total)} items`,
    state === "WRITING" && rate !== null ? `${number(rate)} a second` : null,
    state === "WRITING" && secondsLeft !== null ? `${number(secondsLeft)} s left` : null,
    ...(state === "DONE" ? outcomesOf(counts) : []),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** "3,990 new, 10 rejected": those that there are. */
function outcomesOf({ created, updated, unchanged, rejected }: ImportJob["counts"]): string[] {
  const outcomes = [
    [created, "new"],
    [updated, "with something new"],
    [unchanged, "there before"],
    [rejected, "rejected"],
  ] as const;
  return outcomes.flatMap(([count, word]) => (count > 0 ? [`${count.toLocaleString("en")} ${word}`] : []));
}
