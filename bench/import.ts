import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Graph } from "../src/graph/graph.js";
import { startManagedNeo4j } from "../src/graph/managed/start-managed-neo4j.js";
import { defineQuery } from "../src/graph/query.js";
import { ConsoleProgress } from "../src/server/console-progress.js";
import { writeBundle, writeRecords } from "./large-files.js";
import { MeasuredServer } from "./measured-server.js";
import { secondsOfPlain } from "./writes/plain-write.js";

/*
 * `npm run bench:import`: two generated files of 200 MB, each into an empty database, by a server of its own.
 * `npm run bench:import -- FILE...`: these files in place of them, one import of all; `--mb 20` makes the generated ones smaller.
 * Prints items and nodes a second, those of a plain batched UNWIND of as many nodes, and the server's peak memory.
 */

const COUNT = defineQuery("bench.count", "MATCH (n) RETURN count(n) AS nodes");
const EMPTY = defineQuery(
  "bench.empty",
  "MATCH (n) WHERE NOT n:SchemaState AND NOT n:Migration WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS gone",
);
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "breachpath-bench-"));
  const progress = new ConsoleProgress(process.stderr);
  const neo4j = await startManagedNeo4j({
    dataDirectory: join(folder, "neo4j"),
    environment: process.env,
    progress,
  });
  const graph = Graph.connect({ ...neo4j, database: "neo4j" });
  try {
    for (const paths of await listCases(folder)) {
      await empty(graph);
      await measure(graph, neo4j, paths, folder);
    }
  } finally {
    await graph.close();
    await neo4j.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function listCases(folder: string): Promise<readonly (readonly string[])[]> {
  const [first, second, ...others] = process.argv.slice(2);
  if (first !== undefined && first !== "--mb") {
    return [[first, ...(second === undefined ? [] : [second]), ...others]];
  }
  const bytes = Number(second ?? 200) * 1e6;
  const [records, bundle] = [join(folder, "records.ndjson"), join(folder, "bundle.json")];
  await writeRecords(records, bytes);
  await writeBundle(bundle, bytes);
  return [[records], [bundle]];
}

async function measure(
  graph: Graph,
  database: Parameters<typeof MeasuredServer.start>[0],
  paths: readonly string[],
  folder: string,
): Promise<void> {
  const server = await MeasuredServer.start(database, join(folder, "server"));
  try {
    const before = await countNodes(graph);
    const startedAt = Date.now();
    const along: number[] = [];
    const job = await server.import(paths, ({ done, total }) => {
      const tenth = total === null ? 0 : Math.floor((10 * done) / total);
      along[tenth] ??= server.memory().now;
    });
    const seconds = (Date.now() - startedAt) / 1_000;
    const nodes = (await countNodes(graph)) - before;
    const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
    const plain = await secondsOfPlain(graph, nodes);
    const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
    process.stdout.write(
      `${paths.join(" ")}: ${megabytes.toFixed(1)} MB, ${job.done} items, ${nodes} nodes\n` +
        `  ${JSON.stringify(job.counts)}\n` +
        `  ${seconds.toFixed(1)} s: ${(job.done / seconds).toFixed(0)} items/s, ${(nodes / seconds).toFixed(0)} nodes/s\n` +
        `  plain UNWIND of as many nodes: ${plain.toFixed(1)} s; the import takes ${(seconds / plain).toFixed(1)} times as long\n` +
        `  peak memory of the server ${server.memory().peak} MB; by tenths: ${along.map((each) => each || "-").join(" ")} MB\n`,
    );
  } finally {
    await server.stop();
  }
}

async function countNodes(graph: Graph): Promise<number> {
  const [row] = await graph.read(COUNT, {}, 60_000);
  return row?.get("nodes") as number;
}

async function empty(graph: Graph): Promise<void> {
  for (let gone = 1; gone > 0;) {
    const [row] = await graph.write(EMPTY.name, (writer) => writer.run(EMPTY));
    gone = row?.get("gone") as number;
  }
}

await main();
