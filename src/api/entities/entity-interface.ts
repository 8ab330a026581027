import { Field, InterfaceType } from "type-graphql";
import type { Entity } from "../../entities/entity.js";
import { ORGANIZATION } from "../../kinds/organization.js";
import { TLP } from "../../shared/tlp.js";
import { ENTITY_KIND, enumOf } from "../schema/enums.js";
import { NodeType } from "../schema/node-type.js";
import { DateTimeScalar } from "../schema/scalars.js";

@InterfaceType("Entity", {
  implements: NodeType,
  description: "A node that a person would name: a company, an incident, a dataset.",
  resolveType: (value: Entity) => value.typeName,
})
export abstract class EntityType extends NodeType {
  @Field(enumOf(ENTITY_KIND), { description: "Its kind; it never changes." })
  kind!: string;

  @Field(() => String, { description: "Its usual name." })
  name!: string;

  @Field(() => [String], { description: "Other names that it goes by, in any script." })
  aliases!: string[];

  @Field(enumOf(TLP), { description: "How far knowledge of it may be passed on." })
  marking!: string;

  @Field(() => DateTimeScalar, { description: "Since when this database holds it." })
  recordedAt!: number;
}

@InterfaceType(ORGANIZATION, {
  implements: [NodeType, EntityType],
  description: "A company, an affiliate, an agency or a publisher.",
  resolveType: (value: Entity) => value.typeName,
})
export abstract class OrganizationType extends EntityType {}
