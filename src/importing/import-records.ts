import { randomUUID } from "node:crypto";
import type { Graph, GraphWriter } from "../graph/graph.js";
import type { RecordedIn } from "../journal/operation.js";
import { recordOperation } from "../journal/record-operation.js";
import { checkRecord } from "./check-records.js";
import { checkReferences, findCitationCircles } from "./check-references.js";
import { Naming } from "./naming.js";
import { parseRecords } from "./parse-records.js";
import { describeProblem, type Placed, type RecordProblem } from "./record.js";
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

/**
 * Checks records against each other and against the database, and writes them, in the writer's transaction.
 * @throws RecordsRefused; the transaction is then to be rolled back
 */
export async function writeChecked(
  writer: GraphWriter,
  records: readonly Placed[],
  recorded: RecordedIn,
): Promise<void> {
  const values = records.map(({ value }) => value);
  const naming = await Naming.of(writer, values);
  const broken = await checkReferences(writer, naming, records);
  if (broken.length > 0) throw new RecordsRefused(broken);
  await writeRecords(writer, naming, values, recorded);
  const circles = await findCitationCircles(writer, records);
  if (circles.length > 0) throw new RecordsRefused(circles);
}
