import type { Budget } from "../budget.js";
import type { DistanceMap } from "./distance-map.js";
import type { FactReader } from "./indexed-graph.js";
import { NONE, type Walks } from "./walks.js";

/** Two maps of distances, to work with. */
export interface Scratch {
  readonly forward: DistanceMap;
  readonly backward: DistanceMap;
}

/** A side of a flood. */
interface Front {
  readonly distances: DistanceMap;
  /** Whether it is grown; the other way, its end is a kind, and known by looking at a node. */
  readonly grows: boolean;
  places: number[];
  depth: number;
}

/**
 * A breadth-first search from both ends over a projection, the cheaper side first. A place is a state of the walks and a
 * node, as one number: `state * nodes + node`.
 */
export class Flood {
  /** The fewest hops of a walk from end to end among those met so far. */
  shortest = Infinity;
  private readonly size: number;
  private readonly forward: Front;
  private readonly backward: Front;

  constructor(
    private readonly walks: Walks,
    private readonly reader: FactReader,
    private readonly degree: Uint32Array,
    private readonly budget: Budget,
    scratch: Scratch,
    grows: { readonly forward: boolean; readonly backward: boolean },
    size: number,
  ) {
    this.size = size;
    for (const map of [scratch.forward, scratch.backward]) map.reset(size * walks.states);
    this.forward = { distances: scratch.forward, grows: grows.forward, places: [], depth: 0 };
    this.backward = { distances: scratch.backward, grows: grows.backward, places: [], depth: 0 };
    if (grows.forward) for (const node of walks.allStarts()) this.enter(this.forward, node);
    const arrived = walks.arrived * size;
    if (grows.backward) for (const node of walks.allGoals()) this.enter(this.backward, arrived + node);
  }

  /** Whether a side has nothing more to reach: then `shortest` is final. */
  get isExhausted(): boolean {
    return [this.forward, this.backward].some((front) => front.grows && front.places.length === 0);
  }

  get depth(): number {
    return this.forward.depth + this.backward.depth;
  }

  /** Grows until every walk of up to so many hops has been met. */
  growTo(hops: number): void {
    while (this.depth < hops && !this.isExhausted) this.grow();
  }

  /** Grows until the shortest walk has been met, if it is not longer than this. */
  growUntilMet(hops: number): void {
    while (this.shortest > this.depth && this.depth < hops && !this.isExhausted) this.grow();
  }

  /** Whether the goal can be reached from more nodes than this. */
  reachesBack(nodes: number): boolean {
    const distinct = new Set<number>();
    let counted = 0;
    const { distances } = this.backward;
    for (;;) {
      for (; counted < distances.places.length; counted += 1)
        distinct.add((distances.places[counted] as number) % this.size);
      if (distinct.size > nodes) return true;
      if (this.backward.places.length === 0) return false;
      this.growBackward();
    }
  }

  /** The facts on walks of up to so many hops, by number. To be called once, after `growTo` or `growUntilMet`. */
  corridor(hops: number): Set<number> {
    this.widen(this.backward, hops);
    this.widen(this.forward, hops);
    const facts = new Set<number>();
    for (const place of this.forward.distances.places) {
      const from = this.fromStart(place);
      if (from + this.toGoal(place) > hops) continue;
      this.eachStep(place, (next, fact) => {
        if (from + 1 + this.toGoal(next) <= hops) facts.add(fact);
      });
    }
    return facts;
  }

  private fromStart(place: number): number {
    const { distances, grows } = this.forward;
    if (grows || distances.has(place)) return distances.at(place);
    return place < this.size && this.walks.isStart(place) ? 0 : Infinity;
  }

  private toGoal(place: number): number {
    const { distances, grows } = this.backward;
    if (grows || distances.has(place)) return distances.at(place);
    const node = place - this.walks.arrived * this.size;
    return node >= 0 && this.walks.isGoal(node) ? 0 : Infinity;
  }

