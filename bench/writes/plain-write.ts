import { type Graph, integer } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";

const PLAIN_KEY = defineQuery(
  "bench.plain-key",
  "CREATE CONSTRAINT bench_plain IF NOT EXISTS FOR (n:BenchPlain) REQUIRE n.id IS UNIQUE",
);
const PLAIN = defineQuery(
  "bench.plain",
  "UNWIND $rows AS row MERGE (n:BenchPlain {id: row.id}) SET n += row",
);
const AT_ONCE = 1_000;

/** How long the database takes for so many nodes with a key, when nothing is checked and nothing ties them. */
export async function secondsOfPlain(graph: Graph, nodes: number): Promise<number> {
  await graph.write(PLAIN_KEY.name, (writer) => writer.run(PLAIN_KEY));
  const startedAt = Date.now();
  for (let from = 0; from < nodes; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, nodes - from) }, (_, index) => ({
      id: `plain ${from + index}`,
      name: `Node ${from + index}`,
      tlp: integer(0),
      note: "A text of some length, as nodes have it.",
    }));
    await graph.write(PLAIN.name, (writer) => writer.run(PLAIN, { rows }));
  }
  return Math.max(0.001, (Date.now() - startedAt) / 1_000);
}
