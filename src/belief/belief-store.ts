import { type GraphReader, integer, type Row } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { tlpOfRank } from "../shared/tlp.js";
import { BELIEF_OF_S, parseBelief, S_IS_VISIBLE } from "./belief-query.js";
import type { StatementBelief } from "./claim.js";
import type { Measurement, Source } from "./source.js";

const BELIEFS_BY_STATEMENT = defineQuery(
  "belief.by-statement",
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (s:Statement {id: id}) RETURN s
     UNION
     MATCH (old:Merged {id: id})-[:MERGED_INTO*1..20]->(s:Statement) WHERE old.tlp <= $tlp RETURN s
   }
   WITH id, s WHERE ${S_IS_VISIBLE}
   RETURN id, ${BELIEF_OF_S} AS belief`,
);
const STATEMENTS_OF_CLAIMS = defineQuery(
  "belief.statements-of-claims",
  `UNWIND $ids AS id
   MATCH (c:Claim {id: id}) WHERE c.tlp <= $tlp
   RETURN id, c.statementId AS statementId`,
);
const STATEMENTS_OF_ENTITY = defineQuery(
  "belief.statements-of-entity",
  `MATCH (s:Statement) WHERE (s.subjectId = $id OR s.objectId = $id) AND s.id > $after AND ${S_IS_VISIBLE}
   WITH s ORDER BY s.id LIMIT $limit
   RETURN ${BELIEF_OF_S} AS belief`,
);
const SOURCES_BY_ID = defineQuery(
  "belief.sources",
  `UNWIND $ids AS id
   MATCH (o:Source {id: id}) WHERE o.tlp <= $tlp
   RETURN o {.*} AS source, COLLECT { MATCH (o)-[:CITES]->(t:Source) WHERE t.tlp <= $tlp RETURN t.id } AS cites`,
);
const SOURCES_BY_URL = defineQuery(
  "belief.sources-by-url",
  `MATCH (o:Source {url: $url}) WHERE o.tlp <= $tlp
   RETURN o {.*} AS source, [] AS cites ORDER BY o.id`,
);
// Values travel as text: the driver's plain numbers are exact up to 2^53 only.
const MEASUREMENTS_BY_CLAIM = defineQuery(
  "belief.measurements",
  `UNWIND $ids AS id
   MATCH (c:Claim {id: id})-[:STATES]->(m:Measurement) WHERE c.tlp <= $tlp
   RETURN m {.*, claimId: c.id, value: toString(m.value), low: toString(m.low), high: toString(m.high)} AS measurement
   ORDER BY m.id`,
);

/**
 * The beliefs of these statements, by the id asked for; what the viewer may not see is missing, and an id that was merged
 * gives what took its place.
 */
export async function findBeliefs(
  graph: GraphReader,
  ids: readonly string[],
  tlp: number,
): Promise<Map<string, StatementBelief>> {
  if (ids.length === 0) return new Map();
  const rows = await graph.read(BELIEFS_BY_STATEMENT, { ids, tlp: integer(tlp) });
  return new Map(rows.map((row) => [row.get("id") as string, parseBelief(row, "belief")]));
}

/** The ids of the statements that these claims are about, by claim id. */
export async function findStatementsOfClaims(
  graph: GraphReader,
  ids: readonly string[],
  tlp: number,
): Promise<Map<string, string>> {
  const rows = await graph.read(STATEMENTS_OF_CLAIMS, { ids, tlp: integer(tlp) });
  return new Map(rows.map((row) => [row.get("id") as string, row.get("statementId") as string]));
}

/** Statements with the entity as subject or object, in the order of their ids, after the id `after` ("" for the start). */
export async function findStatementsOf(
  graph: GraphReader,
  entityId: string,
  page: { readonly after: string; readonly limit: number; readonly tlp: number },
): Promise<StatementBelief[]> {
  const rows = await graph.read(STATEMENTS_OF_ENTITY, {
    id: entityId,
    after: page.after,
    limit: integer(page.limit),
    tlp: integer(page.tlp),
  });
  return rows.map((row) => parseBelief(row, "belief"));
}

/** Sources by id. */
export async function findSources(
  graph: GraphReader,
  ids: readonly string[],
  tlp: number,
): Promise<Map<string, Source>> {
  const rows = await graph.read(SOURCES_BY_ID, { ids, tlp: integer(tlp) });
  return new Map(rows.map(parseSource).map((source) => [source.id, source]));
}

/** Sources at an address, without what they cite. */
export async function findSourcesByUrl(graph: GraphReader, url: string, tlp: number): Promise<Source[]> {
  const rows = await graph.read(SOURCES_BY_URL, { url, tlp: integer(tlp) });
  return rows.map(parseSource);
}

/** The measurements that these claims state, by claim id. */
export async function findMeasurements(
  graph: GraphReader,
  claimIds: readonly string[],
  tlp: number,
): Promise<Map<string, Measurement[]>> {
  const rows = await graph.read(MEASUREMENTS_BY_CLAIM, { ids: claimIds, tlp: integer(tlp) });
  const byClaim = new Map<string, Measurement[]>();
  for (const measurement of rows.map(parseMeasurement)) {
    const of = byClaim.get(measurement.claimId);
    if (of) of.push(measurement);
    else byClaim.set(measurement.claimId, [measurement]);
  }
  return byClaim;
}

function parseSource(row: Row): Source {
  const stored = row.get("source") as Record<string, unknown>;
  return {
    ...nulls(stored, ["url", "publisherId", "authorId", "publishedAt", "retrievedAt", "contentHash"]),
    ...stored,
    marking: tlpOfRank(stored["tlp"] as number),
    cites: row.get("cites") as string[],
  } as unknown as Source;
}

function parseMeasurement(row: Row): Measurement {
  const stored = row.get("measurement") as Record<string, unknown>;
  return {
    ...nulls(stored, ["asWritten", "unitBasis", "asOf"]),
    ...stored,
    value: toBigInt(stored["value"]),
    low: toBigInt(stored["low"]),
    high: toBigInt(stored["high"]),
  } as unknown as Measurement;
}

/** A property that Neo4j does not hold is absent from the map; in a model it is null. */
function nulls(stored: Record<string, unknown>, names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.filter((name) => !(name in stored)).map((name) => [name, null]));
}

function toBigInt(text: unknown): bigint | null {
  return typeof text === "string" ? BigInt(text) : null;
}
