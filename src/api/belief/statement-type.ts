import { Field, Int, ObjectType } from "type-graphql";
import { STATUS } from "../../belief/vocabularies.js";
import { TLP } from "../../shared/tlp.js";
import { EntityType } from "../entities/entity-interface.js";
import { enumOf, RELATION_KIND } from "../schema/enums.js";
import { NodeType } from "../schema/node-type.js";
import { DateTimeScalar, FuzzyDateScalar } from "../schema/scalars.js";
import { ClaimType } from "./claim-type.js";
import { MeasurementType } from "./measurement-type.js";

@ObjectType("Interval", {
  description: "A span of time; an end that is null is open.",
  simpleResolvers: true,
})
export class IntervalType {
  @Field(() => FuzzyDateScalar, { nullable: true, description: "Its beginning." })
  from!: string | null;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "Its end." })
  to!: string | null;
}

@ObjectType("Qualifier", {
  description: "An own property of a relation, such as affiliation: SUBSIDIARY.",
  simpleResolvers: true,
})
export class QualifierType {
  @Field(() => String, { description: "Name of the property." })
  name!: string;

  @Field(() => String, { description: "Its value." })
  value!: string;
}

@ObjectType("Root", {
  description: "An independent root: an agent who first said it.",
  simpleResolvers: true,
})
export class RootType {
  @Field(() => EntityType, {
    nullable: true,
    description: "Who first said it; a spokesman counts as the one spoken for.",
  })
  agent!: EntityType | null;

  @Field(() => ClaimType, { description: "The claim in which it was said." })
  claim!: ClaimType;
}

@ObjectType("Statement", {
  implements: NodeType,
  description:
    "A proposition that claims are about: subject, relation, object. Its status is never stored; a lens makes it from the claims.",
  simpleResolvers: true,
})
export class StatementType extends NodeType {
  @Field(() => EntityType, { nullable: true, description: "What the statement is about." })
  subject!: EntityType | null;

  @Field(enumOf(RELATION_KIND), { description: "The relation that is stated." })
  predicate!: string;

  @Field(() => EntityType, { nullable: true, description: "What the subject is related to." })
  object!: EntityType | null;

  @Field(enumOf(STATUS), { description: "What the claims that the lens lets in make of it." })
  status!: string;

  @Field(() => Int, { description: "0 to 100, by convention from the roots' certainty; no probability." })
  confidence!: number;

  @Field(() => Boolean, { description: "Whether the lens's policy and valid time let it in." })
  admitted!: boolean;

  @Field(() => IntervalType, { description: "When it holds in the world, as far as is known." })
  validity!: IntervalType;

  @Field(() => [QualifierType], { description: "Own properties of the relation." })
  qualifiers!: QualifierType[];

  @Field(() => [ClaimType], {
    description: "The claims that the lens lets in, earliest first; `stands` tells which were withdrawn.",
  })
  claims!: ClaimType[];

  @Field(() => [RootType], { description: "The independent roots behind its standing assertions." })
  roots!: RootType[];

  @Field(() => [MeasurementType], { description: "What its standing assertions measure." })
  measurements!: MeasurementType[];

  @Field(enumOf(TLP), { description: "How far it may be passed on." })
  marking!: string;

  @Field(() => DateTimeScalar, { description: "Since when this database holds it." })
  recordedAt!: number;
}
