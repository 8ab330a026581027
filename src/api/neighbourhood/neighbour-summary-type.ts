import { Field, Int, ObjectType } from "type-graphql";
import { DIRECTION } from "../../kinds/direction.js";
import { MOST_DECIDED } from "../../neighbourhood/neighbour-summary.js";
import { ENTITY_KIND, enumOf, RELATION_KIND } from "../schema/enums.js";

@ObjectType("NeighbourCount", {
  description: "How many facts of one relation lead from an entity to entities of one kind.",
  simpleResolvers: true,
})
export class NeighbourCountType {
  @Field(enumOf(RELATION_KIND), { description: "The relation." })
  relation!: string;

  @Field(enumOf(DIRECTION), { description: "The entity's place in the facts: OUT or IN." })
  direction!: string;

  @Field(enumOf(ENTITY_KIND), { description: "The kind at the other end." })
  kind!: string;

  @Field(() => Int, { description: "How many facts there are for this viewer, whatever the lens." })
  facts!: number;

  @Field(() => Int, {
    nullable: true,
    description: `How many of them the lens lets in; null where there are more than ${MOST_DECIDED} to decide on.`,
  })
  admitted!: number | null;
}
