import { Field, ID, Int, ObjectType } from "type-graphql";
import { ACTION } from "../../journal/operation.js";
import { enumOf } from "../schema/enums.js";
import { NodeType } from "../schema/node-type.js";
import { DateTimeScalar } from "../schema/scalars.js";

@ObjectType("Change", {
  description: "A property that an operation changed; what stood there before is kept here.",
  simpleResolvers: true,
})
export class ChangeType {
  @Field(() => ID, { description: "Id of what was changed." })
  id!: string;

  @Field(() => String, { description: "Name of the property." })
  field!: string;

  @Field(() => String, { nullable: true, description: "What stood there before, as JSON; null for nothing." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "What stands there since, as JSON; null for nothing." })
  after!: string | null;
}

@ObjectType("Operation", { description: "One write: who wrote what, and when.", simpleResolvers: true })
export class OperationType {
  @Field(() => ID, { description: "The idempotency key, chosen by the client or made for it." })
  key!: string;

  @Field(() => Int, { description: "Its place in the journal, from 1, without gaps." })
  sequence!: number;

  @Field(enumOf(ACTION), { description: "What it did." })
  action!: string;

  @Field(() => DateTimeScalar, { description: "Record time." })
  at!: number;

  @Field(() => String, { description: "Who wrote." })
  who!: string;

  @Field(() => String, { nullable: true, description: "Why." })
  note!: string | null;

  @Field(() => [NodeType], {
    description: "The entities, statements, claims and sources it wrote; empty for an import.",
  })
  touched!: NodeType[];

  @Field(() => [ChangeType], { description: "The properties it changed of what was there." })
  changes!: ChangeType[];

  @Field(() => String, { description: "SHA-256 over this operation and the hash of the one before it." })
  hash!: string;
}

@ObjectType("Journal", { description: "The line of all writes to this database.", simpleResolvers: true })
export class JournalType {
  @Field(() => Int, { description: "How many operations it holds." })
  length!: number;

  @Field(() => String, {
    description: "The hash of the last one: who keeps it can tell later that nothing was changed.",
  })
  head!: string;

  @Field(() => String, { description: "Where it stands, for the `after` of a subscription." })
  cursor!: string;

  @Field(() => Boolean, { description: "Whether the chain of hashes holds. This reads every operation." })
  intact!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      "Place of the first operation that is missing or was changed afterwards; null where none is.",
  })
  brokenAt!: number | null;
}