  private enter(front: Front, place: number): void {
    front.distances.set(place, front.depth);
    front.places.push(place);
  }

  private grow(): void {
    const [forward, backward] = [this.costOf(this.forward), this.costOf(this.backward)];
    if (forward <= backward) this.growForward();
    else this.growBackward();
  }

  private costOf({ grows, places }: Front): number {
    if (!grows) return Infinity;
    return places.reduce((sum, place) => sum + (this.degree[place % this.size] as number), 0);
  }

  private growForward(): void {
    this.growFront(
      this.forward,
      (place, each) => this.eachStep(place, each),
      (place) => this.toGoal(place),
    );
  }

  private growBackward(): void {
    this.growFront(
      this.backward,
      (place, each) => this.eachStepTo(place, each),
      (place) => this.fromStart(place),
    );
  }

  private growFront(
    front: Front,
    steps: (place: number, each: (next: number) => void) => void,
    rest: (place: number) => number,
  ): void {
    const layer = front.places;
    front.places = [];
    front.depth += 1;
    const { distances } = front;
    for (const place of layer) {
      steps(place, (next) => {
        if (distances.has(next)) return;
        this.enter(front, next);
        this.shortest = Math.min(this.shortest, front.depth + rest(next));
      });
    }
  }

  /**
   * Works out the distances of one side within the corridor, where the other side has been: from the places that both
   * know on, and never farther than `hops` allows.
   */
  private widen(front: Front, hops: number): void {
    const isBack = front === this.backward;
    const other = isBack ? this.forward : this.backward;
    const own = (place: number): number => (isBack ? this.toGoal(place) : this.fromStart(place));
    const rest = (place: number): number => (isBack ? this.fromStart(place) : this.toGoal(place));
    const byHops: number[][] = Array.from({ length: hops + 1 }, () => []);
    for (const place of [...other.distances.places, ...front.distances.places]) {
      const reached = own(place);
      if (reached + rest(place) > hops) continue;
      byHops[reached]?.push(place);
      // An end that is a kind is known by looking at a node; from here on it has a distance like the others.
      front.distances.set(place, reached);
    }
    for (const [reached, places] of byHops.entries()) {
      for (const place of places) {
        if (own(place) !== reached) continue;
        const step = (next: number): void => {
          if (reached + 1 + rest(next) > hops || own(next) <= reached + 1) return;
          front.distances.set(next, reached + 1);
          byHops[reached + 1]?.push(next);
        };
        if (isBack) this.eachStepTo(place, step);
        else this.eachStep(place, step);
      }
    }
  }

  /** The places one hop after a place. */
  private eachStep(place: number, each: (next: number, fact: number) => void): void {
    const { walks, reader, size } = this;
    const state = Math.floor(place / size);
    if (state === walks.arrived) return;
    const count = reader.read(place - state * size);
    this.budget.glance(count);
    const arrived = walks.arrived * size;
    for (let index = 0; index < count; index += 1) {
      const node = reader.others[index] as number;
      if (walks.avoids(node)) continue;
      const fact = reader.facts[index] as number;
      const next = walks.next(state, node);
      if (next !== NONE) each(next * size + node, fact);
      if (state === walks.last && walks.isGoal(node)) each(arrived + node, fact);
    }
  }

  /** The places one hop before a place. */
  private eachStepTo(place: number, each: (previous: number) => void): void {
    const { walks, reader, size } = this;
    const state = Math.floor(place / size);
    const node = place - state * size;
    const before =
      state === walks.arrived
        ? [walks.last]
        : [state, state - 1].filter((previous) => walks.comes(previous, node, state));
    if (before.length === 0) return;
    const count = reader.read(node);
    this.budget.glance(count);
    for (let index = 0; index < count; index += 1) {
      const previous = reader.others[index] as number;
      if (walks.avoids(previous)) continue;
      for (const from of before) if (walks.mayBeAt(from, previous)) each(from * size + previous);
    }
  }
}
