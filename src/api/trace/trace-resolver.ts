import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { agentOf } from "../../belief/claim.js";
import type { Measurement } from "../../belief/source.js";
import type { ProjectionStatus } from "../../projection/projection-keeper.js";
import { markingOf } from "../../trace/path-belief.js";
import { summarize } from "../../trace/summary.js";
import { MeasurementType } from "../belief/measurement-type.js";
import type { RequestContext } from "../context.js";
import { EntityType } from "../entities/entity-interface.js";
import { runTrace } from "./run-trace.js";
import { TraceIndexType } from "./trace-index-type.js";
import { TraceArgs } from "./trace-inputs.js";
import { HopType, PathType, TraceResultType } from "./trace-types.js";
import { type HopView, type PathView, viewResult } from "./trace-views.js";

@Resolver()
export class TraceResolver {
  @Query(() => TraceResultType, {
    description:
      "Searches for paths between entities, each hop with the claims that prove it. Says whether the answer is complete, " +
      "which budget ended the search, and why an empty answer is empty. Example: " +
      'trace(from: [{ name: "ProjectWEB" }], through: [AGENCY], to: [{ kind: DATA_CLASS, name: "E-mail addresses" }])',
  })
  async trace(@Args(() => TraceArgs) args: TraceArgs, @Ctx() context: RequestContext): Promise<unknown> {
    return viewResult(await runTrace(args, context));
  }

  @Query(() => TraceIndexType, {
    description: "Whether traces are answered from the server's memory, and what that takes.",
  })
  traceIndex(@Ctx() { traceIndex }: RequestContext): ProjectionStatus {
    return traceIndex.status;
  }
}

@Resolver(() => PathType)
export class PathResolver {
  @FieldResolver(() => String)
  async summary(@Root() { path }: PathView, @Ctx() { loaders }: RequestContext): Promise<string> {
    const standings = path.map((hop) => hop.fact.seen.standing);
    const claims = standings.flatMap(({ assertions, oppositions }) => [...assertions, ...oppositions]);
    const ids = new Set([...path.flatMap(({ from, to }) => [from.id, to.id]), ...claims.map(agentOf)]);
    const entities = await Promise.all([...ids].map((id) => loaders.entities.load(id)));
    const names = new Map(entities.flatMap((entity) => (entity ? [[entity.id, entity.name]] : [])));
    const measured = await Promise.all(
      claims.map(async ({ id }) => [id, await loaders.measurements.load(id)] as const),
    );
    const measurements = new Map(measured);
    return summarize(path, {
      nameOf: (id) => names.get(id) ?? "someone not named here",
      measurementsOf: (id) => measurements.get(id) ?? [],
    });
  }

  @FieldResolver(() => [MeasurementType])
  async measurements(@Root() { path }: PathView, @Ctx() { loaders }: RequestContext): Promise<Measurement[]> {
    const claims = path.flatMap((hop) => hop.fact.seen.standing.assertions.map((claim) => claim.id));
    return (await Promise.all(claims.map((id) => loaders.measurements.load(id)))).flat();
  }

  @FieldResolver(() => String)
  async marking(@Root() { path }: PathView, @Ctx() { loaders }: RequestContext): Promise<string> {
    const ids = [...new Set(path.flatMap(({ from, to }) => [from.id, to.id]))];
    const entities = await Promise.all(ids.map((id) => loaders.entities.load(id)));
    return markingOf(
      path,
      entities.flatMap((entity) => (entity ? [entity] : [])),
    );
  }
}

@Resolver(() => HopType)
export class HopResolver {
  @FieldResolver(() => EntityType)
  from(@Root() { fromId }: HopView, @Ctx() { loaders }: RequestContext): Promise<unknown> {
    return loaders.entities.load(fromId);
  }

  @FieldResolver(() => EntityType)
  to(@Root() { toId }: HopView, @Ctx() { loaders }: RequestContext): Promise<unknown> {
    return loaders.entities.load(toId);
  }
}
