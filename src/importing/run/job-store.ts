import { type Graph, type GraphReader, type GraphWriter, integer, type Row } from "../../graph/graph.js";
import { defineQuery } from "../../graph/query.js";
import type { ImportJob, JobState } from "./job.js";
import { countVerdicts, type Outcome, type Verdict } from "./verdict.js";

/** What is to be imported. */
export interface NewJob {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly dryRun: boolean;
  readonly who: string;
  readonly note: string | null;
}

// An import that ended early goes on under its first id, when the same files come again.
const OPEN_JOB = defineQuery(
  "import.open-job",
  `OPTIONAL MATCH (open:ImportJob {fingerprint: $job.fingerprint, dryRun: false})
   WHERE open.state <> 'DONE' AND NOT $job.dryRun
   WITH open ORDER BY open.startedAt LIMIT 1
   MERGE (j:ImportJob {id: coalesce(open.id, $job.id)})
   ON MATCH SET j.state = 'WAITING', j.finishedAt = null, j.error = null
   ON CREATE SET j += $job, j.state = 'WAITING', j.startedAt = $now, j.done = 0, j.created = 0, j.updated = 0,
     j.unchanged = 0, j.skipped = 0, j.rejected = 0
   RETURN j {.*} AS job`,
);
const SET_JOB = defineQuery(
  "import.set-job",
  "MATCH (j:ImportJob {id: $id}) SET j += $values RETURN j {.*} AS job",
);
const FIND_JOBS = defineQuery(
  "import.jobs",
  "UNWIND $ids AS id MATCH (j:ImportJob {id: id}) RETURN j {.*} AS job",
);
const LIST_JOBS = defineQuery(
  "import.list-jobs",
  "MATCH (j:ImportJob) RETURN j {.*} AS job ORDER BY j.startedAt DESC, j.id LIMIT $limit",
);
const FIND_UNFINISHED = defineQuery(
  "import.unfinished",
  "MATCH (j:ImportJob) WHERE j.state IN ['WAITING', 'READING', 'WRITING'] RETURN j {.*} AS job ORDER BY j.startedAt, j.id",
);
// Counted once, however often the driver repeats it.
const SAVE_BATCH = defineQuery(
  "import.save-batch",
  `MERGE (b:ImportBatch {id: $batch.id})
   ON CREATE SET b += $batch, b.fresh = true
   WITH b, b.fresh AS fresh
   REMOVE b.fresh
   WITH b WHERE fresh
   MATCH (j:ImportJob {id: b.jobId})
   SET j.done = j.done + $decided, j.created = j.created + $counts.created, j.updated = j.updated + $counts.updated,
     j.unchanged = j.unchanged + $counts.unchanged, j.skipped = j.skipped + $counts.skipped,
     j.rejected = j.rejected + $counts.rejected`,
);
const FIND_PROGRESS = defineQuery(
  "import.progress",
  `MATCH (b:ImportBatch {jobId: $id})
   RETURN b.number AS number, b.round AS round, b.to AS to`,
);
const FIND_DEFERRED = defineQuery(
  "import.deferred",
  "MATCH (b:ImportBatch {jobId: $id, round: $round}) UNWIND b.deferred AS index RETURN index",
);
const FIND_VERDICTS = defineQuery(
  "import.verdicts",
  `MATCH (b:ImportBatch {jobId: $id}) WHERE b.number > $after
   RETURN b.number AS number, b.verdicts AS verdicts ORDER BY b.number LIMIT 1`,
);
/** Items that were decided in one transaction. */
export interface Batch {
  readonly number: number;
  /** 1 for the first reading; later ones are of items that had to wait for others. */
  readonly round: number;
  /** Place of its last item. */
  readonly to: number;
  readonly verdicts: readonly Verdict[];
  /** Places of the items that wait for others. */
  readonly deferred: readonly number[];
}

/** Where an import stands: what a run goes on from. */
export interface Checkpoint {
  readonly round: number;
  /** Place of the last item that this round has decided on; -1 for none. */
  readonly last: number;
  /** Number of the last batch; 0 before the first. */
  readonly batch: number;
}

/** Makes an import, or finds the one of the same files that ended early. */
export async function openJob(graph: Graph, job: NewJob): Promise<ImportJob> {
  const parameters = { job, now: integer(Date.now()) };
  const rows = await graph.writeAside("import.open", (writer) => writer.run(OPEN_JOB, parameters));
  return toJob(rows[0] as Row);
}

export async function setJob(
  graph: Graph,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const stored = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Number.isSafeInteger(value) ? integer(value as number) : value,
    ]),
  );
  await graph.writeAside("import.set-job", (writer) => writer.run(SET_JOB, { id, values: stored }));
}

export async function findJobs(graph: GraphReader, ids: readonly string[]): Promise<Map<string, ImportJob>> {
  const jobs = (await graph.read(FIND_JOBS, { ids })).map(toJob);
  return new Map(jobs.map((job) => [job.id, job]));
}

/** The newest first. */
export async function listJobs(graph: GraphReader, limit: number): Promise<ImportJob[]> {
  return (await graph.read(LIST_JOBS, { limit: integer(limit) })).map(toJob);
}

/** Imports that no server may be running any more. */
export async function findUnfinished(graph: GraphReader): Promise<ImportJob[]> {
  return (await graph.read(FIND_UNFINISHED)).map(toJob);
}

