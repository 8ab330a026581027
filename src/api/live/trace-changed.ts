import { Arg, Ctx, Field, ObjectType, Resolver, Root, Subscription } from "type-graphql";
import type { Lens } from "../../belief/lens.js";
import { utcDay } from "../../journal/change-feed.js";
import { findOperationAt, type JournalHead, readHead } from "../../journal/read-journal.js";
import { compareTraces, isUnchanged, type TraceComparison } from "../../trace/compare.js";
import type { TraceResult } from "../../trace/result.js";
import { toLens } from "../belief/lens-input.js";
import type { RequestContext } from "../context.js";
import { DateTimeScalar } from "../schema/scalars.js";
import { viewComparison } from "../trace/compare-resolver.js";
import { TraceDiffType } from "../trace/compare-types.js";
import { runRequest } from "../trace/run-trace.js";
import { toTraceRequest } from "../trace/to-trace-request.js";
import { TraceArgs } from "../trace/trace-inputs.js";
import { eachChange } from "./each-change.js";
import { cursorBehind, startingPosition } from "./journal-cursor.js";

@ObjectType("TraceChanged", { description: "The answer to a trace changed.", simpleResolvers: true })
export class TraceChangedType {
  @Field(() => String, { description: "Where the journal stands, for `after`." })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: "Record time of the last operation that it takes in." })
  at!: number;

  @Field(() => TraceDiffType, {
    description: "What appeared, vanished and changed, and because of which claims.",
  })
  diff!: TraceDiffType;
}

interface Arguments {
  readonly trace: TraceArgs;
  readonly after?: string | null;
}

interface TraceChange {
  readonly head: JournalHead;
  readonly before: TraceResult;
  readonly after: TraceResult;
  readonly comparison: TraceComparison;
}

/**
 * The changes of the answer to a trace, each against the one that was told last. That one is asked for again, as the
 * database held it then: what is on record of it now says why it changed.
 */
async function traceChanges(
  { trace: args, after }: Arguments,
  context: RequestContext,
): Promise<AsyncIterableIterator<TraceChange>> {
  let { sequence } = await startingPosition(after, context);
  let day = utcDay();
  const request = await toTraceRequest(args, context);
  const lensAt = (recordedBefore: number): Lens => {
    const asked = toLens(args.lens, context.lensAt(Date.now()));
    return { ...asked, recordedBefore: Math.min(asked.recordedBefore, recordedBefore) };
  };
  let told = lensAt((await findOperationAt(context.graph, sequence))?.at ?? 0);
  return eachChange(context, async function* () {
    const [head, today] = [await readHead(context.graph), utcDay()];
    if (head.sequence <= sequence && today === day) return;
    const lenses = { before: told, after: lensAt(head.at) };
    const [before, after] = await Promise.all([
      runRequest(request, lenses.before, context),
      runRequest(request, lenses.after, context),
    ]);
    const comparison = compareTraces(before, after, lenses);
    [told, sequence, day] = [lenses.after, head.sequence, today];
    if (!isUnchanged(comparison)) yield { head, before, after, comparison };
  });
}

@Resolver()
export class TraceChangedResolver {
  @Subscription(() => TraceChangedType, {
    description:
      "Tells when a path of a trace appears, vanishes or changes its status or confidence, and because of which claims: when " +
      "something is recorded, and when a day begins (UTC), for then what is dated by the day before is public. Ask " +
      "over WebSocket (graphql-transport-ws).",
    subscribe: ({ args, context }: { args: Arguments; context: RequestContext }) =>
      traceChanges(args, context),
  })
  async traceChanged(
    @Arg("trace", () => TraceArgs, { description: "The question." }) _trace: TraceArgs,
    @Arg("after", () => String, {
      nullable: true,
      description:
        "A cursor to go on from: what changed since is told first, in one. Else what changes from now on. `journal { cursor }` gives one.",
    })
    _after: string | null,
    @Root() { head, before, after, comparison }: TraceChange,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return {
      cursor: cursorBehind(head),
      at: head.at,
      diff: await viewComparison(before, after, comparison, context),
    };
  }
}
