import { Field, Int, ObjectType } from "type-graphql";
import { SPEAKER_ROLE, STANCE } from "../../belief/vocabularies.js";
import { TLP } from "../../shared/tlp.js";
import { EntityType } from "../entities/entity-interface.js";
import { enumOf } from "../schema/enums.js";
import { NodeType } from "../schema/node-type.js";
import { DateTimeScalar, FuzzyDateScalar } from "../schema/scalars.js";
import { MeasurementType } from "./measurement-type.js";
import { SourceType } from "./source-type.js";

@ObjectType("Claim", {
  implements: NodeType,
  description: "One speech act about one statement: somebody asserted, denied or qualified it.",
  simpleResolvers: true,
})
export class ClaimType extends NodeType {
  @Field(enumOf(STANCE), { description: "What it does to the statement." })
  stance!: string;

  @Field(() => EntityType, { nullable: true, description: "Who speaks." })
  by!: EntityType | null;

  @Field(() => EntityType, { nullable: true, description: "For whom, if for another." })
  onBehalfOf!: EntityType | null;

  @Field(enumOf(SPEAKER_ROLE), { description: "In what capacity." })
  speakerRole!: string;

  @Field(() => FuzzyDateScalar, { nullable: true, description: "When it was said." })
  claimedAt!: string | null;

  @Field(() => FuzzyDateScalar, {
    nullable: true,
    description: "When it was published: its own date, else that of its earliest source.",
  })
  publishedAt!: string | null;

  @Field(() => DateTimeScalar, {
    description: "From when it counts as public: the end of the day, month or year it was published in.",
  })
  knownFrom!: number;

  @Field(() => DateTimeScalar, { description: "Since when this database holds it." })
  recordedAt!: number;

  @Field(() => String, { nullable: true, description: "What was said, in short." })
  quote!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Certainty, 0 to 100, where one was given; else the convention of the role counts.",
  })
  certainty!: number | null;

  @Field(() => Boolean, {
    description: "Whether it stands: nothing that the lens lets in withdraws it, or what it restates.",
  })
  stands!: boolean;

  @Field(() => [SourceType], { description: "Where it was published." })
  sources!: SourceType[];

  @Field(() => [MeasurementType], { description: "The quantities it states." })
  measurements!: MeasurementType[];

  @Field(() => [ClaimType], { description: "The claims it replaces." })
  supersedes!: ClaimType[];

  @Field(() => [ClaimType], { description: "The claims it takes back." })
  retracts!: ClaimType[];

  @Field(() => [ClaimType], { description: "The claims it repeats." })
  restates!: ClaimType[];

  @Field(enumOf(TLP), { description: "How far it may be passed on." })
  marking!: string;
}
