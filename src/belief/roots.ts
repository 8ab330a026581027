import { agentOf, type Claim, type StatementBelief } from "./claim.js";
import { isWithinClocks, knownFrom } from "./clocks.js";
import type { Lens } from "./lens.js";
import type { SpeakerRole } from "./vocabularies.js";

/** An agent who first said a thing, by the claim in which it did. */
export interface Root {
  readonly agentId: string;
  readonly claim: Claim;
}

/**
 * The independent roots behind standing assertions: distinct speakers (a spokesman counts as the one spoken for),
 * each by its first claim. A claim that restates another, or whose sources all lead by citation to the sources of
 * another speaker's earlier claim, adds no root of its own: it is traced back to the one it repeats.
 *
 * What is repeated need not stand nor be let in by the lens's exclusions: an echo does not become a root because the
 * original is looked away from.
 */
export function independentRoots(lens: Lens, belief: StatementBelief, assertions: readonly Claim[]): Root[] {
  const known = belief.claims.filter((claim) => claim.stance === "ASSERTS" && isWithinClocks(lens, claim));
  const inOrder = [...known].sort((a, b) => knownFrom(a) - knownFrom(b) || (a.id < b.id ? -1 : 1));
  const origins = originsOf(inOrder, belief.statement.id);
  const roots = new Map<string, Root>();
  for (const assertion of inOrder.filter((claim) => assertions.includes(claim))) {
    const origin = origins.get(assertion.id) ?? assertion;
    const agentId = agentOf(origin);
    if (!roots.has(agentId)) roots.set(agentId, { agentId, claim: origin });
  }
  return [...roots.values()];
}

/** For each claim the one where its chain of restating and citing begins. */
function originsOf(inOrder: readonly Claim[], statementId: string): Map<string, Claim> {
  const byId = new Map(inOrder.map((claim) => [claim.id, claim]));
  const origins = new Map<string, Claim>();
  const firsts: Claim[] = [];
  for (const claim of inOrder) {
    const restated = claim.restates
      .map((id) => byId.get(id))
      .find((found) => found !== undefined && found !== claim);
    const origin = restated
      ? (origins.get(restated.id) ?? restated)
      : firsts.find((first) => leadsBackTo(claim, first));
    origins.set(claim.id, origin ?? claim);
    if (!origin && claim.statementId === statementId) firsts.push(claim);
  }
  return origins;
}

/** Every source of the claim cites, in the end, a source of the other; sharing a source is no dependence. */
function leadsBackTo(claim: Claim, earlier: Claim): boolean {
  if (agentOf(claim) === agentOf(earlier) || claim.sources.length === 0) return false;
  const origins = new Set(earlier.sources.map((source) => source.id));
  return claim.sources.every(
    (source) => !origins.has(source.id) && source.leadsTo.some((id) => origins.has(id)),
  );
}

/** Whether a speaker in this role is taken at its word by nobody alone. */
export function isUntrustedAlone(role: SpeakerRole): boolean {
  return role === "THREAT_ACTOR" || role === "TRACKER";
}
