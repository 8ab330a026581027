import { type GraphReader, integer, type Row } from "../graph/graph.js";
import type { Query } from "../graph/query.js";
import type { BreachRecord } from "../records/record.js";
import { type Stored, type StoredRecord, toRecord } from "../records/stored-records.js";
import { EXPORT_CLAIMS, EXPORT_ENTITIES, EXPORT_SOURCES, EXPORT_STATEMENTS } from "./export-queries.js";

/** How many records are read at once. */
const READ_AT_ONCE = 1_000;
const EXPORT_TIMEOUT_MS = 60_000;

/**
 * Everything that the viewer may see, as records that `importRecords` takes: into an empty database they give the same
 * entities, statements, claims, sources and measurements, with the same ids. What is not in it, `docs/ten-questions.md` lists under the tenth.
 */
export async function* exportRecords(
  graph: GraphReader,
  tlp: number,
): AsyncGenerator<StoredRecord, void, undefined> {
  yield* readAll(graph, EXPORT_ENTITIES, tlp, "entity");
  yield* readAll(graph, EXPORT_SOURCES, tlp, "source");
  yield* readAll(graph, EXPORT_STATEMENTS, tlp, "statement");
  yield* readAll(graph, EXPORT_CLAIMS, tlp, "claim");
}

async function* readAll(
  graph: GraphReader,
  query: Query,
  tlp: number,
  kind: BreachRecord["record"],
): AsyncGenerator<StoredRecord, void, undefined> {
  for (let after: string | undefined = ""; after !== undefined;) {
    const parameters = { after, limit: integer(READ_AT_ONCE), tlp: integer(tlp) };
    const rows: Row[] = await graph.read(query, parameters, EXPORT_TIMEOUT_MS);
    for (const row of rows) {
      const labels = row.keys.includes("labels") ? (row.get("labels") as string[]) : [];
      yield toRecord(kind, row.get("stored") as Stored, labels);
    }
    after = rows.length < READ_AT_ONCE ? undefined : (rows.at(-1)?.get("id") as string);
  }
}
