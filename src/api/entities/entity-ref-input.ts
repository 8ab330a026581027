import { Field, ID, InputType } from "type-graphql";
import { ENTITY_KIND, enumOf } from "../schema/enums.js";

@InputType("EntityRef", {
  description:
    "Names an entity: by id, or by a name or alias that only one bears (add the kind if several do). " +
    "A kind alone means any entity of that kind.",
})
export class EntityRefInput {
  @Field(() => ID, { nullable: true, description: "Its id." })
  id?: string | null;

  @Field(enumOf(ENTITY_KIND), { nullable: true, description: "Its kind." })
  kind?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its name or an alias; case and punctuation do not count.",
  })
  name?: string | null;
}
