import type { Fact } from "./fact.js";
import type { Hop, Path } from "./result.js";

/** The hop that a path is only as good as: the one of the lowest confidence, the first of several. */
export function weakestHop<Of extends Fact>(path: Path<Of>): Hop<Of> {
  const weakest = path.reduce<Hop<Of> | undefined>(
    (least, hop) => (least && least.fact.confidence <= hop.fact.confidence ? least : hop),
    undefined,
  );
  if (!weakest) throw new Error("A path has a hop at least.");
  return weakest;
}

export function weakestConfidence(path: Path<Fact>): number {
  return weakestHop(path).fact.confidence;
}

/** A text that tells a path from every other: its statements, in order. */
export function pathKey(path: Path<Fact>): string {
  return path.map((hop) => `${hop.from.id}>${hop.fact.statementId}`).join(" ");
}

/**
 * Paths, strongest first: by the confidence of the weakest hop, then the shorter, then by the confidence of all hops,
 * then in a fixed order.
 */
export function rankPaths<Of extends Fact>(paths: readonly Path<Of>[]): Path<Of>[] {
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
export function rankByLength<Of extends Fact>(paths: readonly Path<Of>[]): Path<Of>[] {
  return rankPaths(paths).sort((a, b) => a.length - b.length);
}

function total(path: Path<Fact>): number {
  return path.reduce((sum, hop) => sum + hop.fact.confidence, 0);
}
