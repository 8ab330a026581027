import { type EntityFilter, toPredicate } from "../../entities/entity-filter.js";
import type { Kind } from "../../kinds/kind.js";
import { findKindByField, getKindByValue } from "../../kinds/registry.js";
import type { Relation } from "../../kinds/relation.js";
import { getRelation } from "../../kinds/relations.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import { type Closure, MOST_HOPS_OF_STEP, MOST_STEPS, type Step } from "../../trace/step.js";
import type { ClosureInput, TraceStepInput } from "./step-inputs.js";
import { toVia } from "./to-via.js";

/** Checks the steps of a trace, which may be so many hops long. */
export function toSteps(inputs: readonly TraceStepInput[], maxHops: number): Step[] {
  if (inputs.length === 0 || inputs.length > MOST_STEPS) {
    const problem = `steps: expected 1 to ${MOST_STEPS} steps, got ${inputs.length}; leave it out to go any way.`;
    throw invalid(problem, "steps");
  }
  const steps = inputs.map((input, index) => toStep(input, index + 1, `steps[${index}]`));
  const least = steps.reduce((sum, step) => sum + step.min, 0);
  if (least > maxHops) {
    const problem = `steps: they have ${least} hops at least, limits.maxHops allows ${maxHops}; raise it, or lower a \`min\`.`;
    throw new InputRefused(RefusalReason.InvalidCombination, problem, { path: "steps" });
  }
  if (steps.every((step) => step.max === 0)) {
    const problem = "steps: expected one with a `max` of 1 at least; a path has a hop at least.";
    throw new InputRefused(RefusalReason.InvalidCombination, problem, { path: "steps" });
  }
  return steps;
}

function toStep(input: TraceStepInput, number: number, path: string): Step {
  const { direction, min, max, to, where, mustLink } = input;
  for (const [name, hops] of Object.entries({ min, max })) {
    if (hops >= 0 && hops <= MOST_HOPS_OF_STEP) continue;
    throw invalid(`${path}.${name}: expected 0 to ${MOST_HOPS_OF_STEP}, got ${hops}.`, `${path}.${name}`);
  }
  if (min > max) throw invalid(`${path}: expected \`min\` <= \`max\`, got ${min} > ${max}.`, path);
  if (to?.length === 0) {
    throw invalid(`${path}.to: expected one kind at least, got none; leave it out for any.`, `${path}.to`);
  }
  if ((mustLink?.length ?? 0) > MOST_STEPS) {
    const problem = `${path}.mustLink: expected at most ${MOST_STEPS} links, got ${mustLink?.length}.`;
    throw invalid(problem, `${path}.mustLink`);
  }
  return {
    ...{ direction, min, max },
    via: toVia(input.via, `${path}.via`),
    to: to ? [...new Set(to)].map(getKindByValue) : null,
    where: where ? toWhere(where, `${path}.where`) : null,
    mustLink: (mustLink ?? []).map((link, index) => toClosure(link, number, `${path}.mustLink[${index}]`)),
  };
}

function toClosure({ toStep: target, via, direction }: ClosureInput, number: number, path: string): Closure {
  if (target < 0 || target >= number) {
    const problem = `${path}.toStep: expected an earlier step, 1 to ${number - 1}, or 0 for the start, got ${target}.`;
    throw invalid(
      number === 1 ? problem.replace("an earlier step, 1 to 0, or ", "") : problem,
      `${path}.toStep`,
    );
  }
  if (via.length === 0) {
    throw invalid(`${path}.via: expected one relation at least, got none.`, `${path}.via`);
  }
  return { toStep: target, via: uniqueRelations(via), direction };
}

function uniqueRelations(names: readonly string[]): Relation[] {
  return [...new Set(names)].map(getRelation);
}

/** The filters by kind. They are put into words once here: one that costs too much is refused before a search. */
function toWhere(where: Readonly<Record<string, unknown>>, path: string): ReadonlyMap<Kind, EntityFilter> {
  const filters = new Map<Kind, EntityFilter>();
  for (const [field, filter] of Object.entries(where)) {
    const kind = findKindByField(field);
    if (!kind || filter == null) continue;
    toPredicate(kind, filter as EntityFilter);
    filters.set(kind, filter as EntityFilter);
  }
  if (filters.size > 0) return filters;
  throw invalid(`${path}: expected a filter for one kind at least, got none; leave it out for any.`, path);
}

function invalid(problem: string, path: string): InputRefused {
  return new InputRefused(RefusalReason.InvalidValue, problem, { path });
}
