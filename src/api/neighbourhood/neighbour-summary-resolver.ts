import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Entity } from "../../entities/entity.js";
import { LensInput, toLens } from "../belief/lens-input.js";
import type { RequestContext } from "../context.js";
import { EntityType } from "../entities/entity-interface.js";
import { NeighbourCountType } from "./neighbour-summary-type.js";

@Resolver(() => EntityType)
export class NeighbourSummaryResolver {
  @FieldResolver(() => [NeighbourCountType], {
    description:
      "What lies around it along the relations of `subgraph`, by relation, direction and kind of the other end: to ask before an expansion.",
  })
  neighbourSummary(
    @Root() entity: Entity,
    @Arg("lens", () => LensInput, {
      nullable: true,
      description: "Which facts count as let in; the request's lens if it is left out.",
    })
    lens: LensInput | null,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const seenThrough = toLens(lens, context.lens, "neighbourSummary.lens");
    return context.loaders.neighbourSummary(seenThrough, entity.id);
  }
}
