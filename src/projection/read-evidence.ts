import { CLAIMS_OF_S, LEADS_TO_OF_O } from "../belief/belief-query.js";
import type { Graph, GraphReader, Row } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { tlpOfRank } from "../shared/tlp.js";
import type { Evidence, HeldClaim, HeldSource } from "./evidence.js";

/** Many million rows may take long on a machine that is busy. */
const SCAN_TIMEOUT_MS = 3_600_000;
const PAGE_TIMEOUT_MS = 120_000;

// Values come as lists: of millions of rows, names of properties would be most of what is sent.
const EVIDENCE = `s.id AS id, s.subjectId AS subjectId, s.predicate AS predicate, s.objectId AS objectId,
     s.validFrom AS validFrom, s.validTo AS validTo, s.recordedAt AS recordedAt, s.tlp AS tlp,
     COLLECT {
       ${CLAIMS_OF_S}
       RETURN [c.id, c.statementId, c.stance, c.byId, c.onBehalfOfId, c.speakerRole, c.claimedAt, c.publishedAt,
         c.recordedAt, c.recordedTo, c.certainty, c.tlp, c.supersedes, c.retracts, c.restates, COLLECT {
           MATCH (c)-[publication:PUBLISHED_IN]->(o:Source)
           RETURN [o.id, o.publishedAt, publication.recordedAt, o.tlp, ${LEADS_TO_OF_O}]
         }]
     } AS claims`;

// In the order of the store, which is that of its pages on the disk: an order by id is ten times as slow.
const ENTITIES = defineQuery(
  "projection.entities",
  "MATCH (n:Entity) RETURN n.id AS id, labels(n) AS labels, n.tlp AS tlp",
);
const ENTITIES_BY_ID = defineQuery(
  "projection.entities-by-id",
  `UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id AS id, labels(n) AS labels, n.tlp AS tlp`,
);
const STATEMENTS = defineQuery(
  "projection.statements",
  `MATCH (s:Statement) USING SCAN s:Statement WHERE s.id >= $from AND s.id < $to RETURN ${EVIDENCE}`,
);
const STATEMENTS_BY_ID = defineQuery(
  "projection.statements-by-id",
  `UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN ${EVIDENCE}`,
);
const COUNTS = defineQuery(
  "projection.counts",
  `RETURN COUNT { MATCH (:Entity) } AS entities, COUNT { MATCH (:Statement) } AS statements`,
);

/** An entity as far as paths need it. */
export interface HeldEntity {
  readonly id: string;
  readonly labels: readonly string[];
  /** Rank of its marking. */
  readonly tlp: number;
}

/** How many entities and statements there are. */
export async function readCounts(graph: GraphReader): Promise<{ entities: number; statements: number }> {
  const [row] = await graph.read(COUNTS);
  return { entities: row?.get("entities") as number, statements: row?.get("statements") as number };
}

/** All entities, in pages. */
export function eachEntity(graph: Graph, perPage: number): AsyncGenerator<HeldEntity[]> {
  return pages(graph.stream(ENTITIES, {}, SCAN_TIMEOUT_MS), perPage, toEntity);
}

/** Statements with ids from `from` on and before `to`, in pages. */
export function eachEvidence(
  graph: Graph,
  range: { readonly from: string; readonly to: string },
  perPage: number,
): AsyncGenerator<Evidence[]> {
  return pages(graph.stream(STATEMENTS, range, SCAN_TIMEOUT_MS), perPage, toEvidence);
}

/** Entities by id; those that are not there are missing. */
export async function findHeldEntities(graph: GraphReader, ids: readonly string[]): Promise<HeldEntity[]> {
  if (ids.length === 0) return [];
  return (await graph.read(ENTITIES_BY_ID, { ids }, PAGE_TIMEOUT_MS)).map(toEntity);
}

/** Statements by id; those that are not there are missing. */
export async function findEvidence(graph: GraphReader, ids: readonly string[]): Promise<Evidence[]> {
  if (ids.length === 0) return [];
  return (await graph.read(STATEMENTS_BY_ID, { ids }, PAGE_TIMEOUT_MS)).map(toEvidence);
}

async function* pages<Value>(
  rows: AsyncIterable<Row>,
  perPage: number,
  parse: (row: Row) => Value,
): AsyncGenerator<Value[]> {
  let page: Value[] = [];
  for await (const row of rows) {
    page.push(parse(row));
    if (page.length < perPage) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function toEntity(row: Row): HeldEntity {
  return {
    id: row.get("id") as string,
    labels: row.get("labels") as string[],
    tlp: row.get("tlp") as number,
  };
}

function toEvidence(row: Row): Evidence {
  const [id, subjectId, predicate, objectId, validFrom, validTo, recordedAt, tlp, claims] = row.keys.map(
    (key) => row.get(key) as unknown,
  ) as [string, string, string, string, string | null, string | null, number, number, unknown[][]];
  return {
    statement: {
      id,
      subjectId,
      predicate,
      objectId,
      validFrom,
      validTo,
      recordedAt,
      marking: tlpOfRank(tlp),
    },
    claims: claims.map(toHeldClaim),
  };
}

function toHeldClaim(values: readonly unknown[]): HeldClaim {
  const [id, statementId, stance, byId, onBehalfOfId, speakerRole, claimedAt, publishedAt, ...rest] = values;
  const [recordedAt, recordedTo, certainty, tlp, supersedes, retracts, restates, sources] = rest;
  return {
    ...{ id, statementId, stance, byId, onBehalfOfId, speakerRole, claimedAt, publishedAt },
    ...{ recordedAt, recordedTo, certainty, supersedes, retracts, restates },
    marking: tlpOfRank(tlp as number),
    sources: (sources as unknown[][]).map(toHeldSource),
  } as HeldClaim;
}

function toHeldSource(values: readonly unknown[]): HeldSource {
  const [id, publishedAt, recordedAt, tlp, leadsTo] = values;
  return {
    id: id as string,
    publishedAt: publishedAt as string | null,
    recordedAt: recordedAt as number,
    marking: tlpOfRank(tlp as number),
    leadsTo: (leadsTo as [string, number][]).map(([to, since]) => ({ id: to, recordedAt: since })),
  };
}
