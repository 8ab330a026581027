import { vocabulary } from "../../shared/vocabulary.js";

export const OUTCOME = vocabulary("ImportOutcome", "What became of an item of an imported file.", {
  CREATED: "Its own record is new.",
  UPDATED: "Its own record was there; something of it, or about it, is new.",
  UNCHANGED: "All of it was there.",
  SKIPPED: "Well-formed, and nothing was to be recorded of it; the reason says why.",
  REJECTED: "Nothing of it was recorded; the reason says what is wrong.",
});
export type Outcome = keyof typeof OUTCOME.values;

/** What became of one item, and why. */
export interface Verdict {
  readonly file: string;
  /** A line's number, or a JSON pointer; "" for the file as a whole. */
  readonly at: number | string;
  readonly outcome: Outcome;
  /** Id of the node that its own record writes; null where none is written. */
  readonly id: string | null;
  /** "entity", "source", "statement", "claim" or "original"; null where there is no id. */
  readonly record: string | null;
  /** Why it was skipped or rejected: what was expected, and what came. */
  readonly reason: string | null;
  /** What to do about it. */
  readonly suggestion: string | null;
  /** What of it was not taken over. */
  readonly notes: readonly string[];
}

/** A verdict without an id. */
export function refused(
  place: { readonly file: string; readonly at: number | string },
  outcome: "SKIPPED" | "REJECTED",
  reason: string,
  suggestion: string | null = null,
): Verdict {
  return { ...place, outcome, id: null, record: null, reason, suggestion, notes: [] };
}

/** How many items had each outcome. */
export type Counts = Readonly<Record<Lowercase<Outcome>, number>>;

export const NO_COUNTS: Counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };

export function countVerdicts(verdicts: readonly Verdict[]): Counts {
  const counts = { ...NO_COUNTS };
  for (const { outcome } of verdicts) counts[outcome.toLowerCase() as Lowercase<Outcome>] += 1;
  return counts;
}
