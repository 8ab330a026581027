/** A lens as each side says it. */
export interface BenchLens {
  readonly name: string;
  readonly title: string;
  /** For our API. */
  readonly input: Readonly<Record<string, unknown>>;
  /** A Cypher predicate over the relationship in a variable; null where every fact of the graph passes. */
  readonly believed: ((fact: string) => string) | null;
}

const asserted = (fact: string): string =>
  `MATCH (s:Statement {id: ${fact}.statementId})<-[:ABOUT]-(c:Claim) WHERE c.stance = 'ASSERTS'`;
const NOT_WITHDRAWN = "NOT EXISTS { (c)<-[:RETRACTS|SUPERSEDES]-() }";

/**
 * Written by hand for what the generated graph holds: a claim is withdrawn by one that is not withdrawn itself, and repeats
 * one that repeats none. In general these rules need code.
 */
const DATE = "2019-01-01T00:00:00Z";
const YEAR = "2019";
const known = (claim: string): string =>
  `coalesce(${claim}.publishedAt, head(COLLECT { MATCH (${claim})-[:PUBLISHED_IN]->(o) RETURN o.publishedAt })) < '${YEAR}'`;

export const LENSES = {
  all: {
    name: "all",
    title: "all claims",
    input: { policy: { preset: "ALL_CLAIMS" } },
    believed: null,
  },
  best: {
    name: "best",
    title: "default lens",
    input: {},
    believed: (fact) => `EXISTS { ${asserted(fact)} AND ${NOT_WITHDRAWN} }`,
  },
  then: {
    name: "then",
    title: "as published by 2019",
    input: { publishedBefore: DATE },
    believed: (fact) => `EXISTS { ${asserted(fact)} AND ${known("c")}
      AND NOT EXISTS { MATCH (c)-[:RESTATES]->(d) WHERE NOT ${known("d")} } }`,
  },
  others: {
    name: "others",
    title: "not by a threat actor alone",
    input: { policy: { preset: "NOT_THREAT_ACTOR_ALONE" } },
    believed: (
      fact,
    ) => `EXISTS { ${asserted(fact)} AND ${NOT_WITHDRAWN} AND NOT c.speakerRole IN ['THREAT_ACTOR', 'TRACKER']
      AND NOT EXISTS { (c)-[:RESTATES]->() } }`,
  },
} as const satisfies Readonly<Record<string, BenchLens>>;
