import { stringify } from "csv-stringify/sync";
import { type Flat, flatten } from "../flat-graph.js";
import { EDGE_KEYS, NODE_KEYS } from "../graph-keys.js";
import type { Losses, Part, Writer } from "../writer.js";

const NODE_COLUMNS = ["id", ...NODE_KEYS.map(({ name }) => name)];
const EDGE_COLUMNS = ["id", "source", "target", ...EDGE_KEYS.map(({ name }) => name)];

/** The nodes as a table (RFC 4180, UTF-8). */
export const NODES_CSV: Writer = {
  name: "nodes.csv",
  title: "Entities as a table",
  extension: "nodes.csv",
  mediaType: "text/csv; charset=utf-8",
  write: (parts, losses) => table(NODE_COLUMNS, nodesOf(parts, losses)),
};

/** The edges as a table (RFC 4180, UTF-8). */
export const EDGES_CSV: Writer = {
  name: "edges.csv",
  title: "Facts as a table",
  extension: "edges.csv",
  mediaType: "text/csv; charset=utf-8",
  write: (parts, losses) => table(EDGE_COLUMNS, edgesOf(parts, losses)),
};

type Row = Readonly<Record<string, Flat>>;

async function* table(
  columns: readonly string[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<string, void, undefined> {
  yield toLine(columns);
  for await (const row of rows) yield toLine(columns.map((column) => row[column] ?? ""));
}

async function* nodesOf(parts: AsyncIterable<Part>, losses: Losses): AsyncGenerator<Row, void, undefined> {
  for await (const part of flatten(parts, losses)) {
    if ("edge" in part) losses.add("facts: they are in the table of edges");
    else yield { id: part.node.id, name: part.node.name, kind: part.node.kind, ...part.node.attributes };
  }
}

async function* edgesOf(parts: AsyncIterable<Part>, losses: Losses): AsyncGenerator<Row, void, undefined> {
  for await (const part of flatten(parts, losses)) {
    if ("node" in part) {
      losses.add("entities: they are in the table of nodes");
      continue;
    }
    const { id, source, target, relation, attributes } = part.edge;
    yield { id, source, target, relation, ...attributes };
  }
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe: it then shows it, and does not run it. */
function toLine(cells: readonly Flat[]): string {
  return stringify([cells], { escape_formulas: true, record_delimiter: "windows" });
}
