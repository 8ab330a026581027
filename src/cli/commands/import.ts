import { createWriteStream, openAsBlob } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import color from "picocolors";
import { ask, get, type Terminal } from "../ask.js";
import { CommandFailure, EXIT } from "../failure.js";
import { showProgress } from "../import-progress.js";
import type { ShownJob as Job } from "../import-job.js";

export interface ImportOptions {
  readonly format?: string;
  readonly mapping?: string;
  readonly dryRun?: boolean;
  readonly note?: string;
  readonly verdicts?: string;
}

interface Verdict {
  readonly file: string;
  readonly at: string;
  readonly outcome: string;
  readonly id: string | null;
  readonly reason: string | null;
  readonly suggestion: string | null;
  readonly notes: readonly string[];
}

const JOB = `query Job($id: ID!) { importJob(id: $id) {
  id name state read total done rate secondsLeft error
  counts { created updated unchanged skipped rejected } } }`;
const VERDICTS = `query Verdicts($id: ID!, $outcomes: [ImportOutcome!], $after: String) { importJob(id: $id) {
  verdicts(outcomes: $outcomes, first: 100, after: $after) {
    nodes { file at outcome id reason suggestion notes }
    pageInfo { hasNextPage endCursor } } } }`;
const ATTENTION = ["SKIPPED", "REJECTED"];
const LOOK_EACH_MS = 300;
/** So many are printed; `--verdicts` writes all. */
const PRINTED = 20;

/** Sends files to the server, shows how far it is, and tells what became of their items. */
export async function importFiles(
  terminal: Terminal,
  paths: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const id = await upload(terminal, paths, options);
  const job = await follow(terminal, id);
  if (options.verdicts !== undefined) await saveVerdicts(terminal, id, options.verdicts);
  if (job.state === "FAILED")
    throw new CommandFailure(`The import failed: ${job.error ?? "nobody knows why"}`);
  const troubled: Verdict[] = [];
  for await (const verdict of eachVerdict(terminal, id, ATTENTION)) {
    troubled.push(verdict);
    if (!terminal.json && troubled.length > PRINTED) break;
  }
  if (terminal.json) terminal.out(JSON.stringify({ job, verdicts: troubled }));
  else print(terminal, job, troubled, options);
  failIfRejected(job);
}

async function upload(terminal: Terminal, paths: readonly string[], options: ImportOptions): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ format: options.format, note: options.note })) {
    if (value !== undefined) form.set(name, value);
  }
  if (options.dryRun) form.set("dryRun", "true");
  if (options.mapping !== undefined) form.set("mapping", await readMapping(options.mapping));
  for (const { path, name } of await listFiles(paths)) form.append("file", await openAsBlob(path), name);
  const response = await get(`${terminal.url}/import`, { method: "POST", body: form });
  const answer = (await response.json()) as { id?: string; errors?: { message: string }[] };
  if (answer.id !== undefined) return answer.id;
  const message = answer.errors?.[0]?.message.split("\n")[0] ?? `HTTP ${response.status}`;
  throw new CommandFailure(message, response.status === 400 ? EXIT.usage : EXIT.failure);
}

async function readMapping(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    // The name of a mapping that is shipped.
    return path;
  }
}

/** The files of these paths, folders with all that is in them. */
async function listFiles(paths: readonly string[]): Promise<{ path: string; name: string }[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => null);
      if (!found) throw new CommandFailure(`There is no file "${path}".`, EXIT.usage);
      if (!found.isDirectory()) return [{ path, name: basename(path) }];
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((each) => ({ path: each, name: `${basename(path)}/${relative(path, each)}` }));
    }),
  );
  const files = lists.flat();
  if (files.length === 0) throw new CommandFailure("There are no files in it.", EXIT.usage);
  return files;
}

async function follow(terminal: Terminal, id: string): Promise<Job> {
  const progress = showProgress();
  try {
    for (;;) {
      const { importJob: job } = await ask<{ importJob: Job | null }>(terminal, JOB, { id });
      if (!job) throw new CommandFailure(`The import ${id} is gone.`);
      progress.update(job);
      if (job.state === "DONE" || job.state === "FAILED") return job;
      await wait(LOOK_EACH_MS);
    }
  } finally {
    progress.end();
  }
}

async function* eachVerdict(
  terminal: Terminal,
  id: string,
  outcomes: readonly string[] | null,
): AsyncGenerator<Verdict, void, undefined> {
  interface Page {
    readonly nodes: readonly Verdict[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  for (let after: string | null = null; ;) {
    const variables = { id, outcomes, after };
    const answer: { importJob: { verdicts: Page } } = await ask(terminal, VERDICTS, variables);
    const { nodes, pageInfo } = answer.importJob.verdicts;
    yield* nodes;
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}

async function saveVerdicts(terminal: Terminal, id: string, path: string): Promise<void> {
  const file = createWriteStream(path);
  for await (const verdict of eachVerdict(terminal, id, null)) file.write(`${JSON.stringify(verdict)}\n`);
  await new Promise<void>((resolve, reject) => {
    file.on("error", reject);
    file.end(resolve);
  });
}

function print(terminal: Terminal, job: Job, troubled: readonly Verdict[], { dryRun }: ImportOptions): void {
  for (const { file, at, outcome, reason, suggestion } of troubled.slice(0, PRINTED)) {
    const paint = outcome === "REJECTED" ? color.red : color.yellow;
    const place = /^\d+$/.test(at) ? `${file}:${at}` : at === "" ? file : `${file}#${at}`;
    terminal.out(`${paint(outcome.toLowerCase())} ${place}: ${reason ?? ""}`);
    if (suggestion !== null) terminal.out(color.dim(`  ${suggestion}`));
  }
  const { created, updated, unchanged, skipped, rejected } = job.counts;
  const more = skipped + rejected - PRINTED;
  if (more > 0) terminal.out(`... and ${more} more; \`--verdicts FILE\` writes all of them.`);
  const would = dryRun === true ? "would be " : "";
  terminal.out(
    `${job.done} items: ${would}${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped, ${rejected} rejected.`,
  );
}

function failIfRejected({ counts }: Job): void {
  if (counts.rejected === 0) return;
  const taken = counts.created + counts.updated + counts.unchanged;
  throw new CommandFailure(
    `${counts.rejected} items were rejected; nothing of them was recorded.`,
    taken > 0 ? EXIT.partlyDone : EXIT.failure,
  );
}
