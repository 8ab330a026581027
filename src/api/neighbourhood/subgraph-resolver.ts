import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { SubgraphEdge } from "../../neighbourhood/edge-store.js";
import { getSeeds } from "../../neighbourhood/seeds.js";
import { findSubgraph } from "../../neighbourhood/subgraph.js";
import { LARGEST_SUBGRAPH, type SubgraphRequest } from "../../neighbourhood/subgraph-request.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import { toLens } from "../belief/lens-input.js";
import { viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { SubgraphArgs, SubgraphType } from "./subgraph-types.js";

@Resolver()
export class SubgraphResolver {
  @Query(() => SubgraphType, {
    description:
      "The graph around entities, breadth first, along the relations that `trace` goes along (`relations { traversed }`): " +
      "not those of persons, seats and sectors. The same question gives the same nodes and edges in the same order. " +
      'Example: subgraph(seeds: ["..."], hops: 2, budget: 100)',
  })
  async subgraph(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const request = await toSubgraphRequest(args, context);
    const found = await findSubgraph(context.graph, request);
    return { ...found, edges: found.edges.map(viewEdge) };
  }
}

async function toSubgraphRequest(args: SubgraphArgs, context: RequestContext): Promise<SubgraphRequest> {
  const { hops, budget } = args;
  expectWithin("seeds", args.seeds.length, 1, LARGEST_SUBGRAPH.seeds, " ids");
  expectWithin("hops", hops, 0, LARGEST_SUBGRAPH.hops);
  expectWithin("budget", budget, 1, LARGEST_SUBGRAPH.budget);
  const distinct = new Set(args.seeds).size;
  if (distinct > budget) {
    const problem = `budget: expected room for the ${distinct} seeds at least, got ${budget}.`;
    throw new InputRefused(RefusalReason.InvalidCombination, problem, { path: "budget" });
  }
  const lens = toLens(args.lens, context.lens);
  const seeds = await getSeeds(context.graph, args.seeds, context.tlp);
  return { seeds, hops, budget, lens, tlp: context.tlp };
}

function expectWithin(path: string, value: number, least: number, most: number, unit = ""): void {
  if (value >= least && value <= most) return;
  const problem = `${path}: expected ${least} to ${most}${unit}, got ${value}.`;
  throw new InputRefused(RefusalReason.InvalidValue, problem, { path });
}

function viewEdge({ sourceId, targetId, relation, seen }: SubgraphEdge): object {
  const statement = viewStatement(seen);
  return { id: statement.id, source: sourceId, target: targetId, relation, statement };
}
