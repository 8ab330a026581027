import { randomUUID } from "node:crypto";
import type { Graph } from "../graph/graph.js";
import { recordOperation } from "../journal/record-operation.js";
import { checkRecord } from "../records/check-records.js";
import { parseRecords } from "../records/parse-records.js";
import { RecordsRefused, writeChecked } from "../records/write-checked.js";

/** A text of records and the name under which problems speak of it. */
export interface RecordFile {
  readonly name: string;
  readonly content: string;
}

/** Who the journal says took in files. */
const IMPORTER = "importer";

/**
 * Imports files of records as one whole: all of them, or none.
 * @returns how many records were written
 * @throws RecordsRefused
 */
export async function importRecords(graph: Graph, files: readonly RecordFile[]): Promise<number> {
  const parsed = files.map((file) => parseRecords(file.name, file.content));
  const records = parsed.flatMap((each) => each.records);
  const problems = [
    ...parsed.flatMap((each) => each.problems),
    ...records.flatMap(({ place, value }) => checkRecord(value).map((problem) => ({ place, ...problem }))),
  ];
  if (problems.length > 0) throw new RecordsRefused(problems);
  const values = records.map(({ value }) => value);
  const note = files.map((file) => file.name).join(", ");
  const entry = { key: randomUUID(), action: "IMPORT", who: IMPORTER, note, input: files } as const;
  await recordOperation(graph, entry, async (writer, recorded) => {
    await writeChecked(writer, records, recorded);
    return { result: { records: values.length }, touched: [], changes: [] };
  });
  return values.length;
}
