import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { STATUS } from "../../belief/vocabularies.js";
import { TLP } from "../../shared/tlp.js";
import { TRACE_ENGINE } from "../../trace/engine.js";
import { EMPTY_REASON, STOP_REASON } from "../../trace/result.js";
import { MeasurementType } from "../belief/measurement-type.js";
import { IntervalType, StatementType } from "../belief/statement-type.js";
import { EntityType } from "../entities/entity-interface.js";
import { enumOf, RELATION_KIND } from "../schema/enums.js";
import { DateTimeScalar } from "../schema/scalars.js";

@ObjectType("Hop", {
  description: "One step of a path, with the statement that proves it.",
  simpleResolvers: true,
})
export class HopType {
  @Field(() => Int, { description: "Its place in the path, from 0." })
  index!: number;

  @Field(() => EntityType, { description: "Where the step begins." })
  from!: EntityType;

  @Field(() => EntityType, { description: "Where it ends." })
  to!: EntityType;

  @Field(enumOf(RELATION_KIND), { description: "The relation it goes along." })
  relation!: string;

  @Field(() => Boolean, { description: "Whether it goes from the relation's subject to its object." })
  forward!: boolean;

  @Field(() => StatementType, { description: "What is stated, by whom, and whether it stands." })
  statement!: StatementType;
}

@ObjectType("Path", {
  description: "A way from one entity to another, each hop with its proof.",
  simpleResolvers: true,
})
export class PathType {
  @Field(() => ID, { description: "The same for the same hops." })
  id!: string;

  @Field(() => Int, { description: "Number of hops." })
  length!: number;

  @Field(() => String, { description: "The path in sentences: who said what, and when." })
  summary!: string;

  @Field(() => [HopType], { description: "The hops, first to last." })
  hops!: HopType[];

  @Field(() => IntervalType, {
    nullable: true,
    description: "When all hops hold together; null where they never do.",
  })
  validDuring!: IntervalType | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "From when all hops had been asserted in public.",
  })
  knownSince!: number | null;

  @Field(enumOf(STATUS), { description: "The status of the weakest hop." })
  status!: string;

  @Field(() => Int, { description: "The confidence of the weakest hop, 0 to 100." })
  confidence!: number;

  @Field(() => HopType, { description: "The hop of the lowest confidence." })
  weakestHop!: HopType;

  @Field(() => [MeasurementType], { description: "What the hops' standing assertions measure, hop by hop." })
  measurements!: MeasurementType[];

  @Field(enumOf(TLP), { description: "The narrowest marking on it." })
  marking!: string;
}

@ObjectType("TraceStats", { description: "What a search cost.", simpleResolvers: true })
export class TraceStatsType {
  @Field(enumOf(TRACE_ENGINE), { description: "What searched." })
  engine!: string;

  @Field(() => Int, {
    description: "Facts read from the graph: by the index, those that a path may go along.",
  })
  factsRead!: number;

  @Field(() => Int, { description: "Steps tried." })
  stepsTried!: number;

  @Field(() => Float, { description: "Time until the paths were found, in milliseconds, to a hundredth." })
  searchMilliseconds!: number;

  @Field(() => Float, {
    description: "The same with the reading of what the answer tells of its facts.",
  })
  milliseconds!: number;
}

@ObjectType("TraceResult", {
  description: "The answer to a trace, and how far it can be relied on.",
  simpleResolvers: true,
})
export class TraceResultType {
  @Field(() => [PathType], { description: "The paths, best first." })
  paths!: PathType[];

  @Field(() => Boolean, { description: "Whether everything the request allows was looked at." })
  complete!: boolean;

  @Field(enumOf(STOP_REASON), {
    nullable: true,
    description: "The budget that ended the search; null where it is complete.",
  })
  stoppedBy!: string | null;

  @Field(enumOf(EMPTY_REASON), {
    nullable: true,
    description: "Why there is no path; null where there is one.",
  })
  whyEmpty!: string | null;

  @Field(() => [PathType], {
    description:
      "The shortest paths that the lens shuts out, where `whyEmpty` is BLOCKED_BY_LENS; their statements show the denials.",
  })
  blocked!: PathType[];

  @Field(() => TraceStatsType, { description: "What the search cost." })
  stats!: TraceStatsType;
}
