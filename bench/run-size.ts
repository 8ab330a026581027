import { existsSync } from "node:fs";
import { Graph } from "../src/graph/graph.js";
import type { Progress } from "../src/shared/progress.js";
import type { CleanUp } from "./clean-up.js";
import { Column, COLUMN_NAMES, type ColumnName } from "./columns/column.js";
import { COLUMN_COMMANDS } from "./columns/commands.js";
import { type BenchDatabase, folderOf, type Making, openDatabase } from "./graph/database.js";
import { type GraphSize, SIZES, type SizeName } from "./graph/sizes.js";
import { Client } from "./measure/client.js";
import { type MeasuredRow, measureRow } from "./measure/measure-row.js";
import type { BenchOptions } from "./options.js";
import { ROWS } from "./rows/rows.js";
import { drawSample } from "./sample/draw-sample.js";
import { measureWrites, type WriteResult } from "./writes/measure-writes.js";

/** What a column's process took. */
export interface ColumnCost {
  /** Until it was ready, over a database that ran, in milliseconds. */
  readonly startMilliseconds: number;
  /** Until its trace index was ready, from the start of the process on; null where there is none. */
  readonly indexMilliseconds: number | null;
  readonly restingMegabytes: number;
  readonly peakMegabytes: number;
}

/** What was measured on one graph. */
export interface SizeResult {
  readonly size: GraphSize;
  readonly making: Making;
  readonly largestPage: number;
  readonly rows: readonly MeasuredRow[];
  readonly costs: Readonly<Partial<Record<ColumnName, ColumnCost>>>;
  /** Null where they were not asked for. */
  readonly writes: WriteResult | null;
}

/** Measures all rows on the graph of a size. */
export async function runSize(
  name: SizeName,
  options: BenchOptions,
  progress: Progress,
  cleanUp: CleanUp,
): Promise<SizeResult> {
  const size = SIZES[name];
  const database = await openDatabase(size, progress);
  cleanUp.add(() => database.neo4j.stop());
  const columns = await startColumns(database, options, progress, cleanUp);
  const indexMilliseconds = await awaitIndex(columns, progress);
  const resting = new Map(columns.map((column) => [column.name, column.residentMegabytes.now]));
  const sample = await drawFor(database, columns, size, progress);
  const rows = await measureRows(columns, sample, options, progress);
  const costs = Object.fromEntries(
    columns.map((column): readonly [ColumnName, ColumnCost] => [
      column.name,
      {
        startMilliseconds: column.startMilliseconds,
        indexMilliseconds: column.name === "ours" ? indexMilliseconds : null,
        restingMegabytes: resting.get(column.name) ?? 0,
        peakMegabytes: column.residentMegabytes.peak,
      },
    ]),
  );
  await cleanUp.run();
  // A copy of the largest graph would be some ten gigabytes: its writes are measured on a smaller one.
  const written = name === "1m" ? SIZES["10k"] : size;
  const asked = options.only === null && existsSync(folderOf(written)) ? options.writes : null;
  const writes = asked === null ? null : await measureWrites(written, asked, progress, cleanUp);
  const { making } = database;
  return { size, making, largestPage: sample.largestPage, rows, costs, writes };
}

async function startColumns(
  { neo4j }: BenchDatabase,
  { cypherTimeoutMs }: BenchOptions,
  progress: Progress,
  cleanUp: CleanUp,
): Promise<Column[]> {
  const columns: Column[] = [];
  progress.start("Starting the columns");
  // One after the other: how long each takes is one of the figures.
  for (const name of COLUMN_NAMES) {
    progress.update(name);
    const command = COLUMN_COMMANDS[name];
    const environment = { ...command.environment, BENCH_CYPHER_TIMEOUT_MS: String(cypherTimeoutMs) };
    const column = await Column.start({ ...command, environment }, neo4j);
    cleanUp.add(() => column.stop());
    columns.push(column);
  }
  progress.done(columns.map(({ name }) => name).join(", "));
  return columns;
}

/** A server that keeps a trace index says when it is ready, or that it goes without. */
const INDEX_SETTLED = /trace index: (?:ready|traces are answered by Neo4j)/;
const LONGEST_INDEX_MS = 600_000;

/** Waits for our server's trace index. */
async function awaitIndex(columns: readonly Column[], progress: Progress): Promise<number | null> {
  const ours = columns.find(({ name }) => name === "ours");
  if (!ours) return null;
  progress.start("Waiting for the trace index");
  const milliseconds = await ours.printedAfter(INDEX_SETTLED, LONGEST_INDEX_MS);
  progress.done(milliseconds === null ? "it did not come" : "ready");
  return milliseconds;
}

async function drawFor(
  { neo4j }: BenchDatabase,
  columns: readonly Column[],
  size: GraphSize,
  progress: Progress,
): ReturnType<typeof drawSample> {
  progress.start("Drawing what is asked for");
  const graph = Graph.connect({ ...neo4j, database: "neo4j" });
  const api = new Client(columns.find(({ name }) => name === "ours")?.url ?? "");
  try {
    const sample = await drawSample(graph, api, size);
    progress.done();
    return sample;
  } finally {
    api.close();
    await graph.close();
  }
}

async function measureRows(
  columns: readonly Column[],
  sample: Awaited<ReturnType<typeof drawSample>>,
  { effort, only, isQuick }: BenchOptions,
  progress: Progress,
): Promise<MeasuredRow[]> {
  const measured: MeasuredRow[] = [];
  const rows = isQuick ? ROWS.filter(({ slow }) => slow !== true) : ROWS;
  const wanted = rows.filter(({ name }) => only === null || new RegExp(only).test(name));
  for (const [index, row] of wanted.entries()) {
    progress.start(`${index + 1} of ${wanted.length}: ${row.title}`);
    const result = await measureRow(row, columns, sample, effort);
    measured.push(result);
    progress.done(sayLine(result));
  }
  return measured;
}

function sayLine({ columns }: MeasuredRow): string {
  return Object.entries(columns)
    .map(([name, { latency }]) => `${name} ${latency.p50.toFixed(1)}`)
    .join(", ");
}
