import type { ViewLens } from "../state/view";
import type { Snapshot } from "./model";
import type { Snapshots } from "./scene";

/** A claim's day, and the fact that it is about. */
export interface DatedClaim {
  readonly id: string;
  readonly fact: string;
  /** From when it is known: the end of the day, month or year of its publication, as an ISO moment. */
  readonly knownFrom: string;
  readonly isDated: boolean;
}

/** The most claims that `nodes` gives at a time. */
const MOST_CLAIMS = 100;

/** All claims about the facts of some snapshots, each once, earliest first. */
export function claimsOf(snapshots: readonly Snapshot[]): readonly DatedClaim[] {
  const found = new Map<string, DatedClaim>();
  for (const { facts } of snapshots) {
    for (const { id: fact, claims } of facts.values()) {
      for (const { id, knownFrom, publishedAt } of claims) {
        found.set(id, { id, fact, knownFrom, isDated: publishedAt !== null });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.knownFrom.localeCompare(b.knownFrom));
}

/** Ids of the claims about facts that differ between the thumbs, of those that came between them. */
export function claimsBetween(
  { now, then, ever }: Snapshots,
  { since, before }: ViewLens,
): readonly string[] {
  if (!then || since === null) return [];
  const differs = (fact: string): boolean => now.facts.get(fact)?.status !== then.facts.get(fact)?.status;
  return claimsOf([then, now, ever])
    .filter(({ knownFrom }) => dayOf(knownFrom) > since && (before === null || dayOf(knownFrom) <= before))
    .filter(({ fact }) => differs(fact))
    .map(({ id }) => id)
    .slice(0, MOST_CLAIMS);
}

/** The day of an ISO moment, in UTC: what a thumb on that day lets in. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
