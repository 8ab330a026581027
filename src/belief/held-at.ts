import type { CitedSource, Claim, StatementBelief } from "./claim.js";

/**
 * What the database held of a statement's belief at a moment of record time, in milliseconds since 1970: claims, where
 * they were published, and who cites whom. Infinity asks for what it holds now.
 */
export function heldAt(moment: number, belief: StatementBelief): StatementBelief {
  const claims = belief.claims.filter((claim) => isHeld(claim, moment));
  return { ...belief, claims: claims.map((claim) => claimAt(moment, claim)) };
}

/** A claim with the sources, and their citations, that the database held of it at a moment of record time. */
export function claimAt(moment: number, claim: Claim): Claim {
  return moment === Infinity ? claim : { ...claim, sources: sourcesAt(moment, claim.sources) };
}

function isHeld({ recordedAt, recordedTo }: Claim, moment: number): boolean {
  return recordedAt <= moment && (recordedTo === null || recordedTo > moment);
}

function sourcesAt(moment: number, sources: readonly CitedSource[]): CitedSource[] {
  return sources
    .filter(({ recordedAt }) => recordedAt <= moment)
    .map((source) => ({
      ...source,
      leadsTo: source.leadsTo.filter(({ recordedAt }) => recordedAt <= moment),
    }));
}
