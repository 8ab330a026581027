import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { ImportJob } from "../../importing/run/job.js";
import { findJobs, listJobs, pageOfVerdicts } from "../../importing/run/job-store.js";
import { OUTCOME, type Outcome } from "../../importing/run/verdict.js";
import { decodeCursor, encodeCursor } from "../../shared/cursor.js";
import { toPage } from "../../shared/page.js";
import type { RequestContext } from "../context.js";
import { enumsOf } from "../schema/enums.js";
import { ConnectionArgs, toConnection, toForwardPageRequest, toPageRequest } from "../schema/paging.js";
import { refuseReader } from "../speech/author.js";
import { ImportBundleInputType, ImportJobType, ImportVerdictConnection } from "./import-types.js";

const ORDER = "importVerdicts";

@Resolver(() => ImportJobType)
export class ImportResolver {
  @Query(() => ImportJobType, {
    nullable: true,
    description: "An import, by its id; null where there is none.",
  })
  async importJob(
    @Arg("id", () => ID, { description: "Id of the import." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ImportJob | null> {
    refuseReader(context);
    return (await findJobs(context.graph, [id])).get(id) ?? null;
  }

  @Query(() => [ImportJobType], { description: "The latest imports, the latest first." })
  importJobs(
    @Arg("first", () => Int, { nullable: true, description: "At most so many: 0 to 100, 20 if left out." })
    first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<ImportJob[]> {
    refuseReader(context);
    return listJobs(context.graph, toPageRequest({ first }, "importJobs").size);
  }

  @Mutation(() => ImportJobType, {
    description:
      "Imports a small file and answers when it is done. Doing it again changes nothing. Larger files are posted to /import.",
  })
  async importBundle(
    @Arg("input", () => ImportBundleInputType, { description: "The file." }) input: ImportBundleInputType,
    @Ctx() context: RequestContext,
  ): Promise<ImportJob> {
    refuseReader(context);
    const { importer, viewer } = context;
    const { name, content, format = null, mapping = null, dryRun, note = null } = input;
    const id = randomUUID();
    try {
      const file = await importer.spool.take(id, 0, name, Readable.from([Buffer.from(content)]));
      const options = { format, mapping, dryRun, note };
      return await importer.run(await importer.spool.close(id, viewer.name, [file], options));
    } finally {
      await importer.spool.remove(id);
    }
  }

  @FieldResolver(() => ImportVerdictConnection, {
    description: "What became of each item. Pages go forwards only.",
  })
  async verdicts(
    @Root() job: ImportJob,
    @Arg("outcomes", enumsOf(OUTCOME), { nullable: true, description: "Only those with these outcomes." })
    outcomes: Outcome[] | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { graph }: RequestContext,
  ): Promise<unknown> {
    const page = toForwardPageRequest(args, "verdicts");
    const [batch, place] =
      page.cursor === null ? [-1, 0] : (decodeCursor(ORDER, page.cursor, "after", 2) as [number, number]);
    const rows = await pageOfVerdicts(graph, job.id, { batch, place }, outcomes, page.size + 1);
    const found = rows.map(({ verdict, ...at }) => ({ ...at, node: { ...verdict, at: String(verdict.at) } }));
    return toConnection(
      toPage(page, found),
      (row) => encodeCursor(ORDER, [row.batch, row.place]),
      () => Promise.resolve(0),
    );
  }
}
