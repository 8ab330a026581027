import { Field, ObjectType } from "type-graphql";
import { SOURCE_KIND } from "../../belief/vocabularies.js";
import { TLP } from "../../shared/tlp.js";
import { EntityType } from "../entities/entity-interface.js";
import { enumOf } from "../schema/enums.js";
import { NodeType } from "../schema/node-type.js";
import { FuzzyDateScalar } from "../schema/scalars.js";

@ObjectType("Source", {
  implements: NodeType,
  description: "Where claims were published.",
  simpleResolvers: true,
})
export class SourceType extends NodeType {
  @Field(enumOf(SOURCE_KIND), { description: "What kind of publication it is." })
  kind!: string;

  @Field(() => String, { description: "Its title, or what it is about." })
  title!: string;

  @Field(() => String, { nullable: true, description: "Its address, as text." })
  url!: string | null;

  @Field(() => EntityType, { nullable: true, description: "Who published it." })
  publisher!: EntityType | null;

  @Field(() => EntityType, { nullable: true, description: "Who wrote it." })
  author!: EntityType | null;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "When it was published." })
  publishedAt!: string | null;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "When it was read." })
  retrievedAt!: string | null;

  @Field(() => String, { nullable: true, description: "Hash of what was read." })
  contentHash!: string | null;

  @Field(() => [SourceType], { description: "The sources it cites." })
  cites!: SourceType[];

  @Field(enumOf(TLP), { description: "How far it may be passed on." })
  marking!: string;
}
