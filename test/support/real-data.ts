import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { openArchive } from "../../src/importing/files/archive.js";
import { type InputFile, openFile } from "../../src/importing/files/input-file.js";
import type { Verdict } from "../../src/importing/run/verdict.js";
import { SHARED_DATA } from "./shared-data.js";

/** The files of the real data that have an importer. The archive of incidents, which holds the same again, comes apart. */
export async function realFiles(): Promise<InputFile[]> {
  const paths = [
    ...namesUnder("stix", ".json"),
    "veris/vcdb-1.3.4-dev.json",
    ...namesUnder("leak-sites", ".json"),
    ...namesUnder("hibp", ".json"),
    ...namesUnder("csv", ".csv"),
  ];
  return Promise.all(paths.map((path) => openFile(join(SHARED_DATA ?? "", path), path)));
}

/** The incidents once more, one file each. */
export function realIncidentArchive(): ReturnType<typeof openArchive> {
  const path = "veris/vcdb-1.3.4-dev.zip";
  return openArchive(join(SHARED_DATA ?? "", path), path);
}

/** The file as it would be with its first lines alone. */
export async function firstLines(file: InputFile, lines: number): Promise<InputFile> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  let end = 0;
  for (let line = 0; line < lines && end < whole.length; line += 1) {
    const next = whole.indexOf("\n", end);
    end = next < 0 ? whole.length : next + 1;
  }
  const bytes = whole.subarray(0, end);
  return { name: file.name, size: bytes.length, open: () => Readable.from([bytes]) };
}

/** Counts of the files that were made independently of this project. */
export function readRealCounts(): Readonly<Record<string, any>> {
  return JSON.parse(readFileSync(join(SHARED_DATA ?? "", "COUNTS.json"), "utf8")) as Record<string, any>;
}

function namesUnder(folder: string, ending: string): string[] {
  const names = readdirSync(join(SHARED_DATA ?? "", folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** How many verdicts of each outcome there are, by folder; of a table, by file. */
export function outcomesByPart(verdicts: readonly Verdict[]): Record<string, Record<string, number>> {
  const parts: Record<string, Record<string, number>> = {};
  for (const { file, outcome } of verdicts) {
    const [folder = ""] = file.split("/");
    const part = folder === "csv" || folder === "leak-sites" ? file : folder;
    const counts = (parts[part] ??= {});
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return parts;
}
