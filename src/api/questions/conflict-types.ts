import { Field, ID, ObjectType } from "type-graphql";
import { CONFLICT_KIND } from "../../questions/conflict.js";
import { ClaimType } from "../belief/claim-type.js";
import { MeasurementType } from "../belief/measurement-type.js";
import { StatementType } from "../belief/statement-type.js";
import { makeConnectionType } from "../schema/connection-type.js";
import { enumOf } from "../schema/enums.js";
import { DateTimeScalar } from "../schema/scalars.js";

@ObjectType("ConflictSide", {
  description: "One of the things that are said in a conflict.",
  simpleResolvers: true,
})
export class ConflictSideType {
  @Field(() => StatementType, { description: "The statement that is spoken about." })
  statement!: StatementType;

  @Field(() => [ClaimType], { description: "The standing claims that say it." })
  claims!: ClaimType[];

  @Field(() => [MeasurementType], { description: "The figures that they give, in a QUANTITY_MISMATCH." })
  measurements!: MeasurementType[];
}

@ObjectType("Conflict", {
  description: "Standing claims that cannot all be true. It is shown and never resolved.",
  simpleResolvers: true,
})
export class ConflictType {
  @Field(() => ID, { description: "Its id: the same as long as it is about the same." })
  id!: string;

  @Field(enumOf(CONFLICT_KIND), { description: "In what way they contradict each other." })
  kind!: string;

  @Field(() => String, { description: "The conflict in one sentence." })
  explanation!: string;

  @Field(() => [StatementType], { description: "The statements in it." })
  statements!: StatementType[];

  @Field(() => [ConflictSideType], { description: "What is said; each side clashes with another." })
  sides!: ConflictSideType[];

  @Field(() => DateTimeScalar, { description: "From when two of its sides were public." })
  since!: number;
}

export const ConflictConnection = makeConnectionType({
  name: "Conflict",
  description: "conflicts, kind by kind.",
  node: () => ConflictType,
  counted: false,
});
