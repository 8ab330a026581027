import type { GraphReader } from "../graph/graph.js";
import { readHead } from "./read-journal.js";

/** How often the journal is looked at while somebody listens, in milliseconds. */
const INTERVAL_MS = 400;

/**
 * Tells listeners that the journal has grown, whoever wrote: this server or another on the same database; and that a day
 * has begun (UTC), for then what is dated by the day before is public. It looks at the journal's end only while somebody
 * listens. What is new, a listener reads for itself, from where it stands.
 */
export class ChangeFeed {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | null = null;
  private seen = -1;
  private day = utcDay();
  private isOpen = true;

  constructor(private readonly graph: GraphReader) {}

  /**
   * Yields once at the start, and again whenever the journal has grown or a day has begun since; all of it between two
   * turns counts once.
   * Ends when the signal says so, or the feed is closed.
   */
  async *changes(signal: AbortSignal): AsyncGenerator<void, void, undefined> {
    let wake = (): void => {};
    let isDue = true;
    const listener = (): void => {
      isDue = true;
      wake();
    };
    signal.addEventListener("abort", listener);
    this.listen(listener);
    try {
      while (this.isOpen && !signal.aborted) {
        if (isDue) {
          isDue = false;
          yield;
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    } finally {
      signal.removeEventListener("abort", listener);
      this.listeners.delete(listener);
    }
  }

  /** Ends every listener. */
  close(): void {
    this.isOpen = false;
    if (this.timer) clearTimeout(this.timer);
    this.wakeAll();
  }

  /** Tells everybody again as soon as the journal can be read: somebody could not read what is new. */
  repeat(): void {
    this.seen = -1;
  }

  /** Looks at once: this server has just written. */
  poke(): void {
    if (this.listeners.size > 0) void this.look();
  }

  private listen(listener: () => void): void {
    this.listeners.add(listener);
    if (!this.timer) this.schedule();
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      void this.look().finally(() => {
        this.timer = null;
        if (this.isOpen && this.listeners.size > 0) this.schedule();
      });
    }, INTERVAL_MS);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    try {
      const { sequence } = await readHead(this.graph);
      const day = utcDay();
      if (sequence === this.seen && day === this.day) return;
      [this.seen, this.day] = [sequence, day];
      this.wakeAll();
    } catch {
      // The database is away for a moment; the next look tells what was missed.
    }
  }

  private wakeAll(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The number of this day since 1970. */
export function utcDay(): number {
  return Math.floor(Date.now() / 86_400_000);
}
