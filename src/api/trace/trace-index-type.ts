import { Field, Float, Int, ObjectType } from "type-graphql";
import { vocabulary } from "../../shared/vocabulary.js";
import { enumOf } from "../schema/enums.js";

const TRACE_INDEX_STATE = vocabulary("TraceIndexState", "Whether traces are answered from memory.", {
  OFF: "No: it was not asked for (BREACHPATH_TRACE_INDEX_MB is 0).",
  BUILDING: "Not yet: the facts are being read. Neo4j answers until then.",
  READY: "Yes.",
  TOO_LARGE: "No: the facts would take more memory than BREACHPATH_TRACE_INDEX_MB. Neo4j answers.",
  FAILED: "No: the facts could not be read; it is tried again. Neo4j answers.",
});

@ObjectType("TraceIndex", {
  description: "The facts in the server's memory, from which traces are answered.",
  simpleResolvers: true,
})
export class TraceIndexType {
  @Field(enumOf(TRACE_INDEX_STATE), { description: "Whether it is there." })
  state!: string;

  @Field(() => String, { nullable: true, description: "Why it is not there, in words." })
  problem!: string | null;

  @Field(() => Float, { description: "How much of it is read, from 0 to 1." })
  built!: number;

  @Field(() => Int, { description: "Entities in it." })
  entities!: number;

  @Field(() => Int, { description: "Facts in it." })
  facts!: number;

  @Field(() => Float, { description: "The memory that it takes, in bytes, with what lenses made of it." })
  bytes!: number;

  @Field(() => Float, { nullable: true, description: "How long it took to read, in milliseconds." })
  buildMilliseconds!: number | null;
}
