import type { ResultOf } from "./graphql";
import { EntityDetails, Evidence } from "./documents/details";
import type { Claim } from "../graph/model";
import type { ViewLens } from "../state/view";
import { ask } from "./client";
import { claimsRequest, makeRequest, type Request, toLens } from "./requests";

export type EvidenceAnswer = ResultOf<typeof Evidence>;
export type EvidenceStatement = NonNullable<EvidenceAnswer["statement"]>;
export type BeliefChange = NonNullable<EvidenceAnswer["beliefTimeline"]>[number];
export type EntityAnswer = ResultOf<typeof EntityDetails>;
export type Conflict = EntityAnswer["conflicts"]["nodes"][number];
export type EntityFacts = Extract<EntityAnswer["nodes"][number], { readonly name: string }>;

/** What stands behind a fact, as the view's lens sees it; how belief moved is told under its rule, at all times. */
export function evidenceRequest(id: string, lens: ViewLens): Request<EvidenceAnswer> {
  const variables = { id, lens: toLens(lens, "now"), policy: { preset: lens.preset } };
  return makeRequest("The evidence", Evidence, variables);
}

/** An entity, or what contradicts itself about a statement: both are asked for by an id. */
export function entityRequest(id: string, lens: ViewLens): Request<EntityAnswer> {
  return makeRequest("What is known of it", EntityDetails, { id, lens: toLens(lens, "now") });
}

/** The most claims that `nodes` gives at a time. */
const MOST_CLAIMS = 100;

/** Claims by id, whole, however many: asked once, for a file. */
export async function readClaims(ids: readonly string[]): Promise<ReadonlyMap<string, Claim>> {
  const found = new Map<string, Claim>();
  for (let start = 0; start < ids.length; start += MOST_CLAIMS) {
    const claims = await ask(claimsRequest(ids.slice(start, start + MOST_CLAIMS)));
    for (const claim of claims) found.set(claim.id, claim);
  }
  return found;
}
