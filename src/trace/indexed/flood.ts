import type { Budget } from "../budget.js";
import type { Edges, EdgeWriter } from "./edges.js";
import type { FactReader } from "./fact-reader.js";
import { Front, type Slates } from "./front.js";
import { Layers } from "./layers.js";
import type { Walks } from "./walks.js";

/** Which sides of a flood are grown. One at least. */
export interface Grows {
  readonly forward: boolean;
  readonly backward: boolean;
}

/**
 * A breadth-first search from both ends over a projection, the cheaper side first. A place is a state of the walks and a
 * node, as one number: `state * nodes + node`; a hop leads to the same state, or the next, which is `nodes` farther.
 *
 * The last layer costs most, and most of it leads nowhere: it is probed, looked at for nothing but what the other side
 * has reached. The sides remember their steps; so where they have met, the way back is known.
 */
export class Flood {
  /** The fewest hops of a walk from end to end among those met so far. */
  shortest = Infinity;
  private readonly forward: Front;
  private readonly backward: Front;
  /** Whether the side that grows was probed before, so that its next places need not be looked up at the other. */
  private meetsNothing = false;
  /** The places that both sides have reached. */
  private readonly met: number[] = [];

  constructor(
    private readonly walks: Walks,
    private readonly reader: FactReader,
    private readonly degree: Uint32Array,
    private readonly budget: Budget,
    private readonly slates: Slates,
    grows: Grows,
    private readonly size: number,
  ) {
    this.forward = new Front(slates.forward, grows.forward, size * walks.states);
    this.backward = new Front(slates.backward, grows.backward, size * walks.states);
    if (grows.forward) for (const node of walks.allStarts()) this.enter(this.forward, node);
    const arrived = walks.arrived * size;
    if (grows.backward) for (const node of walks.allGoals()) this.enter(this.backward, arrived + node);
  }

  get growsWholly(): boolean {
    return this.forward.grows && this.backward.grows;
  }

  /** Meets every walk of up to so many hops. */
  meetAll(hops: number): void {
    while (this.depth < hops - 1 && !this.isExhausted) this.expand(this.cheaper, false);
    if (!this.isExhausted) this.expand(this.cheaper, true);
  }

  /** Meets the shortest walks, if they are not longer than this. */
  meetShortest(hops: number): void {
    while (this.shortest === Infinity && this.depth < hops && !this.isExhausted) {
      const front = this.cheaper;
      this.expand(front, true);
      if (this.shortest < Infinity) return;
      this.meetsNothing = true;
      this.expand(front, false);
      this.meetsNothing = false;
    }
  }

  /** Whether there is any walk, and the goal can be reached from more nodes than this. */
  reachesBackFrom(nodes: number): boolean {
    while (this.shortest === Infinity && !this.isExhausted) this.expand(this.cheaper, false);
    if (this.shortest === Infinity) return false;
    const distinct = new Set<number>();
    let counted = 0;
    const { places } = this.backward.distances;
    for (;;) {
      for (; counted < places.length; counted += 1) distinct.add((places[counted] as number) % this.size);
      if (distinct.size > nodes) return true;
      if (this.backward.isExhausted) return false;
      this.expandBackward(false);
    }
  }

  /** The steps of all walks of up to so many hops, once they were met. To be called once. */
  edges(hops: number): Edges {
    const { edges } = this.slates;
    edges.reset(this.size * this.walks.states);
    const met = this.met.filter((place) => this.fromStart(place) + this.toGoal(place) <= hops);
    for (const place of met) {
      // An end that is a kind is known by looking at a node; from here on it has a distance like the others.
      this.forward.distances.set(place, this.fromStart(place));
      this.backward.distances.set(place, this.toGoal(place));
    }
    this.takeToGoal(met, hops, edges);
    this.takeFromStart(met, hops, edges);
    return edges.done(this.size);
  }

  private get depth(): number {
    return this.forward.depth + this.backward.depth;
  }

  private get isExhausted(): boolean {
    return this.forward.isExhausted || this.backward.isExhausted;
  }

  private get cheaper(): Front {
    return this.costOf(this.forward) <= this.costOf(this.backward) ? this.forward : this.backward;
  }

  private costOf({ grows, outermost }: Front): number {
    if (!grows) return Infinity;
    let cost = 0;
    for (const place of outermost) cost += this.degree[place % this.size] as number;
    return cost;
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
    front.outermost.push(place);
    if (this.meetsNothing) return;
    const rest = front === this.forward ? this.toGoal(place) : this.fromStart(place);
    if (rest === Infinity) return;
    this.met.push(place);
    this.shortest = Math.min(this.shortest, front.depth + rest);
  }

  /** @param probes whether to look for nothing but places that the other side has reached */
  private expand(front: Front, probes: boolean): void {
    if (front === this.forward) this.expandForward(probes);
    else this.expandBackward(probes);
  }

