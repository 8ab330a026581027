import { Field, InputType, Int } from "type-graphql";
import { KINDS } from "../../kinds/registry.js";
import { DIRECTION, type Direction } from "../../kinds/direction.js";
import { MOST_HOPS_OF_STEP } from "../../trace/step.js";
import { filterTypeOf } from "../entities/filter-inputs.js";
import { decorate, makeClass } from "../schema/dynamic-type.js";
import { ENTITY_KIND, enumOf, enumsOf, RELATION_KIND } from "../schema/enums.js";

/** Conditions on an entity of any kind, by the kind's field. */
const EntityFilterInput = makeClass("EntityFilter");
InputType("EntityFilter", {
  description:
    "What an entity must pass, by its kind: the filter that is given for its kind. A kind for which none is given does not pass.",
})(EntityFilterInput);
for (const kind of KINDS) {
  const filter = filterTypeOf(kind);
  const description = `What it must pass if it is of the kind ${kind.name}.`;
  decorate(
    EntityFilterInput,
    kind.field,
    Field(() => filter, { nullable: true, description }),
  );
}

@InputType("ClosureInput", {
  description:
    "A link that must lie between the end of a step and that of an earlier one. It closes a triangle: without it, " +
    "another incident's dataset makes a false path.",
})
export class ClosureInput {
  @Field(() => Int, {
    description:
      "The number of the earlier step, from 1; 0 is the entity where the path begins. A step that was left out ended where the one before it did.",
  })
  toStep!: number;

  @Field(enumsOf(RELATION_KIND), {
    description: "The link is a fact, which the lens lets in, of one of these relations.",
  })
  via!: string[];

  @Field(enumOf(DIRECTION), {
    description: "Which way it goes, seen from the end of the step that asks for it.",
  })
  direction!: Direction;
}

@InputType("TraceStep", {
  description:
    "A part of a path: `min` to `max` hops, one after another, along one of its relations in its direction. Example: " +
    "{ via: [ORIGINATES_FROM], direction: IN, to: [DATASET], mustLink: [{ toStep: 1, via: [EXPOSED], direction: IN }] }",
})
export class TraceStepInput {
  @Field(enumsOf(RELATION_KIND), { description: "The relations that its hops may go along." })
  via!: string[];

  @Field(enumOf(DIRECTION), {
    defaultValue: "OUT",
    description: "Which way they go, in the direction of travel.",
  })
  direction!: Direction;

  @Field(() => Int, {
    defaultValue: 1,
    description:
      "The fewest hops. 0 makes the step optional: left out, it asks nothing, and ends where the one before it did.",
  })
  min!: number;

  @Field(() => Int, { defaultValue: 1, description: `The most hops, up to ${MOST_HOPS_OF_STEP}.` })
  max!: number;

  @Field(enumsOf(ENTITY_KIND), {
    nullable: true,
    description: "Of which kinds the entity at its end is, after its last hop; any kind if it is left out.",
  })
  to?: string[] | null;

  @Field(() => EntityFilterInput, {
    nullable: true,
    description: "What else the entity at its end must pass.",
  })
  where?: Readonly<Record<string, unknown>> | null;

  @Field(() => [ClosureInput], {
    nullable: true,
    description: "How the entity at its end must be linked to the ends of earlier steps: in all these ways.",
  })
  mustLink?: ClosureInput[] | null;
}
