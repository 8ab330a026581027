import { COLUMN_NAMES, COLUMN_TITLES, type ColumnName } from "../columns/column.js";
import type { Measured, MeasuredRow } from "../measure/measure-row.js";
import { short } from "../measure/statistics.js";
import type { SizeResult } from "../run-size.js";

const OTHERS = COLUMN_NAMES.filter((name) => name !== "floor");

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Reads: the floor in milliseconds, the others as ratios against it. */
export function ratioTable(rows: readonly MeasuredRow[]): string {
  const head = ["", "floor, p50 (CPU)", ...OTHERS.map((name) => COLUMN_TITLES[name])];
  return table(
    head,
    rows.map(({ title, columns }) => {
      const floor = columns.floor;
      const own = floor === undefined ? "-" : `${short(floor.latency.p50)} ms (${short(floor.cpu)} ms)`;
      return [title, own, ...OTHERS.map((name) => ratioCell(columns[name], floor))];
    }),
  );
}

function ratioCell(measured: Measured | undefined, floor: Measured | undefined): string {
  if (measured === undefined || floor === undefined) return "-";
  const cut = measured.cutShort === 0 ? "" : `, ${measured.cutShort} of ${measured.requests} cut short`;
  const cpu = floor.cpu === 0 ? "-" : `${short(measured.cpu / floor.cpu)}x`;
  return `${short(measured.latency.p50 / floor.latency.p50)}x (CPU ${cpu})${cut}`;
}

/** Reads: every column's own figures. */
export function detailTable(rows: readonly MeasuredRow[]): string {
  const head = ["", "column", "p50 ms", "p95 ms", "p99 ms", "CPU ms a request", "kB", "requests"];
  return table(
    head,
    rows.flatMap(({ title, columns }) =>
      present(columns).map(([name, { latency, cpu, bytes, requests }]) => [
        title,
        COLUMN_TITLES[name],
        ...[latency.p50, latency.p95, latency.p99, cpu].map(short),
        (bytes / 1_000).toFixed(1),
        String(requests),
      ]),
    ),
  );
}

/** Paths: over HTTP, and as our server says it of the search alone. */
export function pathTable(rows: readonly MeasuredRow[], cypherTimeoutMs: number): string {
  const late = `over ${cypherTimeoutMs / 1_000} s`;
  const head = [
    "",
    "Cypher p50 ms",
    "p99 ms",
    late,
    "ours p50 ms",
    "p99 ms",
    "search alone p50 ms",
    "p99 ms",
    "cut short",
  ];
  return table(
    head,
    rows.map(({ title, columns: { floor, ours } }) => [
      title,
      ...(floor ? [short(floor.latency.p50), short(floor.latency.p99), count(floor)] : ["-", "-", "-"]),
      ...(ours ? [short(ours.latency.p50), short(ours.latency.p99)] : ["-", "-"]),
      ...(ours?.inside ? [short(ours.inside.p50), short(ours.inside.p99)] : ["-", "-"]),
      ours ? count(ours) : "-",
    ]),
  );
}

function count({ cutShort, requests }: Measured): string {
  return cutShort === 0 ? "-" : `${cutShort} of ${requests}`;
}

/** What the processes take. */
export function costTable({ costs }: SizeResult): string {
  return table(
    ["column", "ready after, s", "trace index after, s", "memory at rest, MB", "highest, MB"],
    present(costs).map(
      ([name, { startMilliseconds, indexMilliseconds, restingMegabytes, peakMegabytes }]) => [
        COLUMN_TITLES[name],
        (startMilliseconds / 1_000).toFixed(1),
        indexMilliseconds === null ? "-" : (indexMilliseconds / 1_000).toFixed(1),
        String(restingMegabytes),
        String(peakMegabytes),
      ],
    ),
  );
}

function present<Value>(
  columns: Readonly<Partial<Record<ColumnName, Value>>>,
): (readonly [ColumnName, Value])[] {
  return COLUMN_NAMES.flatMap((name) => {
    const value = columns[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}

/** What our API must reach against the floor. */
const MOST = { latency: 1.25, cpu: 1.5 } as const;
const HELD_TO_IT: ReadonlySet<string> = new Set(["by-id", "list", "page-0", "page-deep", "nested"]);

/** In words, where our API is above what it must reach; empty where it is not. */
export function aboveTarget(rows: readonly MeasuredRow[]): string[] {
  return rows
    .filter(({ name }) => HELD_TO_IT.has(name))
    .flatMap(({ title, columns: { floor, ours } }) => {
      if (!floor || !ours) return [];
      const [latency, cpu] = [ours.latency.p50 / floor.latency.p50, ours.cpu / floor.cpu];
      if (latency <= MOST.latency && cpu <= MOST.cpu) return [];
      return [`${title}: ${short(latency)}x, CPU ${short(cpu)}x`];
    });
}
