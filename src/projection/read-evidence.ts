import { CLAIMS_OF_S, LEADS_TO_OF_O } from "../belief/belief-query.js";
import { type GraphReader, integer, type Row } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { tlpOfRank } from "../shared/tlp.js";
import type { Evidence, HeldClaim, HeldSource } from "./evidence.js";

/** A page may take long on a machine that is busy. */
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

const ENTITIES = defineQuery(
  "projection.entities",
  `MATCH (n:Entity) WHERE n.id > $after
   RETURN n.id AS id, labels(n) AS labels, n.tlp AS tlp ORDER BY n.id LIMIT $limit`,
);
const ENTITIES_BY_ID = defineQuery(
  "projection.entities-by-id",
  `UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id AS id, labels(n) AS labels, n.tlp AS tlp`,
);
const STATEMENTS = defineQuery(
  "projection.statements",
  `MATCH (s:Statement) WHERE s.id > $after AND s.id <= $upTo
   WITH s ORDER BY s.id LIMIT $limit
   RETURN ${EVIDENCE}`,
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

/** All entities in the order of their ids, in pages. The next page is read while one is being used. */
export function eachEntity(graph: GraphReader, perPage: number): AsyncGenerator<HeldEntity[]> {
  return pages(perPage, toEntity, (after) =>
    graph.read(ENTITIES, { after, limit: integer(perPage) }, PAGE_TIMEOUT_MS),
  );
}

/** Statements with ids over `after`, up to `upTo`, in the order of their ids, in pages. */
export function eachEvidence(
  graph: GraphReader,
  range: { readonly after: string; readonly upTo: string },
  perPage: number,
): AsyncGenerator<Evidence[]> {
  return pages(
    perPage,
    toEvidence,
    (after) => graph.read(STATEMENTS, { after, upTo: range.upTo, limit: integer(perPage) }, PAGE_TIMEOUT_MS),
    range.after,
  );
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
  perPage: number,
  parse: (row: Row) => Value,
  read: (after: string) => Promise<Row[]>,
  first = "",
): AsyncGenerator<Value[]> {
  let next: Promise<Row[]> | null = read(first);
  while (next) {
    const rows: Row[] = await next;
    const last = rows.at(-1);
    next = last && rows.length === perPage ? read(last.get("id") as string) : null;
    // Whoever stops halfway does not wait for it.
    next?.catch(() => {});
    if (rows.length > 0) yield rows.map(parse);
  }
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
