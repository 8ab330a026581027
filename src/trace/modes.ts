import { vocabulary } from "../shared/vocabulary.js";
import type { Fact } from "./fact.js";
import { rankByLength, rankPaths } from "./rank.js";
import type { Path } from "./result.js";

export const TRACE_MODE = vocabulary("TraceMode", "Which paths a trace looks for.", {
  SHORTEST: "One of the paths with the fewest hops: the one whose weakest hop has the highest confidence.",
  ALL_SHORTEST: "All paths with the fewest hops, up to `maxPaths`, best first.",
  K_SHORTEST: "The `maxPaths` shortest paths, shortest first; those of one length best first.",
  SIMPLE_BOUNDED:
    "All paths of up to `maxHops` hops, up to `maxPaths`: the strongest weakest hop first, then the shorter.",
  PATTERN:
    "All paths that follow `steps`, up to `maxPaths`: the strongest weakest hop first, then the shorter.",
});
export type TraceMode = keyof typeof TRACE_MODE.values;

/** How a search goes about a mode. */
export interface ModePlan {
  /** How many paths are wanted. */
  readonly wanted: number;
  /** How many paths are enough to end the search at their length; Infinity where all lengths are looked at. */
  readonly enough: number;
  /** Whether more paths than are wanted make the answer a part of what was asked for. */
  readonly wantsAll: boolean;
  readonly rank: (paths: readonly Path<Fact>[]) => Path<Fact>[];
}

export function planOf(mode: TraceMode, maxPaths: number): ModePlan {
  switch (mode) {
    case "SHORTEST":
      return { wanted: 1, enough: 1, wantsAll: false, rank: rankPaths };
    case "ALL_SHORTEST":
      return { wanted: maxPaths, enough: 1, wantsAll: true, rank: rankPaths };
    case "K_SHORTEST":
      return { wanted: maxPaths, enough: maxPaths, wantsAll: false, rank: rankByLength };
    case "SIMPLE_BOUNDED":
    case "PATTERN":
      return { wanted: maxPaths, enough: Infinity, wantsAll: true, rank: rankPaths };
  }
}
