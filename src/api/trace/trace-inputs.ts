import { ArgsType, Field, InputType, Int } from "type-graphql";
import { TRACE_MODE, type TraceMode } from "../../trace/modes.js";
import { DEFAULT_LIMITS, HIGHEST_LIMITS } from "../../trace/request.js";
import { LensInput } from "../belief/lens-input.js";
import { EntityRefInput } from "../entities/entity-ref-input.js";
import { ENTITY_KIND, enumOf, enumsOf, RELATION_KIND } from "../schema/enums.js";
import { TraceStepInput } from "./step-inputs.js";

const limit = (what: string, of: keyof typeof HIGHEST_LIMITS): string =>
  `${what} ${DEFAULT_LIMITS[of]} if it is left out, ${HIGHEST_LIMITS[of]} at most.`;

@InputType("TraceLimits", { description: "The budgets of a search. The result says which of them ended it." })
export class TraceLimitsInput {
  @Field(() => Int, {
    nullable: true,
    description: limit("The longest path looked for, in hops.", "maxHops"),
  })
  maxHops?: number | null;

  @Field(() => Int, { nullable: true, description: limit("The most paths returned.", "maxPaths") })
  maxPaths?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: limit("The most facts read and steps tried, together.", "maxExpansions"),
  })
  maxExpansions?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: limit("The longest time spent, in milliseconds.", "timeoutMs"),
  })
  timeoutMs?: number | null;
}

@ArgsType()
@InputType("TraceInput", { description: "A question for paths, as the arguments of `trace`." })
export class TraceArgs {
  @Field(() => [EntityRefInput], { description: "Where a path begins: at any of these." })
  from!: EntityRefInput[];

  @Field(() => [EntityRefInput], {
    nullable: true,
    description:
      "Where it ends: at any of these. May be left out where there are `steps`: then wherever they lead.",
  })
  to?: EntityRefInput[] | null;

  @Field(enumsOf(ENTITY_KIND), {
    nullable: true,
    description: "Kinds that it must pass between its ends, in this order.",
  })
  through?: string[] | null;

  @Field(enumsOf(RELATION_KIND), {
    nullable: true,
    description: "The relations it may go along; all that paths go along if it is left out.",
  })
  via?: string[] | null;

  @Field(() => [EntityRefInput], { nullable: true, description: "Entities that it must not touch." })
  avoid?: EntityRefInput[] | null;

  @Field(() => [TraceStepInput], {
    nullable: true,
    description:
      "What it must follow, step after step, in place of `through` and `via`: the exact way to ask. A path that can be read as these steps in more than one way counts once.",
  })
  steps?: TraceStepInput[] | null;

  @Field(enumOf(TRACE_MODE), { defaultValue: "SHORTEST", description: "Which paths are looked for." })
  mode!: TraceMode;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      "Whether one incident must tie what the path crosses: it used the tool, affected the organization, exposed the dataset. Without it, an agency's other breach makes a false path from a tool to that breach's data.",
  })
  sameIncident!: boolean;

  @Field(() => LensInput, {
    nullable: true,
    description: "Which facts are let in; the request's lens if it is left out.",
  })
  lens?: LensInput | null;

  @Field(() => TraceLimitsInput, { nullable: true, description: "The budgets of the search." })
  limits?: TraceLimitsInput | null;
}
