import { Field, ID, ObjectType } from "type-graphql";
import { ADDITIVITY, COMPARATOR, MEASURE_KIND } from "../../belief/vocabularies.js";
import { enumOf } from "../schema/enums.js";
import { BigIntScalar, FuzzyDateScalar } from "../schema/scalars.js";

@ObjectType("Measurement", {
  description: "A quantity that a claim states, with exact 64-bit values.",
  simpleResolvers: true,
})
export class MeasurementType {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => ID, { description: "Id of the claim that states it." })
  claimId!: string;

  @Field(enumOf(MEASURE_KIND), { description: "What is counted." })
  kind!: string;

  @Field(() => BigIntScalar, { nullable: true, description: "The value; null where only a range is known." })
  value!: bigint | null;

  @Field(() => BigIntScalar, { nullable: true, description: "Lower end of a RANGE." })
  low!: bigint | null;

  @Field(() => BigIntScalar, { nullable: true, description: "Upper end of a RANGE." })
  high!: bigint | null;

  @Field(enumOf(COMPARATOR), { description: "How the value is meant." })
  comparator!: string;

  @Field(() => String, { nullable: true, description: "The quantity as the source writes it." })
  asWritten!: string | null;

  @Field(() => String, { nullable: true, description: "What one unit is, where that needs saying." })
  unitBasis!: string | null;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "As of when it was measured." })
  asOf!: string | null;

  @Field(enumOf(ADDITIVITY), { description: "Over what it may be added up." })
  additivity!: string;
}