  private expandForward(probes: boolean): void {
    const { walks, reader, size, forward, backward } = this;
    const { mask } = reader;
    const layer = forward.leave();
    for (const place of layer) {
      const state = Math.floor(place / size);
      if (state === walks.arrived) continue;
      this.budget.glance(reader.read(place - state * size));
      const { facts, others, relations, to } = reader;
      const atLast = state === walks.last;
      for (let row = reader.from; row < to; row += 1) {
        if (mask[relations[row] as number] === 0) continue;
        const node = others[row] as number;
        const here = state * size + node;
        const next = here + size;
        if (probes) {
          const meets = atLast ? walks.isGoal(node) : backward.distances.has(next);
          if (!meets && !backward.distances.has(here)) continue;
        }
        if (walks.avoids(node)) continue;
        const stays = walks.stays(state, node) && !(probes && this.toGoal(here) === Infinity);
        const advances = walks.advances(state, node) && !(probes && this.toGoal(next) === Infinity);
        const fact = facts[row] as number;
        if ((!stays && !advances) || !reader.counts(fact)) continue;
        if (stays) this.step(forward, here, place, fact);
        if (advances) this.step(forward, next, place, fact);
      }
    }
    if (probes && this.shortest === Infinity) forward.comeBack(layer);
  }

  private expandBackward(probes: boolean): void {
    const { walks, reader, size, forward, backward } = this;
    const { mask } = reader;
    const layer = backward.leave();
    for (const place of layer) {
      const state = Math.floor(place / size);
      const node = place - state * size;
      const stays = state !== walks.arrived && walks.stays(state, node);
      const advances = state > 0 && walks.advances(state - 1, node);
      if (!stays && !advances) continue;
      this.budget.glance(reader.read(node));
      const { facts, others, relations, to } = reader;
      for (let row = reader.from; row < to; row += 1) {
        if (mask[relations[row] as number] === 0) continue;
        const previous = others[row] as number;
        const here = state * size + previous;
        const before = here - size;
        if (probes) {
          const meets = (stays && forward.distances.has(here)) || (advances && forward.distances.has(before));
          if (!meets && (forward.grows || !walks.isStart(previous))) continue;
        }
        if (walks.avoids(previous)) continue;
        const wasHere =
          stays && walks.mayBeAt(state, previous) && !(probes && this.fromStart(here) === Infinity);
        const wasBefore =
          advances && walks.mayBeAt(state - 1, previous) && !(probes && this.fromStart(before) === Infinity);
        const fact = facts[row] as number;
        if ((!wasHere && !wasBefore) || !reader.counts(fact)) continue;
        if (wasHere) this.step(backward, here, place, fact);
        if (wasBefore) this.step(backward, before, place, fact);
      }
    }
    if (probes && this.shortest === Infinity) backward.comeBack(layer);
  }

  private step(front: Front, to: number, from: number, fact: number): void {
    if (!front.distances.has(to)) this.enter(front, to);
    front.steps.add(to, from, fact);
  }

  /** Takes the steps from where the sides have met on to the goal, and finds how far they are from the start. */
  private takeToGoal(met: readonly number[], hops: number, edges: EdgeWriter): void {
    const { forward, backward } = this;
    const layers = new Layers(met, (place) => forward.distances.at(place));
    for (const [place, depth] of layers) {
      const { next, from, fact } = backward.steps;
      for (let step = backward.steps.first(place); step !== 0; step = next[step] as number) {
        const after = from[step] as number;
        if (depth + 1 + this.toGoal(after) > hops) continue;
        // From a place that has grown forward, that side has taken the same step.
        if (depth >= forward.depth) this.take(edges, place, after, fact[step] as number);
        if (forward.distances.at(after) <= depth + 1) continue;
        forward.distances.set(after, depth + 1);
        layers.add(after, depth + 1);
      }
    }
  }

  /** Takes the steps from the start to where the sides have met, and finds how far they are from the goal. */
  private takeFromStart(met: readonly number[], hops: number, edges: EdgeWriter): void {
    const { forward, backward } = this;
    const layers = new Layers(met, (place) => backward.distances.at(place));
    for (const [place, depth] of layers) {
      const { next, from, fact } = forward.steps;
      for (let step = forward.steps.first(place); step !== 0; step = next[step] as number) {
        const before = from[step] as number;
        if (this.fromStart(before) + 1 + depth > hops) continue;
        this.take(edges, before, place, fact[step] as number);
        if (backward.distances.at(before) <= depth + 1) continue;
        backward.distances.set(before, depth + 1);
        layers.add(before, depth + 1);
      }
    }
  }

  private take(edges: EdgeWriter, from: number, to: number, fact: number): void {
    edges.add(from, to, fact);
    if (this.fromStart(from) === 0) edges.addStart(from);
    if (this.toGoal(to) === 0) edges.addGoal(to);
  }
}
