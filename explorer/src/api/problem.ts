import type { Entity } from "../graph/model";

/** Why a question has no answer, in words for the reader; `code` is the server's, or NO_ANSWER where there was none. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    message: string,
    readonly code: string | null,
    /** Entities that may have been meant by a name that nobody bears. */
    readonly suggestions: readonly Entity[] = [],
  ) {
    super(message);
  }

  /** Whether the same question may be answered a little later. */
  get mayPass(): boolean {
    return this.code === "NO_ANSWER" || this.code === "UNAVAILABLE" || this.code === "DEADLINE_EXCEEDED";
  }
}

export function toProblem(error: unknown): Problem {
  return error instanceof Problem
    ? error
    : new Problem(error instanceof Error ? error.message : String(error), null);
}
