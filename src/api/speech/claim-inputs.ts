import { Field, ID, InputType, Int } from "type-graphql";
import {
  ADDITIVITY,
  type Additivity,
  COMPARATOR,
  type Comparator,
  MEASURE_KIND,
  type MeasureKind,
  SOURCE_KIND,
  type SourceKind,
  SPEAKER_ROLE,
  type SpeakerRole,
  STANCE,
  type Stance,
} from "../../belief/vocabularies.js";
import { TLP, type Tlp } from "../../shared/tlp.js";
import { RETRACTION, type RetractionReason } from "../../speech/retract-claim.js";
import { enumOf, RELATION_KIND } from "../schema/enums.js";
import { BigIntScalar, FuzzyDateScalar } from "../schema/scalars.js";
import { EntityRefInput } from "../entities/entity-ref-input.js";
import { ActInputType } from "./act-input.js";
import { QualifiersInput } from "./qualifiers-input.js";

@InputType("AboutInput", {
  description:
    "What a claim is about: a statement that is there, by its id; or a triple, whose statement is recorded if it is new.",
})
export class AboutInputType {
  @Field(() => ID, { nullable: true, description: "Id of a statement that is there." })
  statement?: string | null;

  @Field(() => EntityRefInput, { nullable: true, description: "The subject of the triple." })
  subject?: EntityRefInput | null;

  @Field(enumOf(RELATION_KIND), { nullable: true, description: "Its relation." })
  predicate?: string | null;

  @Field(() => EntityRefInput, { nullable: true, description: "Its object." })
  object?: EntityRefInput | null;

  @Field(() => FuzzyDateScalar, {
    nullable: true,
    description: "Since when it holds in the world; of a new statement.",
  })
  validFrom?: string | null;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "Until when it holds; of a new statement." })
  validTo?: string | null;

  @Field(() => QualifiersInput, {
    nullable: true,
    description: "Own properties of the relation; of a new statement.",
  })
  qualifiers?: QualifiersInput | null;

  @Field(enumOf(TLP), {
    nullable: true,
    description: "How far the statement may be passed on; CLEAR if it is left out.",
  })
  marking?: Tlp | null;
}

@InputType("SourceInput", {
  description: "A source: the id of one that is there, or the description of a new one.",
})
export class SourceInputType {
  @Field(() => ID, {
    nullable: true,
    description: "Id of a source that is there; nothing else is then given.",
  })
  id?: string | null;

  @Field(enumOf(SOURCE_KIND), {
    nullable: true,
    description: "What kind of publication it is; of a new one.",
  })
  kind?: SourceKind | null;

  @Field(() => String, { nullable: true, description: "Its title, or what it is about; of a new one." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "Its address, kept as text and never followed." })
  url?: string | null;

  @Field(() => EntityRefInput, { nullable: true, description: "Who published it." })
  publisher?: EntityRefInput | null;

  @Field(() => EntityRefInput, { nullable: true, description: "Who wrote it." })
  author?: EntityRefInput | null;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "When it was published." })
  publishedAt?: string | null;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "When it was read." })
  retrievedAt?: string | null;

  @Field(() => String, { nullable: true, description: "Hash of what was read." })
  contentHash?: string | null;

  @Field(() => [ID], { nullable: true, description: "Ids of the sources it cites." })
  cites?: string[] | null;

  @Field(enumOf(TLP), {
    nullable: true,
    description: "How far it may be passed on; CLEAR if it is left out.",
  })
  marking?: Tlp | null;
}

@InputType("MeasurementInput", { description: "A quantity that a claim states." })
export class MeasurementInputType {
  @Field(enumOf(MEASURE_KIND), { description: "What is counted." })
  kind!: MeasureKind;

  @Field(() => BigIntScalar, { nullable: true, description: "The value; needed but for a RANGE." })
  value?: bigint | null;

  @Field(() => BigIntScalar, { nullable: true, description: "Lower end of a RANGE." })
  low?: bigint | null;

  @Field(() => BigIntScalar, { nullable: true, description: "Upper end of a RANGE." })
  high?: bigint | null;

  @Field(enumOf(COMPARATOR), {
    nullable: true,
    description: "How the value is meant; EXACT if it is left out.",
  })
  comparator?: Comparator | null;

  @Field(() => String, { nullable: true, description: "The quantity as the source writes it." })
  asWritten?: string | null;

  @Field(() => String, { nullable: true, description: "What one unit is, where that needs saying." })
  unitBasis?: string | null;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "As of when it was measured." })
  asOf?: string | null;

  @Field(enumOf(ADDITIVITY), {
    nullable: true,
    description: "Over what it may be added up; PER_DATASET if it is left out.",
  })
  additivity?: Additivity | null;
}

