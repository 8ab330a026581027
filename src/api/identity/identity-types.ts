import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { IDENTITY_VERDICT, type Verdict } from "../../identity/decisions.js";
import { IDENTITY_SIGNAL } from "../../identity/signals.js";
import { EntityType } from "../entities/entity-interface.js";
import { EntityRefInput } from "../entities/entity-ref-input.js";
import { OperationType } from "../journal/operation-type.js";
import { decorate } from "../schema/dynamic-type.js";
import { makeConnectionType } from "../schema/connection-type.js";
import { enumOf } from "../schema/enums.js";
import { ActInputType } from "../speech/act-input.js";
import { PayloadType } from "../speech/payloads.js";

@ObjectType("IdentityReason", {
  description: "One thing that speaks for two entities being one, or against it.",
  simpleResolvers: true,
})
export class IdentityReasonType {
  @Field(enumOf(IDENTITY_SIGNAL), { description: "What it is." })
  signal!: string;

  @Field(() => Int, {
    description: "What it adds, 1 to 100; below 0, by how many percent it lowers the score.",
  })
  weight!: number;

  @Field(() => String, { description: "The values that are the same, or differ." })
  detail!: string;
}

@ObjectType("IdentityCandidate", {
  description: "Two entities that may be one. They are offered, and never merged unless somebody decides so.",
  simpleResolvers: true,
})
export class IdentityCandidateType {
  @Field(() => ID, { description: "The same for the same two." })
  id!: string;

  @Field(() => EntityType, { description: "One of the two; the one that was asked about, if one was." })
  one!: EntityType;

  @Field(() => EntityType, { description: "The other one." })
  other!: EntityType;

  @Field(() => Int, {
    description: "How much speaks for it, 0 to 99: a convention that sorts them, not a probability.",
  })
  score!: number;

  @Field(() => [IdentityReasonType], { description: "What speaks for it, and against." })
  reasons!: IdentityReasonType[];

  @Field(enumOf(IDENTITY_VERDICT), { description: "What stands decided of the two." })
  verdict!: string;
}

export const IdentityCandidateConnection = makeConnectionType({
  name: "IdentityCandidate",
  description: "pairs of entities that may be one, the likeliest first.",
  node: () => IdentityCandidateType,
  counted: true,
});
decorate(
  IdentityCandidateConnection,
  "complete",
  Field(() => Boolean, {
    description:
      "Whether every pair that shares a name, domain or number was compared, or there were too many.",
  }),
);

@ObjectType("DecidedEntity", {
  description: "An entity as it was decided upon, merged since or not.",
  simpleResolvers: true,
})
export class DecidedEntityType {
  @Field(() => ID, { description: "Its own id." })
  id!: string;

  @Field(() => String, { description: "Its own name." })
  name!: string;

  @Field(() => ID, {
    description: "Id of the entity that it is one with now; its own, unless it was merged.",
  })
  isNow!: string;
}

@ObjectType("IdentityDecision", {
  description: "What somebody decided of two entities.",
  simpleResolvers: true,
})
export class IdentityDecisionType {
  @Field(enumOf(IDENTITY_VERDICT), { description: "What was decided." })
  verdict!: string;

  @Field(() => DecidedEntityType, { description: "One of the two." })
  entity!: DecidedEntityType;

  @Field(() => DecidedEntityType, { description: "The other one." })
  other!: DecidedEntityType;

  @Field(() => OperationType, { description: "Who decided it, when, and why." })
  operation!: OperationType;
}

export const IdentityDecisionConnection = makeConnectionType({
  name: "IdentityDecision",
  description: "decisions on identity, the latest first.",
  node: () => IdentityDecisionType,
  counted: false,
});

@InputType("DecideIdentityInput", { description: "Two entities, and whether they are one." })
export class DecideIdentityInputType extends ActInputType {
  @Field(() => EntityRefInput, { description: "The one; it is merged into the other where they are one." })
  entity!: EntityRefInput;

  @Field(() => EntityRefInput, { description: "The other one, which stays." })
  other!: EntityRefInput;

  @Field(enumOf(IDENTITY_VERDICT), {
    description:
      "SAME merges them; DIFFERENT keeps them from being offered or merged; UNDECIDED takes back what was decided last " +
      "(of a merge, give both ids).",
  })
  verdict!: Verdict;
}

@ObjectType("DecideIdentityPayload", { description: "What became of a decision.", simpleResolvers: true })
export class DecideIdentityPayloadType extends PayloadType {
  @Field(enumOf(IDENTITY_VERDICT), { nullable: true, description: "What stands decided now." })
  verdict!: string | null;

  @Field(() => EntityType, { nullable: true, description: "The first of the two, as it is now." })
  entity!: EntityType | null;

  @Field(() => EntityType, {
    nullable: true,
    description: "The other one, as it is now: the same, where the two are one.",
  })
  other!: EntityType | null;
}
