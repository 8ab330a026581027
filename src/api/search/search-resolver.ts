import { Arg, Args, Ctx, Field, Float, Query, Resolver } from "type-graphql";
import { getKindByValue } from "../../kinds/registry.js";
import { hitCursor, searchEntities } from "../../search/search.js";
import type { RequestContext } from "../context.js";
import { EntityType } from "../entities/entity-interface.js";
import { makeConnectionType } from "../schema/connection-type.js";
import { decorate } from "../schema/dynamic-type.js";
import { ENTITY_KIND, enumsOf } from "../schema/enums.js";
import { ConnectionArgs, toConnection, toForwardPageRequest } from "../schema/paging.js";

const SearchConnection = makeConnectionType({
  name: "Search",
  description: "what a search found, best first.",
  node: () => EntityType,
  counted: false,
  decorateEdge: (edge) => {
    decorate(
      edge,
      "score",
      Field(() => Float, { description: "Higher is better; comparable within one search only." }),
    );
    decorate(
      edge,
      "matched",
      Field(() => String, { description: "The name or alias that fits best." }),
    );
  },
});

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      "Searches names and aliases of all kinds: whole words, beginnings of words, and words with a typo or two, " +
      'for example search(text: "tory industries"). Pages go forwards only.',
  })
  async search(
    @Arg("text", () => String, { description: "What to look for; every word of it must be found." })
    text: string,
    @Arg("kinds", enumsOf(ENTITY_KIND), { nullable: true, description: "Only these kinds." })
    kinds: string[] | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const page = toForwardPageRequest(args, "search");
    const found = await searchEntities(
      context.graph,
      text,
      kinds?.map(getKindByValue) ?? null,
      page,
      context.tlp,
    );
    return toConnection(found, hitCursor, () => Promise.resolve(0));
  }
}
