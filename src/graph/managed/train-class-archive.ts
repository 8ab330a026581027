import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import neo4j from "neo4j-driver";

import { awaitBolt, type BoltAddress } from "./await-bolt.js";
import { findFreePort } from "./free-port.js";
import { writeConf } from "./home.js";
import { serverArguments } from "./java-arguments.js";
import type { Log } from "./log.js";
import type { ServerRuntime } from "./server-runtime.js";
import type { SupervisedProcess } from "./supervised-process.js";

export interface Training {
  /** Gives it up at once, if it is not over; the next run tries again. */
  cancel(): Promise<void>;
}

/** Ordinary work, so that the classes it needs are in the archive too. */
const EXERCISES = [
  "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Exercise) REQUIRE n.id IS UNIQUE",
  "CREATE FULLTEXT INDEX exercise IF NOT EXISTS FOR (n:Exercise) ON EACH [n.name]",
  "UNWIND range(1, 20) AS id MERGE (n:Exercise {id: id}) SET n.name = 'n' + id, n.at = datetime()",
  "MATCH (a:Exercise), (b:Exercise {id: a.id + 1}) MERGE (a)-[:NEXT {weight: 1.5}]->(b)",
  "MATCH p = shortestPath((a:Exercise {id: 1})-[:NEXT*..6]-(b:Exercise {id: 5})) RETURN p",
  "CALL db.index.fulltext.queryNodes('exercise', 'n1~') YIELD node, score RETURN node.name, score ORDER BY score LIMIT 5",
  "MATCH (n:Exercise)-[r]->(m) WITH n, count(r) AS c, collect(m {.id, .name}) AS ms RETURN n, c, ms SKIP 1 LIMIT 5",
];

/**
 * Makes the class archive when there is none, with a second, empty server that runs at the lowest priority beside the
 * real one. Writing an archive makes a start 3 s slower and a stop 8 s, which nobody should wait for.
 */
export function trainInBackground(runtime: ServerRuntime, password: string, log: Log): Training {
  const { archive, layout } = runtime.parts;
  if (archive.find() !== null) return { cancel: async () => {} };
  const home = join(layout.directory, "training");
  const draft = archive.draft();
  const canceled = new AbortController();
  const work = train(runtime, password, home, draft, canceled.signal)
    .then(() => archive.adopt(draft))
    .finally(() => {
      for (const path of [home, draft]) rmSync(path, { recursive: true, force: true });
    })
    .catch((error: unknown) => {
      if (canceled.signal.aborted) return;
      log("info", `Starts stay slower for now, the class archive could not be made: ${String(error)}`);
    });
  return {
    cancel: async () => {
      canceled.abort();
      await work;
    },
  };
}

async function train(
  runtime: ServerRuntime,
  password: string,
  home: string,
  draft: string,
  signal: AbortSignal,
): Promise<void> {
  const { layout, classPath, heapMegabytes } = runtime.parts;
  const confDirectory = join(home, "conf");
  const port = await findFreePort();
  signal.throwIfAborted();
  rmSync(home, { recursive: true, force: true });
  writeConf(confDirectory, { port, heapMegabytes, pageCacheMegabytes: 8 });
  // The same first password as the real one, which spares a run of the administration tool.
  mkdirSync(join(home, "data", "dbms"), { recursive: true });
  copyFileSync(join(layout.home, "data", "dbms", "auth.ini"), join(home, "data", "dbms", "auth.ini"));

  const args = serverArguments({
    classPath,
    heapMegabytes,
    home,
    confDirectory,
    logs: layout.logs,
    archive: null,
    archiveToWrite: draft,
  });
  const server = runtime.run(args, { graceMilliseconds: 0, lowPriority: true });
  server.unref();
  const end = (): void => void server.end();
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  try {
    await exercise({ uri: `bolt://127.0.0.1:${port}`, port, username: "neo4j", password }, server, signal);
    // Java writes the archive while it ends in order.
    server.terminate();
    await server.exited;
    signal.throwIfAborted();
    if (!existsSync(draft)) throw new Error(`Java wrote none; see ${layout.consoleLog}`);
  } finally {
    signal.removeEventListener("abort", end);
    await server.end();
  }
}

async function exercise(address: BoltAddress, server: SupervisedProcess, signal: AbortSignal): Promise<void> {
  const gone = new AbortController();
  void server.exited.then(() => gone.abort(new Error("Java ended early")));
  await awaitBolt(address, AbortSignal.any([signal, gone.signal, AbortSignal.timeout(180_000)]));
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.username, address.password));
  try {
    const session = driver.session();
    for (const query of EXERCISES) await session.run(query);
  } finally {
    await driver.close();
  }
}