@InputType()
abstract class UtteranceInputType extends ActInputType {
  @Field(() => FuzzyDateScalar, { nullable: true, description: "When it was said." })
  claimedAt?: string | null;

  @Field(() => FuzzyDateScalar, {
    nullable: true,
    description:
      "When it was published. Left out, the date of its earliest source counts, else the end of `claimedAt`, else the moment of recording. A day counts as known from its end.",
  })
  publishedAt?: string | null;

  @Field(() => String, { nullable: true, description: "What was said, in short and in your own words." })
  quote?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Certainty, 0 to 100; the convention of the role if it is left out.",
  })
  certainty?: number | null;

  @Field(enumOf(TLP), {
    nullable: true,
    description: "How far the claim may be passed on; CLEAR if it is left out.",
  })
  marking?: Tlp | null;
}

@InputType("MakeClaimInput", {
  description: "Somebody asserts, denies or qualifies something, or declines to confirm it.",
})
export class MakeClaimInputType extends UtteranceInputType {
  @Field(() => AboutInputType, { description: "What the claim is about." })
  about!: AboutInputType;

  @Field(enumOf(STANCE), { description: "What it does to the statement." })
  stance!: Stance;

  @Field(() => EntityRefInput, { description: "Who speaks." })
  by!: EntityRefInput;

  @Field(() => EntityRefInput, { nullable: true, description: "For whom, if for another." })
  onBehalfOf?: EntityRefInput | null;

  @Field(enumOf(SPEAKER_ROLE), { description: "In what capacity." })
  speakerRole!: SpeakerRole;

  @Field(() => [SourceInputType], { description: "Where it was published: one source at least." })
  sources!: SourceInputType[];

  @Field(() => [ID], {
    nullable: true,
    description: "Ids of the claims it repeats; it stands and falls with them.",
  })
  restates?: string[] | null;

  @Field(() => [MeasurementInputType], { nullable: true, description: "The quantities it states." })
  measurements?: MeasurementInputType[] | null;
}

@InputType("SupersedeClaimInput", {
  description: "A speaker says something else now. What is left out is as in the claim that is replaced.",
})
export class SupersedeClaimInputType extends UtteranceInputType {
  @Field(() => ID, { description: "Id of the claim that is replaced." })
  claim!: string;

  @Field(() => AboutInputType, { nullable: true, description: "What the new claim is about." })
  about?: AboutInputType | null;

  @Field(enumOf(STANCE), { nullable: true, description: "What it does to the statement." })
  stance?: Stance | null;

  @Field(() => EntityRefInput, {
    nullable: true,
    description: "Who speaks: the same, or who speaks for the same.",
  })
  by?: EntityRefInput | null;

  @Field(() => EntityRefInput, { nullable: true, description: "For whom, if for another." })
  onBehalfOf?: EntityRefInput | null;

  @Field(enumOf(SPEAKER_ROLE), { nullable: true, description: "In what capacity." })
  speakerRole?: SpeakerRole | null;

  @Field(() => [SourceInputType], { description: "Where it was published: one source at least." })
  sources!: SourceInputType[];

  @Field(() => [ID], { nullable: true, description: "Ids of the claims it repeats." })
  restates?: string[] | null;

  @Field(() => [MeasurementInputType], { nullable: true, description: "The quantities it states." })
  measurements?: MeasurementInputType[] | null;
}

@InputType("RetractClaimInput", {
  description: "A claim is taken back, by its speaker or because it was recorded in error.",
})
export class RetractClaimInputType extends UtteranceInputType {
  @Field(() => ID, { description: "Id of the claim." })
  claim!: string;

  @Field(enumOf(RETRACTION), { defaultValue: "BY_SPEAKER", description: "Why it no longer stands." })
  reason!: RetractionReason;

  @Field(() => [SourceInputType], {
    nullable: true,
    description: "Where the speaker took it back: one source at least, for BY_SPEAKER.",
  })
  sources?: SourceInputType[] | null;
}

@InputType("CiteSourceInput", {
  description: "A source, which claims were published in it, and which sources it cites.",
})
export class CiteSourceInputType extends ActInputType {
  @Field(() => SourceInputType, { description: "The source." })
  source!: SourceInputType;

  @Field(() => [ID], { nullable: true, description: "Ids of claims that were published there, too." })
  claims?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Ids of sources that it cites." })
  cites?: string[] | null;
}
