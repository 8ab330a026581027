import { createHash } from "node:crypto";
import type { Graph, Row } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";

// A statement that a merge had made, and whose undoing laid aside, says nothing: it only keeps an id resolving.
const isLeftover = (node: string): string => `(${node}:Merged AND ${node}.ofMerge IS NOT NULL)`;

const NODES = defineQuery(
  "test.all-nodes",
  `MATCH (n)
   WHERE NOT n:Operation AND NOT n:Journal AND NOT n:SeedLoad AND NOT n:SchemaState AND NOT n:TestDatabase AND NOT n:ImportJob AND NOT n:ImportBatch AND NOT n:CommitCount
     AND NOT ${isLeftover("n")}
   RETURN labels(n) AS labels, n {.*} AS properties`,
);
const RELATIONSHIPS = defineQuery(
  "test.all-relationships",
  `MATCH (a)-[r]->(b) WHERE NOT a:Operation AND NOT ${isLeftover("a")}
   RETURN type(r) AS type, coalesce(a.id, a.key) AS start, coalesce(b.id, b.key) AS end, r {.*} AS properties`,
);

/**
 * A hash (the journal of writes, and what undone merges left, aside) over every node and relationship with all their
 * properties but those named in `without`, in an order of its own.
 */
export async function canonicalHash(graph: Graph, without: readonly string[] = []): Promise<string> {
  const rows = [...(await graph.read(NODES)), ...(await graph.read(RELATIONSHIPS))];
  const lines = rows.map((row) => toLine(row, without)).sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

function toLine(row: Row, without: readonly string[]): string {
  return JSON.stringify(row.keys.map((key) => canonical(row.get(key) as unknown, without)));
}

function canonical(value: unknown, without: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => canonical(each, without));
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value)
    .filter(([name]) => !without.includes(name))
    .map(([name, held]) => [name, canonical(held, without)])
    .sort();
}
