import type { Graph } from "../graph/graph.js";
import { checkRecord } from "./check-records.js";
import { checkReferences } from "./check-references.js";
import { parseRecords } from "./parse-records.js";
import { describeProblem, type RecordProblem } from "./record.js";
import { writeRecords } from "./write-records.js";

/** A text of records and the name under which problems speak of it. */
export interface RecordFile {
  readonly name: string;
  readonly content: string;
}

/** Records that cannot be imported: every problem with its file, line and field. Nothing was written. */
export class RecordsRefused extends Error {
  constructor(readonly problems: readonly RecordProblem[]) {
    super(problems.map(describeProblem).join("\n"));
    this.name = "RecordsRefused";
  }
}

/**
 * Imports files of records as one whole: all of them, or none.
 * @returns how many records were written
 * @throws RecordsRefused
 */
export async function importRecords(
  graph: Graph,
  files: readonly RecordFile[],
  now = Date.now(),
): Promise<number> {
  const parsed = files.map((file) => parseRecords(file.name, file.content));
  const records = parsed.flatMap((each) => each.records);
  const problems = [
    ...parsed.flatMap((each) => each.problems),
    ...records.flatMap(({ place, value }) => checkRecord(value).map((problem) => ({ place, ...problem }))),
  ];
  if (problems.length > 0) throw new RecordsRefused(problems);
  const broken = await checkReferences(graph, records);
  if (broken.length > 0) throw new RecordsRefused(broken);
  const values = records.map(({ value }) => value);
  await graph.write("import-records", (writer) => writeRecords(writer, values, now));
  return values.length;
}
