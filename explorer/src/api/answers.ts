import { ask } from "./client";
import { Problem, toProblem } from "./problem";
import type { Request } from "./requests";

/** How a request stands. `data` stays while it is asked anew. */
export interface Answer<T> {
  readonly state: "loading" | "ready" | "failed";
  readonly data: T | null;
  readonly problem: Problem | null;
  /** When it was asked, in milliseconds of the clock. */
  readonly askedAt: number;
}

interface Entry {
  readonly request: Request<unknown>;
  readonly abort: AbortController;
  answer: Answer<unknown>;
}

/** How many answers are kept: enough to go back and forth. */
const MOST_ANSWERS = 300;

/**
 * The answers of the API by request. Each is asked once and kept, until something was recorded (`refresh`): then what is
 * looked at is asked anew, and shown as it was meanwhile.
 */
export class Answers {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  /** What was known before something was recorded: shown until the new answer is there. */
  private stale = new Map<string, unknown>();
  private generation = 0;

  /** For useSyncExternalStore: changes whenever an answer does. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly version = (): number => this.generation;

  /** The answer as it stands; asks if nobody did. */
  get<T>(request: Request<T>): Answer<T> {
    const key = keyOf(request);
    const known = this.entries.get(key);
    if (known) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known.answer as Answer<T>;
    }
    return this.start(key, request, null).answer as Answer<T>;
  }

  /** Asks again what failed. */
  retry(): void {
    for (const [key, { answer, request }] of [...this.entries]) {
      if (answer.state === "failed") this.start(key, request, answer.data);
    }
    this.tell();
  }

  /** Ends what is on its way: the reader does not want to wait. */
  cancel(): void {
    for (const { answer, abort } of this.entries.values()) if (answer.state === "loading") abort.abort();
  }

  /** Something was recorded: what is looked at from now on is asked anew. */
  refresh(): void {
    this.stale = new Map();
    for (const [key, { answer, abort }] of this.entries) {
      abort.abort();
      if (answer.data !== null) this.stale.set(key, answer.data);
    }
    this.entries.clear();
    this.tell();
  }

  private start(key: string, request: Request<unknown>, last: unknown): Entry {
    const abort = new AbortController();
    const data = last ?? this.stale.get(key) ?? null;
    const entry: Entry = {
      request,
      abort,
      answer: { state: "loading", data, problem: null, askedAt: Date.now() },
    };
    this.entries.set(key, entry);
    this.drop();
    ask(request, abort.signal).then(
      (answered) => this.settle(key, entry, { state: "ready", data: answered, problem: null }),
      (error: unknown) => {
        const problem = abort.signal.aborted
          ? new Problem("You stopped waiting for it.", "ABORTED")
          : toProblem(error);
        this.settle(key, entry, { state: "failed", data, problem });
      },
    );
    return entry;
  }

  private settle(key: string, entry: Entry, answer: Omit<Answer<unknown>, "askedAt">): void {
    if (this.entries.get(key) !== entry) return;
    entry.answer = { ...answer, askedAt: entry.answer.askedAt };
    if (answer.state === "ready") this.stale.delete(key);
    this.tell();
  }

  private drop(): void {
    for (const [key, { answer }] of this.entries) {
      if (this.entries.size <= MOST_ANSWERS) return;
      if (answer.state !== "loading") this.entries.delete(key);
    }
  }

  private tell(): void {
    this.generation += 1;
    for (const listener of this.listeners) listener();
  }
}

/** Two that read one answer in different ways bear different titles. */
function keyOf({ title, query, variables }: Request<unknown>): string {
  return `${title}\n${query}\n${JSON.stringify(variables)}`;
}
