import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Graph } from "../../src/graph/graph.js";
import type { ManagedNeo4j } from "../../src/graph/managed/managed-neo4j.js";
import { startManagedNeo4j } from "../../src/graph/managed/start-managed-neo4j.js";
import { defineQuery } from "../../src/graph/query.js";
import { ConsoleProgress } from "../../src/server/console-progress.js";
import { testDatabaseHolder } from "./test-database.js";

/** The second compiler of Java is for servers that run for hours: in minutes it takes more than it gives. */
const QUICK_JAVA = "-XX:TieredStopAtLevel=1";
/**
 * Most of a query's time is spent on its plan. By default Neo4j makes plans anew after ten seconds, if what it has counted
 * has changed, as it does when a suite empties the database and fills it. A large import still gets plans that fit it.
 */
const SETTINGS = { "dbms.cypher.min_replan_interval": "2m" };

const MARK = defineQuery("test.mark", "MERGE (:TestDatabase {id: 'test'})");

/** Starts the tests' own Neo4js, one for each worker, each in a folder of its own: no test touches a user's data. */
export async function startTestDatabases(
  workers: number,
  { quickJava }: { readonly quickJava: boolean },
): Promise<void> {
  // Suites and the programs that they start inherit it.
  if (quickJava) process.env["JAVA_TOOL_OPTIONS"] ??= QUICK_JAVA;
  const started: { managed: ManagedNeo4j; dataDirectory: string }[] = [];
  testDatabaseHolder.stop = async () => {
    for (const { managed, dataDirectory } of started) {
      await managed.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    }
  };
  // One after the other: the first may have to fetch Neo4j for both.
  for (let worker = 0; worker < workers; worker += 1) started.push(await startOne());
  const addresses = started.map(({ managed: { uri, username, password } }) => ({ uri, username, password }));
  process.env["BREACHPATH_TEST_DATABASES"] = JSON.stringify(addresses);
}

async function startOne(): Promise<{ managed: ManagedNeo4j; dataDirectory: string }> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "breachpath-test-"));
  const progress = new ConsoleProgress(process.stderr);
  const managed = await startManagedNeo4j({
    ...{ dataDirectory, environment: process.env, progress },
    settings: SETTINGS,
  });
  const graph = Graph.connect({ ...managed, database: "neo4j" });
  await graph.write(MARK.name, (writer) => writer.run(MARK));
  await graph.close();
  return { managed, dataDirectory };
}
