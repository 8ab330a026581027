import type { GraphWriter } from "../../graph/graph.js";
import { defineQuery, type Query } from "../../graph/query.js";
import type { RecordedIn } from "../../journal/operation.js";
import { Naming } from "../../records/naming.js";
import { writeRecords } from "../../records/write-records.js";
import type { Fold } from "./fold.js";

// By which import a node was described last. The same files again describe nothing anew, so they change nothing.
const DESCRIBED: ReadonlyMap<string, Query> = new Map(
  ["Entity", "Source", "Statement", "Original"].map((label) => [
    label.toLowerCase(),
    defineQuery(
      `import.described.${label}`,
      `UNWIND $ids AS id MATCH (n:${label} {id: id}) SET n.describedIn = $fingerprint`,
    ),
  ]),
);

/** Writes what a batch adds and changes, in the writer's transaction. */
export async function writeFold(
  writer: GraphWriter,
  fold: Fold,
  recorded: RecordedIn,
  fingerprint: string,
): Promise<void> {
  if (fold.toWrite.length > 0) await writeRecords(writer, new Naming(), fold.toWrite, recorded);
  const keys = fold.described.map((key) => key.split(" "));
  for (const [kind, query] of DESCRIBED) {
    const ids = keys.flatMap(([each, id]) => (each === kind ? [id] : []));
    if (ids.length > 0) await writer.run(query, { ids, fingerprint });
  }
}
