import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Graph } from "../../src/graph/graph.js";
import { startManagedNeo4j } from "../../src/graph/managed/start-managed-neo4j.js";
import type { ManagedNeo4jOptions, ManagedNeo4j } from "../../src/graph/managed/managed-neo4j.js";
import { prepareGraph } from "../../src/server/prepare-graph.js";
import type { Progress } from "../../src/shared/progress.js";
import { fillArrays } from "./fill-arrays.js";
import { sizeOfFolder } from "./folder-size.js";
import { importGraph } from "./import-graph.js";
import { makeSchema } from "./make-schema.js";
import { withLongRuns } from "./run-long.js";
import { GENERATOR_VERSION, type GraphSize } from "./sizes.js";
import { writeGraph } from "./write-graph.js";

/** Where all that the benchmarks keep lies; ignored by git, and safe to delete. */
export const BENCH_FOLDER = ".bench";

/** What the making of a database cost. */
export interface Making {
  readonly generateSeconds: number;
  readonly importSeconds: number;
  readonly schemaSeconds: number;
  readonly storeMegabytes: number;
}

/** A generated graph in a Neo4j that runs. */
export interface BenchDatabase {
  readonly neo4j: ManagedNeo4j;
  readonly folder: string;
  readonly making: Making;
}

/** Starts Neo4j on the generated graph of a size, which is made first where it is not there from an earlier run. */
export async function openDatabase(size: GraphSize, progress: Progress): Promise<BenchDatabase> {
  const folder = folderOf(size);
  const ready = join(folder, "ready.json");
  const options = optionsOf(size, folder, progress);
  if (!existsSync(ready)) return makeDatabase(size, options, ready);
  const neo4j = await startManagedNeo4j(options);
  return { neo4j, folder, making: JSON.parse(readFileSync(ready, "utf8")) as Making };
}

/** The data directory of the graph of a size. */
export function folderOf({ name }: GraphSize): string {
  return resolve(BENCH_FOLDER, "databases", `${name}-v${GENERATOR_VERSION}`);
}

async function makeDatabase(
  size: GraphSize,
  options: ManagedNeo4jOptions,
  ready: string,
): Promise<BenchDatabase> {
  const { dataDirectory: folder, progress } = options;
  const csv = join(folder, "csv");
  const [files, generateSeconds] = await timed(() => writeGraph(size, csv, progress));
  const [, importSeconds] = await timed(() => importGraph(options, files));
  rmSync(csv, { recursive: true, force: true });
  const neo4j = await startManagedNeo4j(options);
  try {
    const [, schemaSeconds] = await timed(() => prepare(neo4j, progress));
    const making = {
      ...{ generateSeconds, importSeconds, schemaSeconds },
      storeMegabytes: Math.round(sizeOfFolder(join(folder, "neo4j", "home", "data")) / 1e6),
    };
    writeFileSync(ready, `${JSON.stringify(making, null, 2)}\n`);
    return { neo4j, folder, making };
  } catch (error) {
    await neo4j.stop();
    throw error;
  }
}

/** What a server does at its start, so that one that is started here finds all done. */
async function prepare(neo4j: ManagedNeo4j, progress: Progress): Promise<void> {
  await withLongRuns(neo4j, async (run) => {
    await fillArrays(run, progress);
    await makeSchema(run, progress);
  });
  const graph = Graph.connect({ ...neo4j, database: "neo4j" });
  try {
    await prepareGraph(graph, { seedDirectory: null }, progress);
  } finally {
    await graph.close();
  }
}

/** How Neo4j is started on a data directory for a graph of this size. */
export function optionsOf(size: GraphSize, dataDirectory: string, progress: Progress): ManagedNeo4jOptions {
  const { heapMegabytes, pageCacheMegabytes } = size;
  return {
    dataDirectory,
    environment: process.env,
    progress,
    heldBy: "command",
    heapMegabytes,
    pageCacheMegabytes,
  };
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  const startedAt = performance.now();
  const result = await work();
  return [result, (performance.now() - startedAt) / 1_000];
}
