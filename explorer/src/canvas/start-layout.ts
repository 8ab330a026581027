import type { Places, Point } from "./geometry";
import { type LayoutTask, settle, toCircles } from "./layouts";
import { runLayout } from "./run-layout";

/** More boxes than these take so long that the page would stand still. */
const MOST_AT_ONCE = 120;

/** A layout that is on its way. */
export interface RunningLayout {
  readonly places: Promise<Places>;
  /** Ends it; the boxes are put on circles instead. */
  readonly cancel: () => void;
}

let hasForces = false;

/** Places few boxes at once, and many in a worker, so that the page stays at hand. */
export function startLayout(task: LayoutTask): RunningLayout | Places {
  if (task.boxes.length > MOST_AT_ONCE) return startWorker(task);
  return task.kind === "ranks" || hasForces ? runLayout(task) : startWithForces(task);
}

/** The first layout by forces waits for its code; without it, there are circles. */
function startWithForces(task: LayoutTask): RunningLayout {
  const { promise, resolve } = withResolver<Places>();
  const circles = (): void => resolve(settle(task, toCircles(task)));
  import("./forces").then(() => {
    hasForces = true;
    resolve(runLayout(task));
  }, circles);
  return { places: promise, cancel: circles };
}

function startWorker(task: LayoutTask): RunningLayout {
  const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
  const { promise, resolve } = withResolver<Places>();
  const end = (places: Places): void => {
    worker.terminate();
    resolve(places);
  };
  worker.addEventListener("message", ({ data }: MessageEvent<[string, Point][]>) => end(new Map(data)));
  // Without a worker there is still a picture.
  worker.addEventListener("error", () => end(settle(task, toCircles(task))));
  worker.postMessage(task);
  return { places: promise, cancel: () => end(settle(task, toCircles(task))) };
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
