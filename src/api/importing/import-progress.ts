import { setTimeout as wait } from "node:timers/promises";
import { Arg, ID, Resolver, Root, Subscription } from "type-graphql";
import type { ImportJob } from "../../importing/run/job.js";
import { findJobs } from "../../importing/run/job-store.js";
import { cancellable } from "../../shared/cancellable.js";
import type { RequestContext } from "../context.js";
import { refuseReader } from "../speech/author.js";
import { ImportJobType } from "./import-types.js";

/** How often an import is looked at, in milliseconds. */
const LOOK_EACH_MS = 500;

/** An import each time it got further, until it is over. It may run on another server: the database is asked. */
function progressOf(id: string, context: RequestContext): AsyncIterableIterator<ImportJob> {
  refuseReader(context);
  return cancellable(async function* (signal) {
    for (let told = ""; ;) {
      const job = (await findJobs(context.graph, [id])).get(id);
      if (!job) return;
      const now = JSON.stringify([job.state, job.done, job.read]);
      if (now !== told) yield job;
      told = now;
      if (job.state === "DONE" || job.state === "FAILED") return;
      await wait(LOOK_EACH_MS, undefined, { signal });
    }
  });
}

@Resolver()
export class ImportProgressResolver {
  @Subscription(() => ImportJobType, {
    description: "Tells how far an import is, until it is over. Ask over WebSocket (graphql-transport-ws).",
    subscribe: ({ args, context }: { args: { id: string }; context: RequestContext }) =>
      progressOf(args.id, context),
  })
  importProgress(
    @Arg("id", () => ID, { description: "Id of the import." }) _id: string,
    @Root() job: ImportJob,
  ): ImportJob {
    return job;
  }
}
