import type { Progress } from "../../shared/progress.js";

const HEARTBEAT_MILLISECONDS = 1_000;

/** What is said of a step beside its name. */
export interface StepWords<T> {
  /** How far it is; the seconds are added. */
  readonly detail?: () => string;
  /** What came of it. */
  readonly outcome?: (result: T, seconds: string) => string;
}

/** Does work as one step of the progress, told every second, and closed when the work fails too. */
export async function runStep<T>(
  progress: Progress,
  name: string,
  work: () => Promise<T>,
  words: StepWords<T> = {},
): Promise<T> {
  const began = Date.now();
  progress.start(name);
  const heartbeat = setInterval(() => {
    const seconds = `${Math.round((Date.now() - began) / 1000)} s`;
    progress.update(words.detail ? `${words.detail()}, ${seconds}` : seconds);
  }, HEARTBEAT_MILLISECONDS);
  try {
    const result = await work();
    progress.done(words.outcome?.(result, ((Date.now() - began) / 1000).toFixed(1)));
    return result;
  } catch (error) {
    progress.done("failed");
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}
