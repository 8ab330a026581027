import { Field, Int, ObjectType } from "type-graphql";
import { ECHO_REASON } from "../../questions/corroboration.js";
import { ClaimType } from "../belief/claim-type.js";
import { SourceType } from "../belief/source-type.js";
import { RootType } from "../belief/statement-type.js";
import { enumOf } from "../schema/enums.js";

@ObjectType("Citation", { description: "A source that cites another one, directly.", simpleResolvers: true })
export class CitationType {
  @Field(() => SourceType, { description: "The one that cites." })
  from!: SourceType;

  @Field(() => SourceType, { description: "The one that is cited." })
  to!: SourceType;
}

@ObjectType("Echo", { description: "A standing assertion that adds no root.", simpleResolvers: true })
export class EchoType {
  @Field(() => ClaimType, { description: "The assertion." })
  claim!: ClaimType;

  @Field(() => ClaimType, {
    nullable: true,
    description: "The claim that it echoes: where the chain of repeating begins.",
  })
  of!: ClaimType | null;

  @Field(enumOf(ECHO_REASON), { description: "Why it adds no root." })
  why!: string;
}

@ObjectType("Corroboration", {
  description:
    "What a statement's standing assertions rest on: how many articles, and how many independent roots.",
  simpleResolvers: true,
})
export class CorroborationType {
  @Field(() => Int, { description: "In how many sources its standing assertions are found." })
  articles!: number;

  @Field(() => [SourceType], { description: "These sources." })
  sources!: SourceType[];

  @Field(() => Int, { description: "How many independent roots are behind them." })
  independentRoots!: number;

  @Field(() => [RootType], { description: "These roots." })
  roots!: RootType[];

  @Field(() => [CitationType], { description: "Who cites whom among the sources." })
  citations!: CitationType[];

  @Field(() => [EchoType], { description: "The standing assertions that add no root, earliest first." })
  echoes!: EchoType[];
}
