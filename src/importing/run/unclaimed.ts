import type { Graph } from "../../graph/graph.js";
import { defineQuery } from "../../graph/query.js";
import { RELATIONS } from "../../kinds/relations.js";
import { recordOperation } from "../../journal/record-operation.js";
import { amendVerdicts } from "./amend-verdicts.js";
import type { NewJob } from "./job-store.js";
import { refused } from "./verdict.js";

const FIND = defineQuery(
  "import.unclaimed",
  `MATCH (s:Statement) WHERE s.describedIn = $fingerprint AND NOT EXISTS { MATCH (:Claim)-[:ABOUT]->(s) }
   RETURN s.id AS id`,
);
const REMOVE = defineQuery(
  "import.remove-unclaimed",
  "UNWIND $ids AS id MATCH (s:Statement {id: id}) DELETE s",
);
const REMOVE_FACTS = RELATIONS.map(({ name }) =>
  defineQuery(
    `import.remove-unclaimed.${name}`,
    `UNWIND $ids AS id MATCH ()-[r:${name} {statementId: id}]->() DELETE r`,
  ),
);

const UNCLAIMED = "no claim about it was recorded: expected one that is, got one that was rejected";
const SUGGESTION = "Correct its claim, and import the files again.";

/**
 * Takes statements out again that this import wrote because a claim about them was to come, and whose claim was then
 * rejected: nobody says them. Their verdicts then say so.
 * @returns their ids
 */
export async function removeUnclaimed(
  graph: Graph,
  { id, who, name, fingerprint }: NewJob,
): Promise<string[]> {
  const rows = await graph.read(FIND, { fingerprint }, 60_000);
  const ids = rows.map((row) => row.get("id") as string);
  if (ids.length === 0) return [];
  const entry = { key: `import:${id}:unclaimed`, action: "IMPORT", who, note: name, input: { ids } } as const;
  await recordOperation(graph, entry, async (writer) => {
    for (const query of REMOVE_FACTS) await writer.run(query, { ids });
    await writer.run(REMOVE, { ids });
    const removed = new Set(ids);
    await amendVerdicts(writer, id, (verdict) =>
      verdict.record === "statement" && verdict.id !== null && removed.has(verdict.id)
        ? refused(verdict, "REJECTED", UNCLAIMED, SUGGESTION)
        : undefined,
    );
    return { result: {}, touched: [], changes: [] };
  });
  return ids;
}
