import { Graph, type QueryObserver } from "../../src/graph/graph.js";
import { migrate } from "../../src/graph/migrate.js";
import { defineQuery } from "../../src/graph/query.js";
import { GRAPH_SCHEMA } from "../../src/entities/graph-schema.js";

/** Where the tests' own Neo4j is. */
export interface TestDatabase {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

interface Holder {
  stop?: () => Promise<void>;
}

const HOLDER_KEY = Symbol.for("breachpath.test-database");

/** What global set-up leaves for global tear-down: both run in one process, in module registries of their own. */
export const testDatabaseHolder: Holder = ((globalThis as Record<symbol, unknown>)[HOLDER_KEY] ??= {});

/** The address of this worker's database, as global set-up noted it. */
export function testDatabase(): TestDatabase {
  const noted = JSON.parse(process.env["BREACHPATH_TEST_DATABASES"] ?? "[]") as TestDatabase[];
  const own = noted[Number(process.env["JEST_WORKER_ID"] ?? 1) - 1];
  if (!own)
    throw new Error(`No test database for this worker of ${noted.length}: run the tests with \`npm test\`.`);
  return own;
}

const FIND_MARK = defineQuery("test.find-mark", "MATCH (mark:TestDatabase) RETURN count(mark) AS marks");
// So many at once, relationships before nodes: a graph of real data, or a hub of it, is more than one transaction may hold.
const EMPTY = [
  defineQuery(
    "test.empty-relationships",
    "MATCH ()-[r]->() WITH r LIMIT 10000 DELETE r RETURN count(*) AS gone",
  ),
  defineQuery(
    "test.empty-nodes",
    `MATCH (n) WHERE NOT n:TestDatabase AND NOT n:SchemaState AND NOT n:Migration
     WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone`,
  ),
];

/** A connection to the emptied test database, its schema up to date. Refuses any other database. */
export async function connectEmptyDatabase(observe?: QueryObserver): Promise<Graph> {
  const graph = Graph.connect({ ...testDatabase(), database: "neo4j" }, observe);
  const [row] = await graph.read(FIND_MARK);
  if (row?.get("marks") !== 1) throw new Error("This is not the test database; nothing was deleted.");
  for (const query of EMPTY) {
    for (let gone = 1; gone > 0;) {
      const [deleted] = await graph.write(query.name, (writer) => writer.run(query));
      gone = deleted?.get("gone") as number;
    }
  }
  await migrate(graph, GRAPH_SCHEMA, () => {});
  return graph;
}
