import { type GraphWriter, integer } from "../../graph/graph.js";
import { defineQuery } from "../../graph/query.js";
import { countVerdicts, type Verdict } from "./verdict.js";

const FIND_NUMBERS = defineQuery(
  "import.verdict-batches",
  "MATCH (b:ImportBatch {jobId: $id}) RETURN b.number AS number ORDER BY number",
);
const FIND_BATCH = defineQuery(
  "import.verdict-batch",
  "MATCH (b:ImportBatch {jobId: $id, number: $number}) RETURN b.verdicts AS verdicts",
);
const SAVE_AMENDED = defineQuery(
  "import.amend-verdicts",
  `MATCH (b:ImportBatch {jobId: $id, number: $number}) SET b.verdicts = $verdicts
   WITH b MATCH (j:ImportJob {id: $id})
   SET j.created = j.created + $changes.created, j.updated = j.updated + $changes.updated,
     j.unchanged = j.unchanged + $changes.unchanged, j.skipped = j.skipped + $changes.skipped,
     j.rejected = j.rejected + $changes.rejected`,
);

/** What a verdict is to be instead; undefined where it stands. */
export type Amend = (verdict: Verdict) => Verdict | undefined;

/** Puts other verdicts in the place of kept ones, batch after batch; the import's counts follow. */
export async function amendVerdicts(writer: GraphWriter, id: string, amend: Amend): Promise<void> {
  for (const row of await writer.read(FIND_NUMBERS, { id })) {
    const number = integer(row.get("number") as number);
    const [batch] = await writer.read(FIND_BATCH, { id, number });
    const before = (batch?.get("verdicts") as string[]).map((verdict) => JSON.parse(verdict) as Verdict);
    const amended = before.map(amend);
    if (!amended.some((verdict) => verdict !== undefined)) continue;
    const after = before.map((verdict, index) => amended[index] ?? verdict);
    const verdicts = after.map((verdict) => JSON.stringify(verdict));
    await writer.run(SAVE_AMENDED, { id, number, verdicts, changes: changesOf(before, after) });
  }
}

function changesOf(before: readonly Verdict[], after: readonly Verdict[]): Record<string, unknown> {
  const counted = new Map(Object.entries(countVerdicts(before)));
  return Object.fromEntries(
    Object.entries(countVerdicts(after)).map(([outcome, count]) => [
      outcome,
      integer(count - (counted.get(outcome) ?? 0)),
    ]),
  );
}
