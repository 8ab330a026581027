import { CLAIMS_OF_S, LEADS_TO_OF_O } from "../belief/belief-query.js";
import type { Graph, GraphReader, Row } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { tlpOfRank } from "../shared/tlp.js";
import type { Evidence, HeldClaim, HeldSource } from "./evidence.js";

/** Many million rows may take long on a machine that is busy. */
const SCAN_TIMEOUT_MS = 3_600_000;
const PAGE_TIMEOUT_MS = 120_000;

// Values come as lists: of millions of rows, names of properties would be most of what is sent.
const STATEMENT = `s.id AS id, s.subjectId AS subjectId, s.predicate AS predicate, s.objectId AS objectId,
     s.validFrom AS validFrom, s.validTo AS validTo, s.recordedAt AS recordedAt, s.tlp AS tlp`;
const CLAIM = `c.id, c.statementId, c.stance, c.byId, c.onBehalfOfId, c.speakerRole, c.claimedAt, c.publishedAt,
         c.recordedAt, c.recordedTo, c.certainty, c.tlp, c.supersedes, c.retracts, c.restates`;

/** All of it, for a statement at a time. */
const EVIDENCE = `${STATEMENT}, COLLECT {
       ${CLAIMS_OF_S}
       RETURN [${CLAIM}, COLLECT {
         MATCH (c)-[publication:PUBLISHED_IN]->(o:Source)
         RETURN [o.id, publication.recordedAt, o.publishedAt, o.tlp, ${LEADS_TO_OF_O}]
       }]
     } AS claims`;
/**
 * For millions of statements: without following links, which is half of the work. Of sources it tells the ids only; and
 * whether more claims have a say (that any restates, or that withdraw any), which few statements have.
 */
const LEAN_EVIDENCE = `${STATEMENT}, COLLECT {
       MATCH (c:Claim)-[:ABOUT]->(s)
       RETURN [${CLAIM}, COLLECT {
         MATCH (c)-[publication:PUBLISHED_IN]->(o:Source)
         RETURN [o.id, publication.recordedAt]
       }, EXISTS { (c)-[:RESTATES]->() } OR EXISTS { (c)<-[:SUPERSEDES|RETRACTS]-() }]
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
  `MATCH (s:Statement) USING SCAN s:Statement WHERE s.id >= $from AND s.id < $to RETURN ${LEAN_EVIDENCE}`,
);
const STATEMENTS_BY_ID = defineQuery(
  "projection.statements-by-id",
  `UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN ${EVIDENCE}`,
);
const SOURCES = defineQuery(
  "projection.sources",
  `MATCH (o:Source) RETURN o.id AS id, o.publishedAt AS publishedAt, o.tlp AS tlp,
     CASE WHEN EXISTS { (o)-[:CITES]->() } THEN ${LEADS_TO_OF_O} ELSE [] END AS leadsTo`,
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

/** Sources by id, without when they came to be sources of a claim. */
export type SourceTable = ReadonlyMap<string, Omit<HeldSource, "recordedAt">>;

/** All sources. */
export async function readSources(graph: Graph): Promise<SourceTable> {
  const sources = new Map<string, Omit<HeldSource, "recordedAt">>();
  for await (const row of graph.stream(SOURCES, {}, SCAN_TIMEOUT_MS)) {
    const source = toSource([row.get("id"), row.get("publishedAt"), row.get("tlp"), row.get("leadsTo")]);
    sources.set(source.id, source);
  }
  return sources;
}

/** Statements with ids from `from` on and before `to`, in pages. */
export async function* eachEvidence(
  graph: Graph,
  range: { readonly from: string; readonly to: string },
  perPage: number,
  sources: SourceTable,
): AsyncGenerator<Evidence[]> {
  const rows = graph.stream(STATEMENTS, range, SCAN_TIMEOUT_MS);
  for await (const page of pages(rows, perPage, (row) => fromLean(row, sources))) {
    const whole = page.filter((each) => typeof each !== "string");
    const parts = page.filter((each) => typeof each === "string");
    yield [...whole, ...(await findEvidence(graph, parts))];
  }
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
  return {
    statement: toStatement(row),
    claims: claimsIn(row).map((claim) => toHeldClaim(claim, toHeldSource)),
  };
}

/** Evidence, or the id of a statement of which this does not tell all. */
function fromLean(row: Row, sources: SourceTable): Evidence | string {
  const claims = claimsIn(row);
  const statement = toStatement(row);
  for (const claim of claims) {
    const [cited, isLinked] = claim.slice(-2) as [[string, number][], boolean];
    // A source that came after the sources were read.
    if (isLinked || cited.some(([id]) => !sources.has(id))) return statement.id;
  }
  const withSource = ([id, recordedAt]: readonly unknown[]): HeldSource => ({
    ...(sources.get(id as string) as HeldSource),
    recordedAt: recordedAt as number,
  });
  return { statement, claims: claims.map((claim) => toHeldClaim(claim, withSource)) };
}

const [ID, SUBJECT, PREDICATE, OBJECT, FROM, TO, RECORDED, TLP, CLAIMS] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

function claimsIn(row: Row): readonly (readonly unknown[])[] {
  return row.get(CLAIMS) as unknown[][];
}

function toStatement(row: Row): Evidence["statement"] {
  return {
    id: row.get(ID) as string,
    subjectId: row.get(SUBJECT) as string,
    predicate: row.get(PREDICATE) as string,
    objectId: row.get(OBJECT) as string,
    validFrom: row.get(FROM) as string | null,
    validTo: row.get(TO) as string | null,
    recordedAt: row.get(RECORDED) as number,
    marking: tlpOfRank(row.get(TLP) as number),
  };
}

function toHeldClaim(
  values: readonly unknown[],
  toSource: (values: readonly unknown[]) => HeldSource,
): HeldClaim {
  // By place, and in one object: this runs for each of millions.
  return {
    id: values[0],
    statementId: values[1],
    stance: values[2],
    byId: values[3],
    onBehalfOfId: values[4],
    speakerRole: values[5],
    claimedAt: values[6],
    publishedAt: values[7],
    recordedAt: values[8],
    recordedTo: values[9],
    certainty: values[10],
    marking: tlpOfRank(values[11] as number),
    supersedes: values[12],
    retracts: values[13],
    restates: values[14],
    sources: (values[15] as unknown[][]).map(toSource),
  } as HeldClaim;
}

function toHeldSource([id, recordedAt, ...rest]: readonly unknown[]): HeldSource {
  return { ...toSource([id, ...rest]), recordedAt: recordedAt as number };
}

function toSource([id, publishedAt, tlp, leadsTo]: readonly unknown[]): Omit<HeldSource, "recordedAt"> {
  return {
    id: id as string,
    publishedAt: publishedAt as string | null,
    marking: tlpOfRank(tlp as number),
    leadsTo: (leadsTo as [string, number][]).map(([to, since]) => ({ id: to, recordedAt: since })),
  };
}
