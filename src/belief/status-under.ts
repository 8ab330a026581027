import type { Claim, StatementBelief } from "./claim.js";
import { confidenceOf } from "./confidence.js";
import { heldAt } from "./held-at.js";
import type { Lens } from "./lens.js";
import { independentRoots, isUntrustedAlone, type Root } from "./roots.js";
import { type StandingClaims, standingClaims } from "./standing.js";
import type { Status } from "./vocabularies.js";

/** What a lens makes of a statement, and from what. */
export interface Standing extends StandingClaims {
  readonly status: Status;
  /** 0-100, a convention and not a probability: see `confidenceOf`. */
  readonly confidence: number;
  readonly roots: readonly Root[];
  /** What the database held of the statement at the lens's moment: its claims are those that are sorted here. */
  readonly held: StatementBelief;
}

/**
 * The status of a statement under a lens: a pure function of the lens and the claims, and the only place where a
 * status comes from. Its truth table is in docs/data-model.md and in its test.
 */
export function statusUnder(lens: Lens, belief: StatementBelief): Standing {
  const held = heldAt(lens.recordedBefore, belief);
  const claims = standingClaims(lens, held);
  const roots = independentRoots(lens, held, claims.assertions);
  const status = statusOf(claims, roots);
  return { ...claims, roots, status, confidence: confidenceOf(status, roots), held };
}

function statusOf(claims: StandingClaims, roots: readonly Root[]): Status {
  if (claims.assertions.length === 0) {
    if (claims.oppositions.length > 0) return "REFUTED";
    if (claims.withdrawnAssertions.length === 0) return "UNSUPPORTED";
    return claims.lastWithdrawal === "RETRACTS" ? "RETRACTED" : "SUPERSEDED";
  }
  if (claims.oppositions.length > 0) return "DISPUTED";
  if (isConfirmed(claims.assertions)) return "CONFIRMED";
  const trusted = trustedAmong(roots).length;
  if (trusted === 0) return "ALLEGED";
  return trusted === 1 ? "REPORTED" : "CORROBORATED";
}

/** Whether threat actors and trackers are all there is behind standing assertions, whatever opposes them. */
export function restsOnUntrustedAlone(assertions: readonly Claim[], roots: readonly Root[]): boolean {
  return !isConfirmed(assertions) && trustedAmong(roots).length === 0;
}

function isConfirmed(assertions: readonly Claim[]): boolean {
  return assertions.some((claim) => ["VICTIM", "REGULATOR", "GOVERNMENT"].includes(claim.speakerRole));
}

function trustedAmong(roots: readonly Root[]): Root[] {
  return roots.filter((root) => !isUntrustedAlone(root.claim.speakerRole));
}
