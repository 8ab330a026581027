import { Arg, Ctx, Field, ID, InputType, Query, Resolver } from "type-graphql";
import type { Lens } from "../../belief/lens.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import { compareTraces, type TraceComparison } from "../../trace/compare.js";
import { criticalEvidence } from "../../trace/critical-evidence.js";
import type { TraceResult } from "../../trace/result.js";
import type { TraceRequest } from "../../trace/request.js";
import { LensInput, toLens } from "../belief/lens-input.js";
import { viewMetClaim } from "../belief/load-claims.js";
import { viewSource } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { EvidenceCutType, TraceDiffType } from "./compare-types.js";
import { factsFor, runRequest } from "./run-trace.js";
import { toTraceRequest } from "./to-trace-request.js";
import { TraceArgs } from "./trace-inputs.js";
import { viewPath, viewResult } from "./trace-views.js";

@InputType("EvidenceSet", { description: "Evidence to look away from." })
export class EvidenceSetInput {
  @Field(() => [ID], { nullable: true, description: "Sources, by id." })
  sources?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Claims, by id." })
  claims?: string[] | null;
}

/** Runs one trace under two lenses and compares the answers. */
async function compare(
  request: TraceRequest,
  before: Lens,
  after: Lens,
  context: RequestContext,
): Promise<object> {
  const [earlier, later] = await Promise.all([
    runRequest(request, before, context),
    runRequest(request, after, context),
  ]);
  return viewComparison(earlier, later, compareTraces(earlier, later, { before, after }), context);
}

/** The difference between two answers, as the API gives it. */
export async function viewComparison(
  before: TraceResult,
  after: TraceResult,
  comparison: TraceComparison,
  context: RequestContext,
): Promise<object> {
  return {
    appeared: comparison.appeared.map(viewPath),
    vanished: comparison.vanished.map(viewPath),
    changed: comparison.changed.map((pair) => ({
      before: viewPath(pair.before),
      after: viewPath(pair.after),
    })),
    because: await Promise.all(
      comparison.because.map(({ claim, seen }) => viewMetClaim(context, seen, claim)),
    ),
    before: viewResult(before),
    after: viewResult(after),
  };
}

@Resolver()
export class CompareResolver {
  @Query(() => TraceDiffType, {
    description:
      "How the answer to a trace differs between two lenses, for example two dates of publication, and because of which claims.",
  })
  async traceDiff(
    @Arg("trace", () => TraceArgs, { description: "The question; its own lens is not used." })
    args: TraceArgs,
    @Arg("before", () => LensInput, { description: "The earlier lens." }) before: LensInput,
    @Arg("after", () => LensInput, { description: "The later lens." }) after: LensInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const [was, is] = [toLens(before, context.lens, "before"), toLens(after, context.lens, "after")];
    if (was.publishedBefore > is.publishedBefore || was.recordedBefore > is.recordedBefore) {
      const problem =
        "traceDiff: the clocks of `before` stand later than those of `after`; expected the earlier lens first.";
      throw new InputRefused(RefusalReason.InvalidCombination, problem, { path: "before" });
    }
    return compare(await toTraceRequest(args, context), was, is, context);
  }

  @Query(() => TraceDiffType, {
    description: "How the answer to a trace would differ if some evidence did not exist.",
  })
  async whatIf(
    @Arg("trace", () => TraceArgs, { description: "The question." }) args: TraceArgs,
    @Arg("without", () => EvidenceSetInput, { description: "The evidence to look away from." })
    without: EvidenceSetInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const [sources, claims] = [without.sources ?? [], without.claims ?? []];
    if (sources.length + claims.length === 0) {
      const problem = "without: expected a source or a claim at least, got none.";
      throw new InputRefused(RefusalReason.InvalidValue, problem, { path: "without" });
    }
    const request = await toTraceRequest(args, context);
    const { policy } = request.lens;
    const lens = {
      ...request.lens,
      policy: {
        ...policy,
        excludeSources: [...policy.excludeSources, ...sources],
        excludeClaims: [...policy.excludeClaims, ...claims],
      },
    };
    return compare(request, request.lens, lens, context);
  }

  @Query(() => [EvidenceCutType], {
    description: "The smallest sets of sources whose loss would leave no path; empty where there is no path.",
  })
  async criticalEvidence(
    @Arg("trace", () => TraceArgs, { description: "The question." }) args: TraceArgs,
    @Ctx() context: RequestContext,
  ): Promise<object[]> {
    const request = await toTraceRequest(args, context);
    const cuts = await criticalEvidence(factsFor(request, request.lens, context), request);
    return Promise.all(
      cuts.map(async (ids) => {
        const sources = await Promise.all(ids.map((id) => context.loaders.sources.load(id)));
        return { sources: sources.flatMap((source) => (source ? [viewSource(source)] : [])) };
      }),
    );
  }
}
