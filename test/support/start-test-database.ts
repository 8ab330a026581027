import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Graph } from "../../src/graph/graph.js";
import { startManagedNeo4j } from "../../src/graph/managed/start-managed-neo4j.js";
import { defineQuery } from "../../src/graph/query.js";
import { ConsoleProgress } from "../../src/server/console-progress.js";
import { type TestDatabase, testDatabaseHolder } from "./test-database.js";

/** Starts the tests' own Neo4j in a folder of its own: no test touches a user's data. */
export async function startTestDatabase(): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "breachpath-test-"));
  const managed = await startManagedNeo4j({
    dataDirectory,
    environment: process.env,
    progress: new ConsoleProgress(process.stderr),
  });
  const { uri, username, password } = managed;
  const graph = Graph.connect({ uri, username, password, database: "neo4j" });
  const mark = defineQuery("test.mark", "MERGE (:TestDatabase {id: 'test'})");
  await graph.write(mark.name, (writer) => writer.run(mark));
  await graph.close();
  process.env["BREACHPATH_TEST_DATABASE"] = JSON.stringify({
    uri,
    username,
    password,
  } satisfies TestDatabase);
  testDatabaseHolder.stop = () => managed.stop();
  testDatabaseHolder.dataDirectory = dataDirectory;
}
