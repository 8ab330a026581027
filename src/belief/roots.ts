import { agentOf, type Claim, type StatementBelief } from "./claim.js";
import { isPublic, byPublication, publicSources } from "./clocks.js";
import type { Lens } from "./lens.js";
import { Origins } from "./origins.js";
import type { SpeakerRole } from "./vocabularies.js";

/** An agent who first said a thing, by the claim in which it did. */
export interface Root {
  readonly agentId: string;
  readonly claim: Claim;
}

/**
 * The independent roots behind standing assertions: distinct speakers (a spokesman counts as the one spoken for),
 * each by its first claim; one who spoke first as a tracker and then as an analyst, by its first as an analyst. A claim
 * that repeats another, by restating it or by citation, adds no root of its own: it is traced back to where its chain
 * begins.
 *
 * What is repeated need not stand nor be let in by the lens's exclusions: an echo does not become a root because the
 * original is looked away from.
 */
export function independentRoots(lens: Lens, belief: StatementBelief, assertions: readonly Claim[]): Root[] {
  const { inOrder, origins } = originsUnder(lens, belief);
  const roots = new Map<string, Root>();
  for (const assertion of inOrder.filter((claim) => assertions.includes(claim))) {
    const claim = origins.of(assertion);
    const root = { agentId: agentOf(claim), claim };
    const earlier = roots.get(root.agentId);
    if (!earlier || (isTrusted(root) && !isTrusted(earlier))) roots.set(root.agentId, root);
  }
  return [...roots.values()];
}

/** Of what the database held at the lens's moment (see `heldAt`): the claims that were public, earliest first, and where what they say begins. */
export function originsUnder(
  lens: Lens,
  belief: StatementBelief,
): { readonly inOrder: readonly Claim[]; readonly origins: Origins } {
  const known = belief.claims.filter((claim) => isPublic(lens, claim));
  const inOrder = [...known].sort(byPublication);
  const origins = new Origins(inOrder, belief.statement.id, (claim) => publicSources(lens, claim));
  return { inOrder, origins };
}

function isTrusted({ claim }: Root): boolean {
  return !isUntrustedAlone(claim.speakerRole);
}

/** Whether a speaker in this role is taken at its word by nobody alone. */
export function isUntrustedAlone(role: SpeakerRole): boolean {
  return role === "THREAT_ACTOR" || role === "TRACKER";
}
