import { setTimeout as wait } from "node:timers/promises";
import { Arg, ID, Resolver, Root, Subscription } from "type-graphql";
import type { ImportJob } from "../../importing/run/job.js";
import { findJobs, listJobs } from "../../importing/run/job-store.js";
import { cancellable } from "../../shared/cancellable.js";
import type { RequestContext } from "../context.js";
import { refuseReader } from "../speech/author.js";
import { ImportJobType } from "./import-types.js";

/** How often an import is looked at, in milliseconds. */
const LOOK_EACH_MS = 500;
/** How many of the latest imports are looked at where none is named: more than run, or wait, at a time. */
const LATEST = 10;

/** An import each time it got further, until it is over. It may run on another server: the database is asked. */
function progressOf(id: string, context: RequestContext): AsyncIterableIterator<ImportJob> {
  return cancellable(async function* (signal) {
    for (let told = ""; ;) {
      const job = (await findJobs(context.graph, [id])).get(id);
      if (!job) return;
      const now = progress(job);
      if (now !== told) yield job;
      told = now;
      if (isOver(job)) return;
      await wait(LOOK_EACH_MS, undefined, { signal });
    }
  });
}

/** Every import that is under way or begins later, each time it got further; it does not end by itself. */
function progressOfAll(context: RequestContext): AsyncIterableIterator<ImportJob> {
  return cancellable(async function* (signal) {
    const overBefore = (await listJobs(context.graph, LATEST)).filter(isOver);
    const told = new Map(overBefore.map((job) => [job.id, progress(job)]));
    for (;;) {
      for (const job of (await listJobs(context.graph, LATEST)).reverse()) {
        const now = progress(job);
        if (told.get(job.id) !== now) yield job;
        told.set(job.id, now);
      }
      await wait(LOOK_EACH_MS, undefined, { signal });
    }
  });
}

function progress({ state, done, read }: ImportJob): string {
  return JSON.stringify([state, done, read]);
}

function isOver({ state }: ImportJob): boolean {
  return state === "DONE" || state === "FAILED";
}

@Resolver()
export class ImportProgressResolver {
  @Subscription(() => ImportJobType, {
    description:
      "Tells how far an import is, until it is over; without an id, how far each is that runs or begins later. Ask over WebSocket (graphql-transport-ws).",
    subscribe: ({ args, context }: { args: { id?: string | null }; context: RequestContext }) => {
      refuseReader(context);
      return args.id ? progressOf(args.id, context) : progressOfAll(context);
    },
  })
  importProgress(
    @Arg("id", () => ID, { nullable: true, description: "Id of the import; all of them if it is left out." })
    _id: string | null,
    @Root() job: ImportJob,
  ): ImportJob {
    return job;
  }
}
