import type { Row } from "../graph/graph.js";
import { getRelation } from "../kinds/relations.js";
import { tlpOfRank } from "../shared/tlp.js";
import { byPublication } from "./clocks.js";
import type { CitedSource, Claim, Statement, StatementBelief } from "./claim.js";
import type { SpeakerRole, Stance } from "./vocabularies.js";

/** How far chains of restatements and of citations are followed; longer ones do not occur outside of errors. */
const RESTATED_DEPTH = 5;
const CITED_DEPTH = 8;

/**
 * A Cypher pattern: the claims `c` that decide the status of the statement `s`. Those about it, those that they
 * restate, and those that withdraw any of these.
 */
export const CLAIMS_OF_S = `MATCH (about:Claim)-[:ABOUT]->(s)
    MATCH (about)-[:RESTATES*0..${RESTATED_DEPTH}]->(told:Claim)
    MATCH (c:Claim)-[:SUPERSEDES|RETRACTS*0..1]->(told)
    WITH DISTINCT c`;

/** The same pattern from its other end: the statements `s` whose status a claim `c` may decide. */
export const STATEMENTS_OF_C = `MATCH (c)-[:SUPERSEDES|RETRACTS*0..1]->(told:Claim)
    MATCH (told)<-[:RESTATES*0..${RESTATED_DEPTH}]-(about:Claim)-[:ABOUT]->(s:Statement)`;

/** A Cypher expression: what the source `o` cites in the end, each with the record time of the last link on the way. */
export const LEADS_TO_OF_O = `COLLECT {
        MATCH (o)-[links:CITES*1..${CITED_DEPTH}]->(t:Source)
        RETURN DISTINCT [t.id, reduce(last = 0, link IN links |
          CASE WHEN link.recordedAt > last THEN link.recordedAt ELSE last END)]
      }`;

/** The same from the other end, as a pattern: the sources `citing` that lead to the source `o`, itself among them. */
export const CITING_OF_O = `MATCH (citing:Source)-[:CITES*0..${CITED_DEPTH}]->(o)`;

/**
 * A Cypher expression for everything that decides the status of the statement in variable `s`, as far as a viewer
 * with the parameter `$tlp` may see it. `parseBelief` reads what it returns.
 */
export const BELIEF_OF_S = `s {.*, claims: COLLECT {
    ${CLAIMS_OF_S} WHERE c.tlp <= $tlp
    RETURN c {.*, sources: COLLECT {
      MATCH (c)-[publication:PUBLISHED_IN]->(o:Source) WHERE o.tlp <= $tlp
      RETURN [o.id, o.publishedAt, publication.recordedAt, ${LEADS_TO_OF_O}]
    }}
  }}`;

/**
 * A Cypher predicate: the viewer may see the statement in variable `s`, that is, it and both its ends. (4 is RED: who
 * may see that, sees all.)
 */
export const S_IS_VISIBLE = `s.tlp <= $tlp
     AND ($tlp >= 4 OR NOT EXISTS { MATCH (end:Entity) WHERE end.id IN [s.subjectId, s.objectId] AND end.tlp > $tlp })`;

type Properties = Readonly<Record<string, unknown>>;

/** Reads a column made by `BELIEF_OF_S`. */
export function parseBelief(row: Row, column: string): StatementBelief {
  return toBelief(row.get(column));
}

/** Reads a value made by `BELIEF_OF_S`. */
export function toBelief(value: unknown): StatementBelief {
  const { claims, ...statement } = value as Properties & { claims: Properties[] };
  return { statement: parseStatement(statement), claims: claims.map(parseClaim).sort(byPublication) };
}

function parseStatement(stored: Properties): Statement {
  const { id, subjectId, predicate, objectId, validFrom, validTo, recordedAt, tlp } = stored;
  const own = Object.keys(getRelation(predicate as string).properties).filter((name) => name in stored);
  return {
    id: id as string,
    subjectId: subjectId as string,
    predicate: predicate as string,
    objectId: objectId as string,
    validFrom: (validFrom ?? null) as string | null,
    validTo: (validTo ?? null) as string | null,
    recordedAt: recordedAt as number,
    marking: tlpOfRank(tlp as number),
    qualifiers: Object.fromEntries(own.map((name) => [name, stored[name] as string | number])),
  };
}

function parseClaim(stored: Properties): Claim {
  const text = (name: string): string | null => (stored[name] ?? null) as string | null;
  const number = (name: string): number | null => (stored[name] ?? null) as number | null;
  return {
    id: stored["id"] as string,
    statementId: stored["statementId"] as string,
    stance: stored["stance"] as Stance,
    byId: stored["byId"] as string,
    onBehalfOfId: text("onBehalfOfId"),
    speakerRole: stored["speakerRole"] as SpeakerRole,
    claimedAt: text("claimedAt"),
    publishedAt: text("publishedAt"),
    recordedAt: stored["recordedAt"] as number,
    recordedTo: number("recordedTo"),
    quote: text("quote"),
    certainty: number("certainty"),
    marking: tlpOfRank(stored["tlp"] as number),
    sources: (stored["sources"] as StoredSource[]).map(toCitedSource).sort(byDate),
    supersedes: stored["supersedes"] as string[],
    retracts: stored["retracts"] as string[],
    restates: stored["restates"] as string[],
  };
}

/** Earliest first; what has no date comes last. */
function byDate(a: CitedSource, b: CitedSource): number {
  const [at, bt] = [a, b].map(({ publishedAt, id }) => `${publishedAt ?? "~"} ${id}`) as [string, string];
  return at < bt ? -1 : 1;
}

type StoredSource = readonly [
  id: string,
  publishedAt: string | null,
  recordedAt: number,
  leadsTo: readonly (readonly [id: string, recordedAt: number])[],
];

function toCitedSource([id, publishedAt, recordedAt, leadsTo]: StoredSource): CitedSource {
  return {
    id,
    publishedAt,
    recordedAt,
    leadsTo: leadsTo.map(([to, since]) => ({ id: to, recordedAt: since })),
  };
}
