import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { agentOf } from "../../belief/claim.js";
import type { Measurement } from "../../belief/source.js";
import { uuid5 } from "../../shared/uuid5.js";
import { CypherFacts } from "../../trace/cypher-facts.js";
import {
  confidenceOf,
  type Interval,
  knownSince,
  markingOf,
  statusOf,
  validDuring,
} from "../../trace/path-belief.js";
import { pathKey, weakestHop } from "../../trace/rank.js";
import type { Hop, Path, TraceResult } from "../../trace/result.js";
import { summarize } from "../../trace/summary.js";
import { trace } from "../../trace/trace.js";
import { MeasurementType } from "../belief/measurement-type.js";
import { viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { EntityType } from "../entities/entity-interface.js";
import { toTraceRequest } from "./to-trace-request.js";
import { TraceArgs } from "./trace-inputs.js";
import { HopType, PathType, TraceResultType } from "./trace-types.js";

/** A hop as its type resolves it. */
interface HopView {
  readonly index: number;
  readonly fromId: string;
  readonly toId: string;
  readonly relation: string;
  readonly forward: boolean;
  readonly statement: unknown;
}

/** A path as its type resolves it. */
interface PathView {
  readonly id: string;
  readonly length: number;
  readonly path: Path;
  readonly hops: readonly HopView[];
  readonly weakestHop: HopView | undefined;
  readonly validDuring: Interval | null;
  readonly knownSince: number | null;
  readonly status: string;
  readonly confidence: number;
}

function viewHop({ from, to, fact }: Hop, index: number): HopView {
  const forward = fact.subject.id === from.id;
  const statement = viewStatement(fact.seen);
  return { index, fromId: from.id, toId: to.id, relation: fact.relation.name, forward, statement };
}

function viewPath(path: Path): PathView {
  const hops = path.map(viewHop);
  return {
    id: uuid5(`Path:${pathKey(path)}`),
    length: path.length,
    path,
    hops,
    weakestHop: hops[path.indexOf(weakestHop(path))],
    validDuring: validDuring(path),
    knownSince: knownSince(path),
    status: statusOf(path),
    confidence: confidenceOf(path),
  };
}

function viewResult(result: TraceResult): object {
  const { factsRead, stepsTried, milliseconds, ...rest } = result;
  return {
    ...rest,
    paths: result.paths.map(viewPath),
    blocked: result.blocked.map(viewPath),
    stats: { factsRead, stepsTried, milliseconds },
  };
}

@Resolver()
export class TraceResolver {
  @Query(() => TraceResultType, {
    description:
      "Searches for paths between entities, each hop with the claims that prove it. Says whether the answer is complete, " +
      "which budget ended the search, and why an empty answer is empty. Example: " +
      'trace(from: [{ name: "ProjectWEB" }], through: [AGENCY], to: [{ kind: DATA_CLASS, name: "E-mail addresses" }])',
  })
  async trace(@Args(() => TraceArgs) args: TraceArgs, @Ctx() context: RequestContext): Promise<unknown> {
    const request = await toTraceRequest(args, context);
    const facts = new CypherFacts(context.graph, request.lens, context.tlp, request.limits.timeoutMs);
    return viewResult(await trace(facts, request));
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
