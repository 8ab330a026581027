import type { Budget } from "../budget.js";
import type { Edges } from "./corridor.js";
import type { DistanceMap } from "./distance-map.js";
import type { FactReader } from "./fact-reader.js";
import { Layers } from "./layers.js";
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
 * node, as one number: `state * nodes + node`. Its loops are written out: they run for every fact at every place.
 */
export class Flood {
  /** The fewest hops of a walk from end to end among those met so far. */
  shortest = Infinity;
  private readonly size: number;
  private readonly forward: Front;
  private readonly backward: Front;
  /** The places that both sides have reached. */
  private readonly met: number[] = [];

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

  /**
   * The steps of all walks of up to so many hops. To be called once, after `growTo` or `growUntilMet`. Each side knows
   * its own half; where they have met, the other half is worked out: first how far the places near the goal are from the
   * start, then how far all are from the goal, and with that the steps themselves.
   */
  edges(hops: number): Edges {
    const edges: Edges = { from: [], to: [], fact: [], starts: new Set(), goals: new Set() };
    const corridor = [...new Set(this.met)].filter(
      (place) => this.fromStart(place) + this.toGoal(place) <= hops,
    );
    for (const place of corridor) {
      // An end that is a kind is known by looking at a node; from here on it has a distance like the others.
      this.forward.distances.set(place, this.fromStart(place));
      this.backward.distances.set(place, this.toGoal(place));
    }
    this.widenForward(corridor, hops);
    this.takeBackward(corridor, hops, edges);
    return edges;
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
    const rest = front === this.forward ? this.toGoal(place) : this.fromStart(place);
    if (rest === Infinity) return;
    this.met.push(place);
    this.shortest = Math.min(this.shortest, front.depth + rest);
  }

  private grow(): void {
    const [forward, backward] = [this.costOf(this.forward), this.costOf(this.backward)];
    if (forward <= backward) this.growForward();
    else this.growBackward();
  }

  private costOf({ grows, places }: Front): number {
    if (!grows) return Infinity;
    let cost = 0;
    for (const place of places) cost += this.degree[place % this.size] as number;
    return cost;
  }

  private growForward(): void {
    const { walks, reader, size, degree } = this;
    const { distances } = this.forward;
    const arrived = walks.arrived * size;
    for (const place of this.nextLayer(this.forward)) {
      const state = Math.floor(place / size);
      if (state === walks.arrived) continue;
      const count = this.read(place - state * size);
      for (let index = 0; index < count; index += 1) {
        const node = reader.others[index] as number;
        if (walks.avoids(node)) continue;
        // Where one fact ends, no walk goes on.
        const next = (degree[node] as number) > 1 ? walks.next(state, node) : NONE;
        const isNew = next !== NONE && !distances.has(next * size + node);
        const isGoal = state === walks.last && walks.isGoal(node) && !distances.has(arrived + node);
        if ((!isNew && !isGoal) || !reader.counts(reader.facts[index] as number)) continue;
        if (isNew) this.enter(this.forward, next * size + node);
        if (isGoal) this.enter(this.forward, arrived + node);
      }
    }
  }

  private growBackward(): void {
    const { walks, reader, size, degree } = this;
    const { distances } = this.backward;
    for (const place of this.nextLayer(this.backward)) {
      const state = Math.floor(place / size);
      const node = place - state * size;
      const [first, second] = walks.before(state, node);
      if (first === NONE) continue;
      const count = this.read(node);
      for (let index = 0; index < count; index += 1) {
        const previous = reader.others[index] as number;
        if (walks.avoids(previous)) continue;
        if (degree[previous] === 1 && !walks.isStart(previous)) continue;
        const isFirst = walks.mayBeAt(first, previous) && !distances.has(first * size + previous);
        const isSecond =
          second !== NONE && walks.mayBeAt(second, previous) && !distances.has(second * size + previous);
        if ((!isFirst && !isSecond) || !reader.counts(reader.facts[index] as number)) continue;
        if (isFirst) this.enter(this.backward, first * size + previous);
        if (isSecond) this.enter(this.backward, second * size + previous);
      }
    }
  }

  /** Adds to the corridor the places between those where the sides have met and the goal. */
  private widenForward(corridor: number[], hops: number): void {
    const { walks, reader, size } = this;
    const { distances } = this.forward;
    const arrived = walks.arrived * size;
    const widen = (next: number, reached: number, fact: number): void => {
      if (reached + this.toGoal(next) > hops || distances.at(next) <= reached || !reader.counts(fact)) return;
      distances.set(next, reached);
      corridor.push(next);
      layers.add(next, reached);
    };
    const layers = new Layers(corridor, (place) => distances.at(place));
    for (const [place, depth] of layers) {
      const state = Math.floor(place / size);
      if (state === walks.arrived || distances.at(place) !== depth) continue;
      const count = this.read(place - state * size);
      for (let index = 0; index < count; index += 1) {
        const node = reader.others[index] as number;
        if (walks.avoids(node)) continue;
        const fact = reader.facts[index] as number;
        const next = walks.next(state, node);
        if (next !== NONE) widen(next * size + node, depth + 1, fact);
        if (state === walks.last && walks.isGoal(node)) widen(arrived + node, depth + 1, fact);
      }
    }
  }

  /** Takes the steps to each place of the corridor, and finds the places between the start and where the sides have met. */
  private takeBackward(corridor: readonly number[], hops: number, edges: Edges): void {
    const { walks, reader, size } = this;
    const { distances } = this.backward;
    const layers = new Layers(corridor, (place) => distances.at(place));
    const take = (previous: number, place: number, fact: number, reached: number): void => {
      const from = this.fromStart(previous);
      if (from + reached > hops || !reader.counts(fact)) return;
      edges.from.push(previous);
      edges.to.push(place);
      edges.fact.push(fact);
      if (from === 0) edges.starts.add(previous);
      if (distances.at(previous) <= reached) return;
      distances.set(previous, reached);
      layers.add(previous, reached);
    };
    for (const [place, depth] of layers) {
      if (distances.at(place) !== depth) continue;
      if (depth === 0) edges.goals.add(place);
      const state = Math.floor(place / size);
      const node = place - state * size;
      const [first, second] = walks.before(state, node);
      if (first === NONE) continue;
      const count = this.read(node);
      for (let index = 0; index < count; index += 1) {
        const previous = reader.others[index] as number;
        if (walks.avoids(previous)) continue;
        const fact = reader.facts[index] as number;
        if (walks.mayBeAt(first, previous)) take(first * size + previous, place, fact, depth + 1);
        if (second !== NONE && walks.mayBeAt(second, previous))
          take(second * size + previous, place, fact, depth + 1);
      }
    }
  }

  private nextLayer(front: Front): readonly number[] {
    const layer = front.places;
    front.places = [];
    front.depth += 1;
    return layer;
  }

  private read(node: number): number {
    const count = this.reader.read(node);
    this.budget.glance(count);
    return count;
  }
}
