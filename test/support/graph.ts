import { Graph } from "../../src/graph/graph.js";
import { importRecords } from "../../src/importing/import-records.js";
import type { Fixture } from "./records.js";
import { testDatabase } from "./test-database.js";

/** A connection to the test database as it is. */
export function connectTestGraph(): Graph {
  return Graph.connect({ ...testDatabase(), database: "neo4j" });
}

/** Imports records into the graph as it is. */
export async function addRecords(graph: Graph, records: readonly Fixture[]): Promise<void> {
  const content = records.map((record) => JSON.stringify(record)).join("\n");
  await importRecords(graph, [{ name: "fixture.ndjson", content }]);
}
