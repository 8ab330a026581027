import type { Relation } from "../kinds/relation.js";
import type { FactNode } from "./fact.js";
import { ARRIVED, mayPass, type Move, MoveTable, type Pattern } from "./pattern.js";
import { type Endpoint, isEnd } from "./request.js";
import { goesAlong, MOST_HOPS_OF_STEP, type Step } from "./step.js";
import type { StepConditions } from "./step-conditions.js";

/**
 * Steps, one after another. A state is the place in them: at the end of a step (0 for the start), or within a step after
 * so many of its hops. Links between the ends of steps are left aside: see step-links.ts.
 */
export class StepPattern implements Pattern {
  readonly start = placeIn(0, 0);
  readonly shortest: number;
  readonly longest: number;
  private readonly table: MoveTable;
  /** Where a search has come by. */
  private readonly reached = new Set<string>();
  private readonly relations = new Map<number, Set<Relation>>();

  constructor(
    readonly steps: readonly Step[],
    private readonly conditions: StepConditions,
    private readonly to: Endpoint | null,
  ) {
    // A path has a hop at least, even if all steps are optional.
    this.shortest = Math.max(
      1,
      steps.reduce((sum, step) => sum + step.min, 0),
    );
    this.longest = steps.reduce((sum, step) => sum + step.max, 0);
    this.table = new MoveTable(steps.flatMap((step, index) => this.movesOf(step, index + 1)));
  }

  movesFrom(state: number): readonly Move[] {
    return this.table.movesFrom(state);
  }

  movesTo(state: number): readonly Move[] {
    return this.table.movesTo(state);
  }

  comesBy(node: FactNode, state: number): boolean {
    return this.reached.has(`${state} ${node.id}`);
  }

  /** Notes that a search came by a node in a state; tells whether that is new. */
  reach(node: FactNode, state: number): boolean {
    const before = this.reached.size;
    return this.reached.add(`${state} ${node.id}`).size > before;
  }

  /** Whether a step asks for a link to an earlier one. */
  get asksForLinks(): boolean {
    return this.steps.some((step) => step.mustLink.length > 0);
  }

  /** The relations that a path may go along next. */
  relationsFrom(state: number): ReadonlySet<Relation> {
    return this.relations.get(state) ?? new Set();
  }

  /** The states at the end of a step, and at those of the steps before it if it may be left out. */
  placesAt(number: number): number[] {
    const places = [placeIn(number, 0)];
    for (let step = number; step > 0 && this.steps[step - 1]?.min === 0; step -= 1)
      places.push(placeIn(step - 1, 0));
    return places;
  }

  /** The states of a path that has just walked to the end of a step. */
  endsOf(number: number): number[] {
    return this.isLast(number) ? [placeIn(number, 0), ARRIVED] : [placeIn(number, 0)];
  }

  private movesOf(step: Step, number: number): Move[] {
    return Array.from({ length: step.max }, (_, index) => index + 1).flatMap((walked) => {
      const before = walked === 1 ? this.placesAt(number - 1) : [placeIn(number, walked - 1)];
      return before.flatMap((from) => this.movesAt(step, number, walked, from));
    });
  }

  /** The moves that are the hop of this number in a step. */
  private movesAt(step: Step, number: number, walked: number, from: number): Move[] {
    const along: Move["along"] = (fact, node) => goesAlong(step, fact, node);
    const isEndOfStep = (node: FactNode): boolean => this.conditions.hold(number, node);
    this.relations.set(from, new Set([...this.relationsFrom(from), ...step.via]));
    const within = { from, to: placeIn(number, walked), ends: null, along, enters: mayPass };
    const atEnd = { from, to: placeIn(number, 0), ends: number, along };
    const enters = (node: FactNode): boolean => mayPass(node) && isEndOfStep(node);
    const arrives = (node: FactNode): boolean => isEndOfStep(node) && isEnd(this.to, node);
    return [
      ...(walked < step.max ? [within] : []),
      ...(walked >= step.min && number < this.steps.length ? [{ ...atEnd, enters }] : []),
      ...(walked >= step.min && this.isLast(number) ? [{ ...atEnd, to: ARRIVED, enters: arrives }] : []),
    ];
  }

  /** Whether all later steps may be left out. */
  private isLast(number: number): boolean {
    return this.steps.slice(number).every((step) => step.min === 0);
  }
}

/** The state within a step after so many of its hops; 0 hops stand for its end. */
function placeIn(step: number, walked: number): number {
  return step * (MOST_HOPS_OF_STEP + 1) + walked;
}
