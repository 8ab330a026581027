import type { GraphWriter } from "../graph/graph.js";
import type { RecordedIn } from "../journal/operation.js";
import { checkReferences, findCitationCircles } from "./check-references.js";
import { Naming } from "./naming.js";
import { describeProblem, type Placed, type RecordProblem } from "./record.js";
import { writeRecords } from "./write-records.js";

/** Records that cannot be written: every problem with its file, line and field. Nothing was written. */
export class RecordsRefused extends Error {
  constructor(readonly problems: readonly RecordProblem[]) {
    super(problems.map(describeProblem).join("\n"));
    this.name = "RecordsRefused";
  }
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
