import { Graph } from "../src/graph/graph.js";
import type { Progress } from "../src/shared/progress.js";
import type { CleanUp } from "./clean-up.js";
import { Column, COLUMN_NAMES, type ColumnName } from "./columns/column.js";
import { COLUMN_COMMANDS } from "./columns/commands.js";
import { type BenchDatabase, type Making, openDatabase } from "./graph/database.js";
import { type GraphSize, SIZES, type SizeName } from "./graph/sizes.js";
import { Client } from "./measure/client.js";
import { type MeasuredRow, measureRow } from "./measure/measure-row.js";
import type { BenchOptions } from "./options.js";
import { ROWS } from "./rows/rows.js";
import { drawSample } from "./sample/draw-sample.js";

/** What a column's process took. */
export interface ColumnCost {
  /** Until it was ready, over a database that ran, in milliseconds. */
  readonly startMilliseconds: number;
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
  const resting = new Map(columns.map((column) => [column.name, column.residentMegabytes.now]));
  const sample = await drawFor(database, columns, size, progress);
  const rows = await measureRows(columns, sample, options, progress);
  const costs = Object.fromEntries(
    columns.map((column): readonly [ColumnName, ColumnCost] => [
      column.name,
      {
        startMilliseconds: column.startMilliseconds,
        restingMegabytes: resting.get(column.name) ?? 0,
        peakMegabytes: column.residentMegabytes.peak,
      },
    ]),
  );
  return { size, making: database.making, largestPage: sample.largestPage, rows, costs };
}

async function startColumns(
  { neo4j }: BenchDatabase,
  { cypherTimeoutMs }: BenchOptions,
  progress: Progress,
  cleanUp: CleanUp,
): Promise<Column[]> {
  const columns: Column[] = [];
  progress.start("Starting the columns");
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
  { effort, only }: BenchOptions,
  progress: Progress,
): Promise<MeasuredRow[]> {
  const measured: MeasuredRow[] = [];
  const wanted = ROWS.filter(({ name }) => only === null || new RegExp(only).test(name));
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
