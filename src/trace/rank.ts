import type { Fact } from "./fact.js";
import type { Hop, Path } from "./result.js";

/** The hop that a path is only as good as: the one of the lowest confidence, the first of several. */
export function weakestHop(path: Path): Hop {
  const weakest = path.reduce<Hop | undefined>(
    (least, hop) => (least && confidence(least.fact) <= confidence(hop.fact) ? least : hop),
    undefined,
  );
  if (!weakest) throw new Error("A path has a hop at least.");
  return weakest;
}

export function weakestConfidence(path: Path): number {
  return confidence(weakestHop(path).fact);
}

/** A text that tells a path from every other: its statements, in order. */
export function pathKey(path: Path): string {
  return path.map((hop) => `${hop.from.id}>${hop.fact.statementId}`).join(" ");
}

/**
 * Paths, strongest first: by the confidence of the weakest hop, then the shorter, then by the confidence of all hops,
 * then in a fixed order.
 */
export function rankPaths(paths: readonly Path[]): Path[] {
  return paths
    .map((path) => ({
      path,
      weakest: weakestConfidence(path),
      all: total(path),
      key: pathKey(path),
    }))
    .sort(
      (a, b) =>
        b.weakest - a.weakest || a.path.length - b.path.length || b.all - a.all || (a.key < b.key ? -1 : 1),
    )
    .map(({ path }) => path);
}

/** Paths, shortest first; those of one length strongest first. */
export function rankByLength(paths: readonly Path[]): Path[] {
  return rankPaths(paths).sort((a, b) => a.length - b.length);
}

function total(path: Path): number {
  return path.reduce((sum, hop) => sum + confidence(hop.fact), 0);
}

function confidence(fact: Fact): number {
  return fact.seen.standing.confidence;
}
