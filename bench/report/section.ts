import { cpus, totalmem } from "node:os";
import type { SizeResult } from "../run-size.js";
import { type Percentiles, short } from "../measure/statistics.js";
import type { WriteResult } from "../writes/measure-writes.js";
import { aboveTarget, costTable, detailTable, pathTable, ratioTable, table } from "./tables.js";

/** The circumstances of a run. */
export interface RunNote {
  /** As it was typed. */
  readonly command: string;
  /** When it began. */
  readonly date: string;
  readonly seconds: number;
  readonly cypherTimeoutMs: number;
  /** Processes that waited for a core when it began; over the number of cores, others were at work. */
  readonly loadAtStart: number;
}

/** The machine, in words. */
export function machineInWords(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${gigabytes} GB, ${process.platform}, Node ${process.versions.node}`;
}

/** What is written of one size, as Markdown. */
export function sectionOf(result: SizeResult, note: RunNote): string {
  const { size, making, rows, writes } = result;
  const reads = rows.filter((row) => row.table === "reads");
  const paths = rows.filter((row) => row.table === "paths");
  const above = aboveTarget(rows);
  return [
    `## ${thousands(size.entities)} entities, ${thousands(size.facts)} facts`,
    `\`${note.command}\`, ${note.date}, ${short(note.seconds / 60)} minutes; ${machineInWords()}; load ${short(note.loadAtStart)} at the start. ` +
      `Making the database took ${short(making.generateSeconds)} s to generate, ${short(making.importSeconds)} s to import and ` +
      `${short(making.schemaSeconds)} s for constraints and indexes; it takes ${thousands(making.storeMegabytes)} MB. ` +
      `"A list" has ${thousands(result.largestPage)} rows, the most that one page of the API gives.`,
    "### Against the floor",
    ratioTable(reads),
    above.length === 0
      ? "Everything that is held to 1.25x (CPU 1.5x) of the floor keeps to it."
      : `Above 1.25x (CPU 1.5x) of the floor:\n\n${above.map((each) => `- ${each}`).join("\n")}`,
    ...(paths.length === 0 ? [] : ["### Paths", pathTable(paths, note.cypherTimeoutMs)]),
    "### Processes",
    costTable(result),
    ...(writes === null ? [] : ["### Writes", writesInWords(writes)]),
    "### All figures",
    detailTable(reads),
  ].join("\n\n");
}

/** A single write and an import, against Cypher that checks nothing. */
function writesInWords(writes: WriteResult): string {
  const { makeClaim, plainClaim, importItems, importSeconds, importNodes, plainSeconds, importMegabytes } =
    writes;
  const single = table(
    ["one claim", "p50 ms", "p95 ms", "p99 ms"],
    [
      ["hand-written Cypher, one transaction, without HTTP", ...percentileCells(plainClaim)],
      ["`makeClaim`, with checks and journal, over HTTP", ...percentileCells(makeClaim)],
    ],
  );
  const bulk =
    `An import of ${importMegabytes} MB of records (${thousands(importItems)} items, ${thousands(importNodes)} nodes): ` +
    `${thousands(Math.round(importItems / importSeconds))} items and ${thousands(Math.round(importNodes / importSeconds))} nodes a second; ` +
    `as many nodes by a plain batched UNWIND, unchecked and untied: ${thousands(Math.round(importNodes / plainSeconds))} a second ` +
    `(${short(importSeconds / plainSeconds)}x).`;
  return `On a copy of the graph of ${writes.size}.\n\n${single}\n\n${bulk}`;
}

function percentileCells({ p50, p95, p99 }: Percentiles): string[] {
  return [p50, p95, p99].map(short);
}

function thousands(value: number): string {
  return value.toLocaleString("en-US").replaceAll(",", " ");
}
