import { Field, Int, InterfaceType, ObjectType } from "type-graphql";
import { COMPARATOR, MEASURE_KIND } from "../../belief/vocabularies.js";
import { getKind } from "../../kinds/registry.js";
import { MeasurementType } from "../belief/measurement-type.js";
import { SourceType } from "../belief/source-type.js";
import { EntityType } from "../entities/entity-interface.js";
import { entityTypeOf } from "../entities/entity-types.js";
import { enumOf } from "../schema/enums.js";
import { BigIntScalar } from "../schema/scalars.js";

export const DatasetType = entityTypeOf(getKind("Dataset"));

@InterfaceType("Quantity", { description: "What is known of a whole number." })
abstract class QuantityType {
  @Field(() => BigIntScalar, {
    nullable: true,
    description: "At least so many; null where nobody measures it, or where units differ.",
  })
  low!: bigint | null;

  @Field(() => BigIntScalar, { nullable: true, description: "At most so many; null where that is open." })
  high!: bigint | null;

  @Field(enumOf(COMPARATOR), {
    nullable: true,
    description: "How it reads: EXACT, RANGE, AT_LEAST where it is open; null where `low` is.",
  })
  comparator!: string | null;
}

@ObjectType("DatasetExposure", {
  implements: QuantityType,
  description: "A dataset that is measured, and how it is counted.",
  simpleResolvers: true,
})
export class DatasetExposureType extends QuantityType {
  @Field(() => DatasetType, { nullable: true, description: "The dataset." })
  dataset!: object | null;

  @Field(() => Boolean, {
    description: "Whether no number fits all its measurements; the quantity then spans them all.",
  })
  conflicting!: boolean;

  @Field(() => DatasetType, {
    nullable: true,
    description:
      "The dataset that it counts within: its whole, or another part of one whole, which may hold the same. Null where it is counted itself.",
  })
  within!: object | null;

  @Field(() => [EntityType], { description: "From which of the entities asked about it was reached." })
  reachedFrom!: object[];

  @Field(() => [MeasurementType], { description: "What standing claims measure of it." })
  measurements!: MeasurementType[];
}

@ObjectType("SourceExposure", {
  implements: QuantityType,
  description: "What one source alone says, of the datasets that it measures.",
  simpleResolvers: true,
})
export class SourceExposureType extends QuantityType {
  @Field(() => SourceType, { nullable: true, description: "The source." })
  source!: SourceType | null;

  @Field(() => [DatasetType], { description: "The datasets that it measures." })
  datasets!: object[];
}

@ObjectType("QuantityEstimate", {
  implements: QuantityType,
  description: "How much was exposed, nothing counted twice.",
  simpleResolvers: true,
})
export class QuantityEstimateType extends QuantityType {
  @Field(enumOf(MEASURE_KIND), { description: "What is counted." })
  measure!: string;

  @Field(() => Int, {
    description:
      "How many countings were left out: of a dataset reached from n entities n - 1, of one that counts within another 1.",
  })
  overlapsCollapsed!: number;

  @Field(() => [DatasetExposureType], { description: "The datasets that are measured." })
  datasets!: DatasetExposureType[];

  @Field(() => [SourceExposureType], { description: "What each source alone says." })
  bySource!: SourceExposureType[];

  @Field(() => [DatasetType], {
    description: "The datasets that nobody measures; they leave `high` open.",
  })
  unmeasured!: object[];

  @Field(() => [String], {
    description:
      'The units that measurements count in; "" is one that is not said. More than one are not added.',
  })
  units!: string[];
}
