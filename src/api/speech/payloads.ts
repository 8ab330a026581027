import { Field, Int, ObjectType } from "type-graphql";
import { USER_ERROR_CODE } from "../../speech/user-error.js";
import { ClaimType } from "../belief/claim-type.js";
import { SourceType } from "../belief/source-type.js";
import { StatementType } from "../belief/statement-type.js";
import { EntityType } from "../entities/entity-interface.js";
import { OperationType } from "../journal/operation-type.js";
import { enumOf } from "../schema/enums.js";

@ObjectType("UserError", {
  description: "What is wrong with the input, and what to do.",
  simpleResolvers: true,
})
export class UserErrorType {
  @Field(enumOf(USER_ERROR_CODE), { description: "What kind of problem it is." })
  code!: string;

  @Field(() => String, { description: "What was expected, what came, and where." })
  message!: string;

  @Field(() => [String], { description: "Where in the input, from its field inwards." })
  path!: string[];

  @Field(() => String, { nullable: true, description: "What to do about it." })
  suggestion!: string | null;
}

@ObjectType({ simpleResolvers: true })
export abstract class PayloadType {
  @Field(() => [UserErrorType], { description: "Why nothing was written; empty where it was." })
  userErrors!: UserErrorType[];

  @Field(() => OperationType, { nullable: true, description: "Its entry in the journal." })
  operation!: OperationType | null;

  @Field(() => Boolean, {
    description: "Whether it had been done before, under the same key; then nothing was written now.",
  })
  replayed!: boolean;
}

@ObjectType("ClaimPayload", { description: "What became of a claim.", simpleResolvers: true })
export class ClaimPayloadType extends PayloadType {
  @Field(() => ClaimType, { nullable: true, description: "The claim." })
  claim!: ClaimType | null;

  @Field(() => StatementType, {
    nullable: true,
    description: "The statement it is about, as it is seen from now on.",
  })
  statement!: StatementType | null;
}

@ObjectType("CiteSourcePayload", { description: "What became of a source.", simpleResolvers: true })
export class CiteSourcePayloadType extends PayloadType {
  @Field(() => SourceType, { nullable: true, description: "The source." })
  source!: SourceType | null;
}

@ObjectType("UpsertEntityPayload", { description: "What became of an entity.", simpleResolvers: true })
export class UpsertEntityPayloadType extends PayloadType {
  @Field(() => EntityType, { nullable: true, description: "The entity." })
  entity!: EntityType | null;

  @Field(() => Boolean, { description: "Whether it is new." })
  created!: boolean;
}

@ObjectType("MergeEntitiesPayload", { description: "What became of a merge.", simpleResolvers: true })
export class MergeEntitiesPayloadType extends PayloadType {
  @Field(() => EntityType, { nullable: true, description: "The entity that stayed." })
  entity!: EntityType | null;

  @Field(() => Int, {
    description: "Statements about the merged entity that are now about the one that stayed.",
  })
  statementsMoved!: number;

  @Field(() => Int, { description: "Statements between the two, laid aside until the merge is undone." })
  statementsLaidAside!: number;
}

@ObjectType("UnmergePayload", {
  description: "What became of the undoing of a merge.",
  simpleResolvers: true,
})
export class UnmergePayloadType extends PayloadType {
  @Field(() => EntityType, { nullable: true, description: "The entity that is one of its own again." })
  entity!: EntityType | null;

  @Field(() => EntityType, { nullable: true, description: "The entity it had been merged into." })
  from!: EntityType | null;
}
