import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { InputRefused, RefusalReason } from "../shared/errors.js";
import type { RequestContext } from "./context.js";
import { loadNode } from "./load-node.js";
import { LARGEST_PAGE } from "./schema/paging.js";
import { NodeType, type Typed } from "./schema/node-type.js";

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
