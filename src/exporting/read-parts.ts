import { isLetIn } from "../belief/clocks.js";
import type { SeenStatement } from "../belief/admission.js";
import { seeStatements } from "../belief/see-statements.js";
import type { Part } from "../formats/writer.js";
import { integer, type Row } from "../graph/graph.js";
import type { Query } from "../graph/query.js";
import { getRelation } from "../kinds/relations.js";
import { kindOfLabels } from "../kinds/registry.js";
import { type BreachRecord, type ClaimRecord, RECORD, type StatementRecord } from "../records/record.js";
import { type Stored, toRecord } from "../records/stored-records.js";
import { groupBy } from "../shared/group-by.js";
import {
  EXPORT_CLAIMS,
  EXPORT_ENTITIES,
  EXPORT_ORIGINALS,
  EXPORT_SOURCES,
  EXPORT_STATEMENTS,
} from "./export-queries.js";
import type { ExportRequest, Scope } from "./scope.js";

/** How many nodes are read at once. */
const READ_AT_ONCE = 1_000;
const EXPORT_TIMEOUT_MS = 60_000;

/** Everything in a scope that the viewer may see, part by part; no more than a page of it is held. */
export async function* readParts(
  request: ExportRequest,
  scope: Scope,
): AsyncGenerator<Part, void, undefined> {
  for await (const { id, record } of readAll(request, scope, EXPORT_ORIGINALS, "original")) {
    if (record.record === "original") yield { part: "original", original: { ...record, id } };
  }
  for await (const { id, record, labels } of readAll(request, scope, EXPORT_ENTITIES, "entity")) {
    if (record.record === "entity") {
      const isBeside = scope.beside.has(id);
      yield { part: "entity", kind: kindOfLabels(labels), entity: { ...record, id }, isBeside };
    }
  }
  for await (const { id, record } of readAll(request, scope, EXPORT_SOURCES, "source")) {
    if (record.record === "source") yield { part: "source", source: { ...record, id } };
  }
  for await (const page of pagesOf(request, scope, EXPORT_STATEMENTS)) yield* readFacts(request, page);
}

interface Read {
  readonly id: string;
  readonly labels: readonly string[];
  readonly record: BreachRecord;
}

async function* readAll(
  request: ExportRequest,
  scope: Scope,
  query: Query,
  kind: BreachRecord["record"],
): AsyncGenerator<Read, void, undefined> {
  for await (const page of pagesOf(request, scope, query)) {
    for (const row of page) yield toRead(kind, row);
  }
}

async function* pagesOf(
  { graph, tlp }: ExportRequest,
  scope: Scope,
  query: Query,
): AsyncGenerator<Row[], void, undefined> {
  const ids = query === EXPORT_STATEMENTS ? scope.statements : scope.entities;
  for (let after: string | undefined = ""; after !== undefined;) {
    const parameters = {
      after,
      ids,
      statements: scope.statements,
      limit: integer(READ_AT_ONCE),
      tlp: integer(tlp),
    };
    const rows: Row[] = await graph.read(query, parameters, EXPORT_TIMEOUT_MS);
    yield rows;
    after = rows.length < READ_AT_ONCE ? undefined : (rows.at(-1)?.get("id") as string);
  }
}

async function* readFacts(
  request: ExportRequest,
  page: readonly Row[],
): AsyncGenerator<Part, void, undefined> {
  const { graph, tlp, lens, onlyAdmitted } = request;
  const statements = page.map((row) => toRead("statement", row));
  const ids = statements.map(({ id }) => id);
  const [seen, rows] = await Promise.all([
    seeStatements(graph, ids, lens, tlp),
    graph.read(EXPORT_CLAIMS, { statements: ids, tlp: integer(tlp) }, EXPORT_TIMEOUT_MS),
  ]);
  const claims = groupBy(rows, (row) => (row.get("stored") as Stored)["statementId"] as string);
  for (const { id, record } of statements) {
    const own = seen.get(id);
    if (record.record !== "statement" || !own || (onlyAdmitted && !own.admitted)) continue;
    const said = (claims.get(id) ?? []).map((row) => toRead("claim", row)).filter(isClaim);
    const known = onlyAdmitted ? said.filter(({ id: claim }) => isKnown(own, claim)) : said;
    yield toFact(id, record, own, known);
  }
}

type ClaimRead = Read & { readonly record: ClaimRecord };

function isClaim(read: Read): read is ClaimRead {
  return read.record.record === "claim";
}

/** Whether the lens lets a claim in: of a past moment, what was said later is no part. */
function isKnown({ lens, belief }: SeenStatement, id: string): boolean {
  const claim = belief.claims.find((each) => each.id === id);
  return claim !== undefined && isLetIn(lens, claim);
}

function toFact(
  id: string,
  statement: StatementRecord,
  { standing }: SeenStatement,
  claims: readonly ClaimRead[],
): Part {
  const [subjectId, predicate, objectId] = statement.statement;
  return {
    part: "fact",
    relation: getRelation(predicate),
    subjectId,
    objectId,
    statement: { ...statement, id },
    claims: claims.map((claim) => ({ ...claim.record, id: claim.id })),
    status: standing.status,
    confidence: standing.confidence,
  };
}

function toRead(kind: BreachRecord["record"], row: Row): Read {
  const labels = row.get("labels") as string[];
  return {
    id: row.get("id") as string,
    labels,
    record: RECORD.parse(toRecord(kind, row.get("stored") as Stored, labels)),
  };
}
