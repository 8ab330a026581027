const WINDOW_MILLISECONDS = 60_000;
const CRASHES_ALLOWED = 5;
const FIRST_PAUSE_MILLISECONDS = 250;
const LONGEST_PAUSE_MILLISECONDS = 4_000;

/** How often a crashing server is started again: at most 5 times in any minute, with growing pauses. */
export class CrashBudget {
  #crashes: number[] = [];

  /** Notes a crash at a time in milliseconds. The pause before the next start; undefined to give up. */
  note(now: number): number | undefined {
    this.#crashes = [...this.#crashes.filter((time) => now - time < WINDOW_MILLISECONDS), now];
    const count = this.#crashes.length;
    if (count > CRASHES_ALLOWED) return undefined;
    return Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** (count - 1), LONGEST_PAUSE_MILLISECONDS);
  }
}
