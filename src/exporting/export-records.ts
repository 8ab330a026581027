import { type GraphReader, integer, type Row } from "../graph/graph.js";
import type { Query } from "../graph/query.js";
import { measurementId } from "../records/ids.js";
import type { BreachRecord } from "../records/record.js";
import { kindOfLabels } from "../kinds/registry.js";
import { getRelation } from "../kinds/relations.js";
import { tlpOfRank } from "../shared/tlp.js";
import { EXPORT_CLAIMS, EXPORT_ENTITIES, EXPORT_SOURCES, EXPORT_STATEMENTS } from "./export-queries.js";

/** How many records are read at once. */
const READ_AT_ONCE = 1_000;
const EXPORT_TIMEOUT_MS = 60_000;

type Stored = Readonly<Record<string, unknown>>;

/** One record of an export: a BreachRecord as JSON, its 64-bit values as texts. */
export type ExportedRecord = Readonly<Record<string, unknown>> & { readonly record: BreachRecord["record"] };

/**
 * Everything that the viewer may see, as records that `importRecords` takes: into an empty database they give the same
 * entities, statements, claims, sources and measurements, with the same ids. What is not in it, `docs/ten-questions.md` lists under the tenth.
 */
export async function* exportRecords(
  graph: GraphReader,
  tlp: number,
): AsyncGenerator<ExportedRecord, void, undefined> {
  yield* readAll(graph, EXPORT_ENTITIES, tlp, toEntityRecord);
  yield* readAll(graph, EXPORT_SOURCES, tlp, toSourceRecord);
  yield* readAll(graph, EXPORT_STATEMENTS, tlp, toStatementRecord);
  yield* readAll(graph, EXPORT_CLAIMS, tlp, toClaimRecord);
}

async function* readAll(
  graph: GraphReader,
  query: Query,
  tlp: number,
  toRecord: (stored: Stored, row: Row) => ExportedRecord,
): AsyncGenerator<ExportedRecord, void, undefined> {
  for (let after: string | undefined = ""; after !== undefined;) {
    const parameters = { after, limit: integer(READ_AT_ONCE), tlp: integer(tlp) };
    const rows: Row[] = await graph.read(query, parameters, EXPORT_TIMEOUT_MS);
    for (const row of rows) yield compact(toRecord(row.get("stored") as Stored, row));
    after = rows.length < READ_AT_ONCE ? undefined : (rows.at(-1)?.get("id") as string);
  }
}

function toEntityRecord(stored: Stored, row: Row): ExportedRecord {
  const kind = kindOfLabels(row.get("labels") as string[]);
  return {
    record: "entity",
    entity: `${kind.field}:${String(stored["id"])}`,
    name: stored["name"],
    aliases: stored["aliases"],
    marking: markingOf(stored),
    ...pick(stored, Object.keys(kind.properties)),
  };
}

function toSourceRecord(stored: Stored): ExportedRecord {
  return {
    record: "source",
    source: stored["id"],
    ...pick(stored, ["kind", "title", "url", "publishedAt", "retrievedAt", "contentHash", "cites"]),
    publisher: stored["publisherId"],
    author: stored["authorId"],
    marking: markingOf(stored),
  };
}

function toStatementRecord(stored: Stored): ExportedRecord {
  const relation = getRelation(stored["predicate"] as string);
  return {
    record: "statement",
    statement: [stored["subjectId"], relation.name, stored["objectId"]],
    ...pick(stored, ["validFrom", "validTo"]),
    qualifiers: pick(stored, Object.keys(relation.properties)),
    marking: markingOf(stored),
  };
}

function toClaimRecord(stored: Stored): ExportedRecord {
  const said = ["about", "stance", "speakerRole", "claimedAt", "publishedAt", "quote", "certainty"];
  return {
    record: "claim",
    claim: stored["id"],
    ...pick(stored, [...said, "sources", "supersedes", "retracts", "restates"]),
    by: stored["byId"],
    onBehalfOf: stored["onBehalfOfId"],
    measurements: toMeasurements(stored["id"] as string, stored["measurements"] as Stored[]),
    marking: markingOf(stored),
  };
}

/** In the order in which the claim states them, which their ids follow from. */
function toMeasurements(claim: string, stored: readonly Stored[]): Stored[] {
  const place = new Map(stored.map((_, index) => [measurementId(claim, index), index]));
  const placeOf = ({ id }: Stored): number => place.get(id as string) ?? stored.length;
  const names = [
    "kind",
    "value",
    "low",
    "high",
    "comparator",
    "asWritten",
    "unitBasis",
    "asOf",
    "additivity",
  ];
  return [...stored].sort((a, b) => placeOf(a) - placeOf(b)).map((each) => pick(each, names));
}

function markingOf(stored: Stored): string {
  return tlpOfRank(stored["tlp"] as number);
}

function pick(stored: Stored, names: readonly string[]): Stored {
  return Object.fromEntries(names.filter((name) => stored[name] != null).map((name) => [name, stored[name]]));
}

/** What is not known is left out. */
function compact(record: ExportedRecord): ExportedRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value != null)) as ExportedRecord;
}
