import { vocabulary } from "../../shared/vocabulary.js";
import type { Counts } from "./verdict.js";

export const JOB_STATE = vocabulary("ImportState", "How far an import is.", {
  WAITING: "Its turn has not come.",
  READING: "Its files are read to their ends once, before anything is written.",
  WRITING: "Its items are checked and written.",
  DONE: "Every item has its verdict.",
  FAILED: "It could not go on; the error says why. The same files again go on where it ended.",
});
export type JobState = keyof typeof JOB_STATE.values;

/** An import, as it is kept: it outlives the server that runs it. */
export interface ImportJob {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of what is imported, and how. */
  readonly fingerprint: string;
  readonly state: JobState;
  /** Whether it only tells what it would do. */
  readonly dryRun: boolean;
  readonly who: string;
  readonly note: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** Items of all files; null until they were read. */
  readonly total: number | null;
  /** Items that have their verdict. */
  readonly done: number;
  readonly counts: Counts;
  /** Items a second, since the import began or went on; null before the first. */
  readonly rate: number | null;
  /** Seconds until it is done, if it goes on like this. */
  readonly secondsLeft: number | null;
  /** While READING: how much of the files was read, from 0 to 1. */
  readonly read: number | null;
  readonly error: string | null;
}
