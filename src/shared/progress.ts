/**
 * Where long work says how far it is. One step is open at a time; `update` may be called often, the
 * implementation decides how much of it is shown.
 */
export interface Progress {
  /** Opens a step, for example "Starting Neo4j". */
  start(step: string): void;
  /** Says how far the open step is, for example "120 of 212 jars". */
  update(detail: string): void;
  /** Closes the open step; `detail` says what came of it. */
  done(detail?: string): void;
}

/** Progress that nobody reads: for tests and for work that is too short to report. */
export const silentProgress: Progress = { start: () => {}, update: () => {}, done: () => {} };
