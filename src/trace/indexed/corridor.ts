import type { Budget } from "../budget.js";
import { type Edges, marksOf, pruned, sorted } from "./edges.js";

/**
 * The part of a graph in which all walks of up to so many hops lie. Of thousands of walks a few are asked for, those
 * whose weakest hop is the strongest: it tells over which confidence there are as many, by counting and not by walking.
 * Walks that turn back at once, over the fact that they came by or one beside it, do not count: they are no paths.
 */
export class Corridor {
  private readonly onwards: Direction;
  private readonly backwards: Direction;
  private readonly fact: Uint32Array;
  /** The confidences of its facts, each once, the highest first; and how many edges have one of the first so many. */
  private readonly floors: readonly number[];
  private readonly edgesOver: readonly number[];

  /** @param areShortest whether its walks are the shortest there are: those never turn back */
  constructor(
    edges: Edges,
    private readonly hops: number,
    areShortest: boolean,
    confidenceOf: (fact: number) => number,
    private readonly budget: Budget,
  ) {
    const { edges: inOrder, confidences } = sorted(areShortest ? edges : pruned(edges), confidenceOf);
    const { from, to, starts, goals, nodes } = inOrder;
    const turns = areShortest ? null : turnsOf(inOrder);
    const places = nodes.length;
    this.onwards = { from, to, starts, goals, places, turns };
    this.backwards = {
      from: to,
      to: from,
      starts: goals,
      goals: starts,
      places,
      turns: turns && turned(turns),
    };
    this.fact = inOrder.fact;
    this.floors = [...new Set(confidences)];
    this.edgesOver = this.floors.map((floor) => confidences.lastIndexOf(floor) + 1);
  }

  /** The highest confidence over which there are so many walks of just so many hops; 0 where there are fewer. */
  floorOver(hops: number, walks: number): number {
    // A few walks are found near the top, where there are few edges: there it begins.
    let [few, step] = [-1, 1];
    while (few + step < this.floors.length && this.count(hops, few + step) < walks) {
      few += step;
      step *= 2;
    }
    let enough = Math.min(few + step, this.floors.length);
    while (enough - few > 1) {
      const middle = (enough + few) >> 1;
      if (this.count(hops, middle) >= walks) enough = middle;
      else few = middle;
    }
    return this.floors[enough] ?? 0;
  }

  /** The facts on walks whose hops all have this confidence at least. */
  factsOver(floor: number): Set<number> {
    const count = this.edgesOver[this.floors.findLastIndex((each) => each >= floor)] ?? 0;
    const [before, after] = [this.shortest(this.backwards, count), this.shortest(this.onwards, count)];
    const facts = new Set<number>();
    for (let edge = 0; edge < count; edge += 1) {
      // The edge itself is counted on both sides.
      if ((before[edge] as number) + (after[edge] as number) - 1 <= this.hops)
        facts.add(this.fact[edge] as number);
    }
    return facts;
  }

  /** How many walks of so many hops there are over one of the floors. */
  private count(hops: number, floor: number): number {
    const { from, starts, places } = this.onwards;
    const isStart = marksOf(starts, places);
    let length = 0;
    for (const walks of this.walks(this.onwards, this.edgesOver[floor] ?? 0)) {
      length += 1;
      if (length === hops)
        return walks.reduce((sum, count, edge) => sum + count * (isStart[from[edge] as number] as number), 0);
    }
    return 0;
  }

  /** By edge, of the first so many: the hops of the shortest walk that begins with it; more than `hops` where there is none. */
  private shortest(direction: Direction, count: number): Uint8Array {
    const shortest = new Uint8Array(count).fill(this.hops + 1);
    let length = 0;
    for (const walks of this.walks(direction, count)) {
      length += 1;
      for (let edge = 0; edge < count; edge += 1)
        if ((walks[edge] as number) > 0 && (shortest[edge] as number) > length) shortest[edge] = length;
    }
    return shortest;
  }

  /** By edge, of the first so many: how many walks to the goals begin with it, of one hop first, and of one more each time. */
  private *walks({ from, to, goals, places, turns }: Direction, count: number): Generator<Float64Array> {
    const isGoal = marksOf(goals, places);
    const walks = new Float64Array(count);
    for (let edge = 0; edge < count; edge += 1) walks[edge] = isGoal[to[edge] as number] as number;
    const going = new Float64Array(places);
    const turning = new Float64Array(turns?.pairs ?? 0);
    for (let length = 1; ; length += 1) {
      yield walks;
      if (length === this.hops) return;
      this.budget.glance(count);
      going.fill(0);
      turning.fill(0);
      for (let edge = 0; edge < count; edge += 1) {
        addTo(going, from[edge] as number, walks[edge] as number);
        if (turns) addTo(turning, turns.pair[edge] as number, walks[edge] as number);
      }
      for (let edge = 0; edge < count; edge += 1) {
        const after = going[to[edge] as number] as number;
        walks[edge] = turns ? after - (turning[turns.back[edge] as number] as number) : after;
      }
    }
  }
}

/** The edges as they are gone along one way. */
interface Direction {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly starts: readonly number[];
  readonly goals: readonly number[];
  readonly places: number;
  /** Null where no walk turns back. */
  readonly turns: Turns | null;
}

/**
 * Edges between the same place and the same node are a pair: `pair` is the number of an edge's own, `back` that of the
 * edges that lead back from where it leads to.
 */
interface Turns {
  readonly pair: Uint32Array;
  readonly back: Uint32Array;
  readonly pairs: number;
}

function turnsOf({ from, to, nodes }: Edges): Turns {
  const numbers = new Map<number, number>();
  const between = (place: number, other: number): number => {
    const key = place * 2 ** 32 + (nodes[other] as number);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const pair = from.map((place, edge) => between(place, to[edge] as number));
  const back = to.map((place, edge) => between(place, from[edge] as number));
  return { pair, back, pairs: numbers.size };
}

/** The same for edges that are gone along the other way. */
function turned({ pair, back, pairs }: Turns): Turns {
  return { pair: back, back: pair, pairs };
}

function addTo(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}
