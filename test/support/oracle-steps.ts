import type { FactNode } from "../../src/trace/fact.js";
import type { Closure, Step } from "../../src/trace/step.js";
import type { IdFilter, StatedFact } from "./memory-facts.js";

interface Hop {
  readonly from: FactNode;
  readonly to: FactNode;
  readonly fact: StatedFact;
}

/**
 * Whether a path can be cut into the steps, one after another: every way to cut it is tried. Links are looked for among
 * `facts`, those that may be used.
 */
export function followsSteps(
  path: readonly Hop[],
  steps: readonly Step[],
  facts: readonly StatedFact[],
): boolean {
  const nodes = [...path.slice(0, 1).map((hop) => hop.from), ...path.map((hop) => hop.to)];
  return cuts(path.length, steps).some((lengths) => {
    const ends = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, each) => sum + each, 0));
    const endOf = (number: number): FactNode =>
      nodes[number === 0 ? 0 : (ends[number - 1] as number)] as FactNode;
    return steps.every((step, index) => {
      const hops = path.slice((ends[index] as number) - (lengths[index] as number), ends[index]);
      if (hops.length === 0) return true;
      const end = endOf(index + 1);
      return (
        hops.every(({ fact, from }) => isAlong(step, fact, from)) &&
        (step.to === null || step.to.some((kind) => kind.name === end.kind.name)) &&
        passes(step, end) &&
        step.mustLink.every((link) => facts.some((fact) => isLink(link, fact, end, endOf(link.toStep))))
      );
    });
  });
}

/** Every list of numbers of hops, one for each step, that makes this length. */
function cuts(length: number, [step, ...rest]: readonly Step[]): number[][] {
  if (!step) return length === 0 ? [[]] : [];
  const possible = [...Array(step.max - step.min + 1).keys()]
    .map((more) => step.min + more)
    .filter((hops) => hops <= length);
  return possible.flatMap((hops) => cuts(length - hops, rest).map((others) => [hops, ...others]));
}

function isAlong(
  { via, direction }: Pick<Step, "via" | "direction">,
  fact: StatedFact,
  from: FactNode,
): boolean {
  const goesOut = fact.subject.id === from.id;
  return via.some(({ name }) => name === fact.relation.name) && direction !== (goesOut ? "IN" : "OUT");
}

function isLink(link: Closure, fact: StatedFact, here: FactNode, there: FactNode): boolean {
  const ends = [fact.subject.id, fact.object.id];
  const joins = [here, there].every(({ id }) => ends.includes(id)) && here.id !== there.id;
  return joins && isAlong(link, fact, here);
}

function passes({ where }: Step, end: FactNode): boolean {
  if (where === null) return true;
  const filter = where.get(end.kind) as unknown as IdFilter | undefined;
  return filter?.id.in.includes(end.id) === true;
}
