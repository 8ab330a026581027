import type { Format } from "../../formats/format.js";
import type { Graph } from "../../graph/graph.js";
import type { InputFile } from "../files/input-file.js";
import type { ImportJob } from "./job.js";
import { findDeferred, findJobs, type NewJob, openJob, readCheckpoint, setJob } from "./job-store.js";
import { BatchWriter } from "./batch-writer.js";
import { ahead, batchesOf } from "./batches.js";
import { type Scan, scan } from "./scan.js";
import { removeUnclaimed } from "./unclaimed.js";
import type { Verdict } from "./verdict.js";

/** What is imported, and how. */
export interface ImportInput {
  readonly job: NewJob;
  readonly files: readonly InputFile[];
  /** Formats to choose from. */
  readonly formats: readonly Format[];
  /** Ends the run between two batches; the same files again go on from there. */
  readonly signal?: AbortSignal;
  /** Told of verdicts as they fall. */
  readonly onVerdicts?: (verdicts: readonly Verdict[]) => void;
}

const READING_TOLD_EACH_MS = 500;

/**
 * Imports files: reads them once to their ends, then decides on item after item and writes it, each whole or not at all.
 * What refers to something that comes later waits for it. A run that ends early goes on where it was, if the same files
 * come again.
 */
export async function runImport(graph: Graph, input: ImportInput): Promise<ImportJob> {
  const { id } = await openJob(graph, input.job);
  const job = { ...input.job, id };
  try {
    const scanned = await read(graph, job, input);
    await write(graph, { ...input, job }, scanned);
    await setJob(graph, id, { state: "DONE", finishedAt: Date.now(), error: null });
  } catch (error) {
    // What was only interrupted goes on with the next server.
    if (input.signal?.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    await setJob(graph, id, { state: "FAILED", finishedAt: Date.now(), error: reason }).catch(() => {});
    throw error;
  }
  return (await findJobs(graph, [id])).get(id) as ImportJob;
}

async function read(graph: Graph, job: NewJob, { files, formats }: ImportInput): Promise<Scan> {
  await setJob(graph, job.id, { state: "READING", read: 0, finishedAt: null, error: null });
  let told = Date.now();
  const scanned = await scan(graph, files, formats, (bytes, all) => {
    if (Date.now() - told < READING_TOLD_EACH_MS) return;
    told = Date.now();
    setJob(graph, job.id, { read: bytes / Math.max(1, all) }).catch(() => {});
  });
  return scanned;
}

/** Goes over the items in rounds: in each, those that had to wait in the one before. */
async function write(graph: Graph, input: ImportInput, scanned: Scan): Promise<void> {
  const { id, dryRun } = input.job;
  const begun = await readCheckpoint(graph, id);
  const { done } = (await findJobs(graph, [id])).get(id) as ImportJob;
  const total = scanned.total + scanned.refused.length;
  await setJob(graph, id, { state: "WRITING", read: 1, total, writingSince: Date.now(), doneBefore: done });
  const writer = new BatchWriter(graph, input, scanned, begun.batch);
  await writer.keepRefused();
  let waiting = begun.round === 1 ? null : await findDeferred(graph, id, begun.round - 1);
  for (let [round, last, isLast] = [begun.round, begun.last, false]; ; round += 1, last = -1) {
    const isDue = (index: number): boolean => index > last && (waiting?.has(index) ?? true);
    for await (const batch of ahead(batchesOf(scanned, isDue))) {
      input.signal?.throwIfAborted();
      await writer.write(batch, round, isLast);
    }
    const deferred = await findDeferred(graph, id, round);
    if (deferred.size === 0) break;
    // A round that could decide nothing is followed by the last, which says what is missing.
    isLast = deferred.size === waiting?.size;
    waiting = deferred;
  }
  if (!dryRun && scanned.files.some(({ format }) => format.claims)) await removeUnclaimed(graph, input.job);
}