/** Keeps the verdicts of a batch in the transaction that writes it. */
export async function saveBatch(writer: GraphWriter, jobId: string, batch: Batch): Promise<void> {
  const { number, round, to, deferred, verdicts } = batch;
  await writer.run(SAVE_BATCH, {
    batch: {
      id: `${jobId}:${number}`,
      jobId,
      number: integer(number),
      round: integer(round),
      to: integer(to),
      deferred: deferred.map(integer),
      verdicts: verdicts.map((verdict) => JSON.stringify(verdict)),
    },
    decided: integer(verdicts.length),
    counts: Object.fromEntries(
      Object.entries(countVerdicts(verdicts)).map(([name, count]) => [name, integer(count)]),
    ),
  });
}

/** Where the run of an import is to go on. */
export async function readCheckpoint(graph: GraphReader, id: string): Promise<Checkpoint> {
  const rows = await graph.read(FIND_PROGRESS, { id });
  const batches = rows.map((row) => ({
    number: row.get("number") as number,
    round: row.get("round") as number,
    to: row.get("to") as number,
  }));
  const round = Math.max(1, ...batches.map((batch) => batch.round));
  return {
    round,
    last: Math.max(-1, ...batches.filter((batch) => batch.round === round).map(({ to }) => to)),
    batch: Math.max(0, ...batches.map(({ number }) => number)),
  };
}

/** Places of the items that had to wait in a round. */
export async function findDeferred(graph: GraphReader, id: string, round: number): Promise<Set<number>> {
  const rows = await graph.read(FIND_DEFERRED, { id, round: integer(round) });
  return new Set(rows.map((row) => row.get("index") as number));
}

/** The verdicts of an import, batch by batch, in the order in which they fell. */
export async function* readVerdicts(
  graph: GraphReader,
  id: string,
): AsyncGenerator<Verdict, void, undefined> {
  for await (const { verdicts } of readBatches(graph, id, -1)) yield* verdicts;
}

/** Where a verdict stands: in which batch, and where in it. */
export interface VerdictPlace {
  readonly batch: number;
  readonly place: number;
}

/** Verdicts behind a place, in the order in which they fell; of some outcomes only, if they are given. */
export async function pageOfVerdicts(
  graph: GraphReader,
  id: string,
  after: VerdictPlace,
  outcomes: readonly Outcome[] | null,
  limit: number,
): Promise<(VerdictPlace & { readonly verdict: Verdict })[]> {
  const found: (VerdictPlace & { readonly verdict: Verdict })[] = [];
  for await (const batch of readBatches(graph, id, after.batch - 1)) {
    const verdicts = batch.verdicts.map((verdict, place) => ({ batch: batch.number, place, verdict }));
    found.push(
      ...verdicts.filter(
        ({ batch: number, place, verdict }) =>
          (number > after.batch || place > after.place) && (outcomes?.includes(verdict.outcome) ?? true),
      ),
    );
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

async function* readBatches(
  graph: GraphReader,
  id: string,
  after: number,
): AsyncGenerator<{ readonly number: number; readonly verdicts: readonly Verdict[] }, void, undefined> {
  for (let last = after; ;) {
    const [row] = await graph.read(FIND_VERDICTS, { id, after: integer(last) });
    if (!row) return;
    last = row.get("number") as number;
    const verdicts = (row.get("verdicts") as string[]).map((verdict) => JSON.parse(verdict) as Verdict);
    yield { number: last, verdicts };
  }
}

function toJob(row: Row): ImportJob {
  const stored = row.get("job") as Readonly<Record<string, unknown>>;
  const number = (name: string): number => (stored[name] as number | undefined) ?? 0;
  const nullable = (name: string): unknown => stored[name] ?? null;
  const total = nullable("total") as number | null;
  const { rate, secondsLeft } = speedOf(stored, total);
  return {
    id: stored["id"] as string,
    name: stored["name"] as string,
    fingerprint: stored["fingerprint"] as string,
    state: stored["state"] as JobState,
    dryRun: stored["dryRun"] as boolean,
    who: stored["who"] as string,
    note: nullable("note") as string | null,
    startedAt: number("startedAt"),
    finishedAt: nullable("finishedAt") as number | null,
    total,
    done: number("done"),
    counts: {
      created: number("created"),
      updated: number("updated"),
      unchanged: number("unchanged"),
      skipped: number("skipped"),
      rejected: number("rejected"),
    },
    rate,
    secondsLeft,
    read: nullable("read") as number | null,
    error: nullable("error") as string | null,
  };
}

function speedOf(
  stored: Readonly<Record<string, unknown>>,
  total: number | null,
): Pick<ImportJob, "rate" | "secondsLeft"> {
  const [since, before, done] = ["writingSince", "doneBefore", "done"].map(
    (name) => stored[name] as number | undefined,
  );
  if (since === undefined || done === undefined || done === (before ?? 0))
    return { rate: null, secondsLeft: null };
  const until = (stored["finishedAt"] as number | undefined) ?? Date.now();
  const rate = ((done - (before ?? 0)) * 1_000) / Math.max(1, until - since);
  const isOver = stored["finishedAt"] !== undefined;
  return { rate, secondsLeft: isOver || total === null ? null : (total - done) / rate };
}
