import type { CitedSource, Claim, Statement, StatementBelief } from "../../../src/belief/claim.js";
import { CURRENT_BEST, type EvidencePolicy, type Lens } from "../../../src/belief/lens.js";
import { type Standing, statusUnder } from "../../../src/belief/status-under.js";

/** A moment after everything that tests claim. */
export const LATER = Date.UTC(2030, 0, 1);

export const STATEMENT: Statement = {
  id: "statement",
  subjectId: "dataset",
  predicate: "ORIGINATES_FROM",
  objectId: "company",
  validFrom: null,
  validTo: null,
  recordedAt: 0,
  marking: "CLEAR",
  qualifiers: {},
};

/** An assertion by a paper of its own, public since 1 August 2021; `over` changes what a test is about. */
export function claim(id: string, over: Partial<Claim> = {}): Claim {
  return {
    id,
    statementId: STATEMENT.id,
    stance: "ASSERTS",
    byId: `speaker of ${id}`,
    onBehalfOfId: null,
    speakerRole: "PRESS",
    claimedAt: null,
    publishedAt: "2021-08-01",
    recordedAt: 0,
    recordedTo: null,
    quote: null,
    certainty: null,
    marking: "CLEAR",
    sources: [],
    supersedes: [],
    retracts: [],
    restates: [],
    ...over,
  };
}

/** A claim about another statement. */
export function elsewhere(id: string, over: Partial<Claim> = {}): Claim {
  return claim(id, { statementId: "another statement", ...over });
}

export function denial(id: string, over: Partial<Claim> = {}): Claim {
  return claim(id, { stance: "DENIES", ...over });
}

export function source(
  id: string,
  leadsTo: readonly string[] = [],
  publishedAt: string | null = null,
): CitedSource {
  return { id, publishedAt, recordedAt: 0, leadsTo: leadsTo.map((to) => ({ id: to, recordedAt: 0 })) };
}

export function belief(...claims: Claim[]): StatementBelief {
  return { statement: STATEMENT, claims };
}

export function lensWith(policy: Partial<EvidencePolicy> = {}, over: Partial<Lens> = {}): Lens {
  return {
    validAt: null,
    publishedBefore: LATER,
    recordedBefore: LATER,
    policy: { ...CURRENT_BEST, ...policy },
    ...over,
  };
}

/** What a lens that lets in everything makes of these claims. */
export function standingOf(...claims: Claim[]): Standing {
  return statusUnder(lensWith(), belief(...claims));
}

/** The status that these claims give. */
export function statusOf(...claims: Claim[]): string {
  return standingOf(...claims).status;
}

/** The agents of the independent roots, sorted. */
export function rootsOf(...claims: Claim[]): string[] {
  return standingOf(...claims)
    .roots.map((root) => root.agentId)
    .sort();
}
