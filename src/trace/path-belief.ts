import { knownFrom } from "../belief/clocks.js";
import type { Status } from "../belief/vocabularies.js";
import { type FuzzyDate, getFuzzyBounds, lastMomentOf } from "../shared/fuzzy-date.js";
import { type Tlp, tlpOfRank, tlpRank } from "../shared/tlp.js";
import { weakestHop } from "./rank.js";
import type { Path } from "./result.js";

/** A span of time; an end that is null is open. */
export interface Interval {
  readonly from: FuzzyDate | null;
  readonly to: FuzzyDate | null;
}

/** When all hops hold together: the intersection of their intervals, null where it is empty. */
export function validDuring(path: Path): Interval | null {
  const statements = path.map((hop) => hop.fact.seen.belief.statement);
  const from = latest(
    statements.flatMap(({ validFrom }) => (validFrom === null ? [] : [validFrom])),
    "earliest",
    1,
  );
  const to = latest(
    statements.flatMap(({ validTo }) => (validTo === null ? [] : [validTo])),
    "latest",
    -1,
  );
  if (from !== null && to !== null && getFuzzyBounds(from).earliest > lastMomentOf(to)) return null;
  return { from, to };
}

/** From when every hop had been asserted in public, in milliseconds since 1970; null where a hop never stood. */
export function knownSince(path: Path): number | null {
  const moments = path.map(({ fact }) =>
    Math.min(...fact.seen.standing.assertions.map((claim) => knownFrom(claim))),
  );
  const since = Math.max(...moments);
  return Number.isFinite(since) ? since : null;
}

export function statusOf(path: Path): Status {
  return weakestHop(path).fact.seen.standing.status;
}

export function confidenceOf(path: Path): number {
  return weakestHop(path).fact.seen.standing.confidence;
}

/** The narrowest marking among the nodes given and the hops' statements and claims. */
export function markingOf(path: Path, nodes: readonly { readonly marking: Tlp }[]): Tlp {
  const beliefs = path.map((hop) => hop.fact.seen.belief);
  const markings = [...nodes, ...beliefs.flatMap(({ statement, claims }) => [statement, ...claims])];
  return tlpOfRank(Math.max(0, ...markings.map(({ marking }) => tlpRank(marking))));
}

/** The date whose bound is the furthest: the latest for sign 1, the earliest for sign -1. */
function latest(dates: readonly FuzzyDate[], bound: "earliest" | "latest", sign: 1 | -1): FuzzyDate | null {
  return dates.reduce<FuzzyDate | null>((furthest, date) => {
    if (furthest === null) return date;
    return sign * (getFuzzyBounds(date)[bound] - getFuzzyBounds(furthest)[bound]) > 0 ? date : furthest;
  }, null);
}
