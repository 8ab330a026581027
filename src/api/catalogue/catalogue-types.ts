import { Field, Int, ObjectType } from "type-graphql";
import { ENTITY_KIND, enumOf, enumsOf, RELATION_KIND } from "../schema/enums.js";

@ObjectType("Legend", { description: "How viewers tell a kind apart.", simpleResolvers: true })
export class LegendType {
  @Field(() => String, { description: "Name of the shape." })
  shape!: string;

  @Field(() => String, { description: "Colour, #RRGGBB, of a palette that the colour-blind can read." })
  colour!: string;
}

@ObjectType("PropertyInfo", {
  description: "An own property of a kind or a relation.",
  simpleResolvers: true,
})
export class PropertyInfoType {
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { description: "What it holds." })
  description!: string;
}

@ObjectType("KindInfo", { description: "A kind of entity.", simpleResolvers: true })
export class KindInfoType {
  @Field(enumOf(ENTITY_KIND), { description: "Its value in EntityKind." })
  kind!: string;

  @Field(() => String, { description: "Name of its type, and its label in Neo4j." })
  typeName!: string;

  @Field(() => String, { description: "The query field for one entity of it." })
  field!: string;

  @Field(() => String, { description: "The query field for a list of it." })
  listField!: string;

  @Field(() => String, { description: "What it is." })
  description!: string;

  @Field(() => Boolean, { description: "Whether it is an organization." })
  organization!: boolean;

  @Field(() => String, { description: "Where paths may meet it: anywhere, asAnEnd, never." })
  traversal!: string;

  @Field(() => LegendType, { description: "How viewers show it." })
  legend!: LegendType;

  @Field(() => [PropertyInfoType], { description: "Its own properties." })
  properties!: PropertyInfoType[];
}

@ObjectType("RelationInfo", { description: "A relation between entities.", simpleResolvers: true })
export class RelationInfoType {
  @Field(enumOf(RELATION_KIND), { description: "Its value in RelationKind." })
  relation!: string;

  @Field(() => String, { description: "What it says." })
  description!: string;

  @Field(() => String, {
    description:
      'A sentence about two entities, with {subject} and {object} in their places: "the listing {subject} is on {object}".',
  })
  phrase!: string;

  @Field(enumsOf(ENTITY_KIND), { description: "The kinds it goes from." })
  from!: string[];

  @Field(enumsOf(ENTITY_KIND), { description: "The kinds it goes to." })
  to!: string[];

  @Field(() => String, { description: "The field on the kinds it goes from." })
  field!: string;

  @Field(() => String, { description: "The field on the kinds it goes to." })
  inverseField!: string;

  @Field(() => Boolean, { description: "Whether paths go along it." })
  traversed!: boolean;

  @Field(() => String, { description: "state: holds for an interval; event: from when it happened on." })
  time!: string;

  @Field(() => [PropertyInfoType], { description: "Its own properties." })
  properties!: PropertyInfoType[];
}

@ObjectType("KindCount", { description: "How many entities of a kind there are.", simpleResolvers: true })
export class KindCountType {
  @Field(enumOf(ENTITY_KIND), { description: "The kind." })
  kind!: string;

  @Field(() => Int, { description: "How many." })
  count!: number;
}

@ObjectType("RelationCount", {
  description: "How many facts of a relation there are.",
  simpleResolvers: true,
})
export class RelationCountType {
  @Field(enumOf(RELATION_KIND), { description: "The relation." })
  relation!: string;

  @Field(() => Int, { description: "How many." })
  count!: number;
}

@ObjectType("Stats", { description: "How much of everything this viewer can see.", simpleResolvers: true })
export class StatsType {
  @Field(() => Int, { description: "Entities." })
  entities!: number;

  @Field(() => Int, { description: "Facts, that is relationships, each with its statement." })
  facts!: number;

  @Field(() => Int, { description: "Claims." })
  claims!: number;

  @Field(() => Int, { description: "Sources." })
  sources!: number;

  @Field(() => [KindCountType], { description: "Entities by kind." })
  byKind!: KindCountType[];

  @Field(() => [RelationCountType], { description: "Facts by relation." })
  byRelation!: RelationCountType[];
}
