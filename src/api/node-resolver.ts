import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { seeStatement } from "../belief/admission.js";
import { InputRefused, RefusalReason } from "../shared/errors.js";
import { loadClaims } from "./belief/load-claims.js";
import { viewSource, viewStatement } from "./belief/views.js";
import type { RequestContext } from "./context.js";
import { LARGEST_PAGE } from "./schema/paging.js";
import { NodeType, type Typed } from "./schema/node-type.js";

async function loadNode(context: RequestContext, id: string): Promise<Typed | null> {
  const { loaders, lens } = context;
  const [entity, belief, source, claims] = await Promise.all([
    loaders.entities.load(id),
    loaders.beliefs.load(id),
    loaders.sources.load(id),
    loadClaims(context, [id]),
  ]);
  if (entity) return entity;
  if (belief) return viewStatement(seeStatement(lens, belief));
  return source ? viewSource(source) : (claims[0] ?? null);
}

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: "Whatever has this id: an entity, a statement, a claim, a source. Null if nothing has.",
  })
  node(
    @Arg("id", () => ID, { description: "A global id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Typed | null> {
    return loadNode(context, id);
  }

  @Query(() => [NodeType], {
    nullable: "items",
    description: `Whatever has these ids, in their order; null for an id that nothing has. At most ${LARGEST_PAGE}.`,
  })
  nodes(
    @Arg("ids", () => [ID], { description: "Global ids." }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<(Typed | null)[]> {
    if (ids.length > LARGEST_PAGE) {
      const problem = `nodes: expected at most ${LARGEST_PAGE} ids, got ${ids.length}.`;
      throw new InputRefused(RefusalReason.InvalidPage, problem, { path: "nodes" });
    }
    return Promise.all(ids.map((id) => loadNode(context, id)));
  }
}
