import { createHash, randomUUID } from "node:crypto";
import { FORMATS } from "../../src/formats/registry.js";
import type { Format } from "../../src/formats/format.js";
import type { Graph } from "../../src/graph/graph.js";
import { type InputFile, textFile } from "../../src/importing/files/input-file.js";
import type { ImportJob } from "../../src/importing/run/job.js";
import { readVerdicts } from "../../src/importing/run/job-store.js";
import { runImport } from "../../src/importing/run/run-import.js";
import type { Verdict } from "../../src/importing/run/verdict.js";

export interface ImportTrial {
  readonly dryRun?: boolean;
  readonly formats?: readonly Format[];
  readonly fingerprint?: string;
  readonly signal?: AbortSignal;
  readonly onVerdicts?: (verdicts: readonly Verdict[]) => void;
}

/** Imports files as a server would; returns the job and every verdict that was kept. */
export async function importFiles(
  graph: Graph,
  files: readonly InputFile[],
  { dryRun = false, formats = FORMATS, fingerprint, ...rest }: ImportTrial = {},
): Promise<{ job: ImportJob; verdicts: Verdict[] }> {
  const name = files.map((file) => file.name).join(", ");
  const id = randomUUID();
  const job = {
    id,
    name,
    fingerprint: fingerprint ?? (await hashOf(files)),
    dryRun,
    who: "tester",
    note: null,
  };
  const done = await runImport(graph, { job, files, formats, ...rest });
  const verdicts: Verdict[] = [];
  for await (const verdict of readVerdicts(graph, done.id)) verdicts.push(verdict);
  return { job: done, verdicts };
}

async function hashOf(files: readonly InputFile[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) for await (const chunk of file.open()) hash.update(chunk);
  return hash.digest("hex");
}

/** Files of texts. */
export function texts(files: Readonly<Record<string, string>>): InputFile[] {
  return Object.entries(files).map(([name, content]) => textFile(name, content));
}

/** A file of our own records. */
export function lines(...records: readonly object[]): string {
  return records.map((record) => JSON.stringify(record)).join("\n");
}
