import "./forces";
import type { LayoutTask } from "./layouts";
import { runLayout } from "./run-layout";

/** A linear congruence instead of chance: the same graph comes to the same picture. Only this worker's own. */
let seed = 1;
Math.random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed / 2 ** 31;
};

addEventListener("message", ({ data }: MessageEvent<LayoutTask>) => {
  postMessage([...runLayout(data)]);
});
