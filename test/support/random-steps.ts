import fc from "fast-check";
import { TRAVERSED } from "../../src/kinds/relations.js";
import type { TraceMode } from "../../src/trace/modes.js";
import type { Direction } from "../../src/kinds/direction.js";
import type { CasePlan, Link, StepPlan } from "./memory-facts.js";
import { casePlans, walkAlong } from "./random-graphs.js";

/** A question about a random graph, in one of the modes. */
export interface StepCase {
  readonly plan: CasePlan;
  readonly mode: TraceMode;
  readonly maxPaths: number;
}

const NAMES = TRAVERSED.map(({ name }) => name);
const MODES: readonly TraceMode[] = ["SHORTEST", "ALL_SHORTEST", "K_SHORTEST", "SIMPLE_BOUNDED", "PATTERN"];

const number = fc.nat(9_999);
const direction = fc.constantFrom<Direction[]>("OUT", "IN", "BOTH");
const drawnStep = fc.record({
  hops: fc.constantFrom(0, 1, 1, 1, 2),
  /** How much fewer and more hops than those of the walk will do. */
  fewer: fc.constantFrom(0, 0, 1, 2),
  more: fc.constantFrom(0, 0, 1, 2),
  moreVia: fc.option(fc.constantFrom(...NAMES), { freq: 1 }),
  fixed: fc.boolean(),
  to: fc.constantFrom("any", "any", "any", "its kind", "its kind", "two kinds", "another"),
  where: fc.constantFrom("none", "none", "none", "none", "it", "it", "others"),
  links: fc.array(fc.record({ toStep: number, relation: number, direction }), { maxLength: 1 }),
  other: number,
});
type DrawnStep = typeof drawnStep extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Questions with steps: most of them fit a random walk, so that many have an answer. */
export const stepCases: fc.Arbitrary<StepCase> = fc
  .record({
    plan: casePlans,
    walk: fc.array(number, { minLength: 3, maxLength: 6 }),
    drawn: fc.array(drawnStep, { minLength: 1, maxLength: 4 }),
    hasTo: fc.boolean(),
    mode: fc.constantFrom(...MODES),
    maxPaths: fc.constantFrom(1, 2, 3, 1_000),
  })
  .map(({ plan: { graph, question }, walk, drawn, hasTo, mode, maxPaths }) => {
    const [start = walk[0] as number] = question.from.places;
    const met = walkAlong(graph.links, [start, ...walk.slice(1)], graph.kinds.length);
    const { steps, end } = stepsAlong(graph.links, graph.kinds, met, drawn);
    const least = steps.reduce((sum, step) => sum + step.min, 0);
    const to = hasTo ? { places: [end], kinds: [] } : null;
    const maxHops = Math.max(question.maxHops, least);
    const asked = { ...question, steps, to, maxHops, through: [], via: null };
    return { plan: { graph, question: asked }, mode, maxPaths };
  });

/** Questions without steps, in the modes that do not need them. */
export const modeCases: fc.Arbitrary<StepCase> = fc.record({
  plan: casePlans,
  mode: fc.constantFrom<TraceMode[]>("K_SHORTEST", "SIMPLE_BOUNDED"),
  maxPaths: fc.constantFrom(1, 2, 3, 1_000),
});

function stepsAlong(
  links: readonly Link[],
  kinds: readonly string[],
  met: readonly number[],
  drawn: readonly DrawnStep[],
): { steps: StepPlan[]; end: number } {
  const ends = [met[0] as number];
  let gone = 0;
  const steps = drawn.map((step): StepPlan => {
    const hops = met.slice(gone, gone + step.hops + 1).length - 1;
    const along = met
      .slice(gone, gone + hops)
      .map((place, hop) => linkBetween(links, place, met[gone + hop + 1]));
    gone += hops;
    const end = met[gone] as number;
    const relations = along.flatMap((link) => link?.relation ?? []);
    const forward = along.map((link, hop) => link?.subject === met[gone - hops + hop]);
    const plan = {
      via: [...new Set([...relations, ...(step.moreVia ? [step.moreVia] : []), ...viaOf(relations, step)])],
      direction: directionOf(forward, step),
      min: Math.max(0, hops - step.fewer),
      max: Math.max(hops, 1) + step.more,
      to: kindsOf(kinds, end, step),
      where:
        step.where === "none"
          ? null
          : step.where === "it"
            ? [end, step.other % kinds.length]
            : othersOf(kinds, step),
      mustLink: step.links.flatMap((link) => linkTo(links, link, end, ends)),
    };
    ends.push(end);
    return plan;
  });
  return { steps, end: met[gone] as number };
}

/** A link that is there, or, now and then, any: most of those would leave no path. */
function linkTo(
  links: readonly Link[],
  { toStep: drawn, relation, direction: any }: DrawnStep["links"][number],
  end: number,
  ends: readonly number[],
): StepPlan["mustLink"][number][] {
  const toStep = drawn % ends.length;
  const tie = links.find(({ subject, object }) => isPair(subject, object, end, ends[toStep]));
  if (tie) return [{ toStep, via: [tie.relation], direction: tie.subject === end ? "OUT" : "IN" }];
  return relation % 4 === 0
    ? [{ toStep, via: [NAMES[relation % NAMES.length] as string], direction: any }]
    : [];
}

function viaOf(relations: readonly string[], { other }: DrawnStep): string[] {
  return relations.length > 0 ? [] : [NAMES[other % NAMES.length] as string];
}

function directionOf(forward: readonly boolean[], { fixed, other }: DrawnStep): Direction {
  if (!fixed || forward.length === 0) return "BOTH";
  if (other % 10 === 0) return "IN";
  if (forward.every(Boolean)) return "OUT";
  return forward.some(Boolean) ? "BOTH" : "IN";
}

function kindsOf(kinds: readonly string[], end: number, { to, other }: DrawnStep): string[] | null {
  if (to === "any") return null;
  const another = kinds[other % kinds.length] as string;
  if (to === "another") return [another];
  return to === "its kind" ? [kinds[end] as string] : [kinds[end] as string, another];
}

function othersOf(kinds: readonly string[], { other }: DrawnStep): number[] {
  return [other % kinds.length, (other * 7 + 1) % kinds.length];
}

function linkBetween(links: readonly Link[], one: number, other: number | undefined): Link | undefined {
  return links.find(
    ({ relation, subject, object }) => NAMES.includes(relation) && isPair(subject, object, one, other),
  );
}

function isPair(subject: number, object: number, one: number, other: number | undefined): boolean {
  return (subject === one && object === other) || (subject === other && object === one);
}
