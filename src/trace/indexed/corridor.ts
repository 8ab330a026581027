import type { Budget } from "../budget.js";

/** The steps of some walks, each a place in each list: from a place, to a place, along a fact. */
export interface Edges {
  readonly from: number[];
  readonly to: number[];
  readonly fact: number[];
  /** Where walks begin and where they end. */
  readonly starts: Set<number>;
  readonly goals: Set<number>;
}

/**
 * The part of a graph in which all walks of up to so many hops lie. Of thousands of walks a few are asked for, those
 * whose weakest hop is the strongest: it tells over which confidence there are as many, by counting and not by walking.
 */
export class Corridor {
  private readonly from: Uint32Array;
  private readonly to: Uint32Array;
  private readonly confidence: Uint8Array;
  private readonly starts: readonly number[];
  private readonly goals: readonly number[];
  private readonly places: number;
  /** The confidences of its facts, each once, the highest first. */
  private readonly floors: readonly number[];
  private readonly turns: Turns | null;

  /**
   * @param size how many nodes there are: what is left of a place, divided by it, is its node
   * @param areShortest whether its walks are the shortest there are: those never turn back
   */
  constructor(
    private readonly edges: Edges,
    private readonly hops: number,
    size: number,
    areShortest: boolean,
    confidenceOf: (fact: number) => number,
    private readonly budget: Budget,
  ) {
    const numberOf = numbering();
    this.from = Uint32Array.from(edges.from, numberOf);
    this.to = Uint32Array.from(edges.to, numberOf);
    this.confidence = Uint8Array.from(edges.fact, confidenceOf);
    this.starts = [...edges.starts].map(numberOf);
    this.goals = [...edges.goals].map(numberOf);
    this.places = numberOf.count();
    this.floors = [...new Set(this.confidence)].sort((a, b) => b - a);
    this.turns = areShortest ? null : turnsOf(edges, size);
  }

  /** The highest confidence over which there are so many walks of just so many hops; 0 where there are fewer. */
  floorOver(hops: number, walks: number): number {
    let [enough, few] = [this.floors.length, -1];
    while (enough - few > 1) {
      const middle = (enough + few) >> 1;
      if (this.count(hops, this.floors[middle] ?? 0) >= walks) enough = middle;
      else few = middle;
    }
    return this.floors[enough] ?? 0;
  }

  /** The facts on walks whose hops all have this confidence at least. */
  factsOver(floor: number): Set<number> {
    const { edges, hops, confidence } = this;
    if (floor <= (this.floors.at(-1) ?? 0)) return new Set(edges.fact);
    const fromStart = this.distances(this.starts, this.from, this.to, floor);
    const toGoal = this.distances(this.goals, this.to, this.from, floor);
    const facts = new Set<number>();
    for (let edge = 0; edge < confidence.length; edge += 1) {
      if ((confidence[edge] as number) < floor) continue;
      const [before, after] = [fromStart[this.from[edge] as number], toGoal[this.to[edge] as number]];
      if ((before as number) + 1 + (after as number) <= hops) facts.add(edges.fact[edge] as number);
    }
    return facts;
  }

  /** How many walks there are that do not turn back at once; some may come by a node twice nevertheless. */
  private count(hops: number, floor: number): number {
    const { from, to, confidence, turns } = this;
    const isGoal = new Uint8Array(this.places);
    for (const goal of this.goals) isGoal[goal] = 1;
    // By edge: the walks that begin with it, of one hop, of two, and so on.
    let walks = Float64Array.from(to, (place) => isGoal[place] as number);
    const going = new Float64Array(this.places);
    const turning = new Float64Array(turns?.pairs ?? 0);
    for (let length = 1; ; length += 1) {
      this.budget.glance(confidence.length);
      going.fill(0);
      turning.fill(0);
      for (let edge = 0; edge < walks.length; edge += 1) {
        if ((confidence[edge] as number) < floor) continue;
        addTo(going, from[edge] as number, walks[edge] as number);
        if (turns) addTo(turning, turns.pair[edge] as number, walks[edge] as number);
      }
      if (length === hops) return this.starts.reduce((sum, start) => sum + (going[start] as number), 0);
      walks = walks.map((_, edge) => {
        const after = going[to[edge] as number] as number;
        return turns ? after - (turning[turns.back[edge] as number] as number) : after;
      });
    }
  }

  /** How far each place is from some ends, along the edges over a floor; more than `hops` where it is farther. */
  private distances(ends: readonly number[], near: Uint32Array, far: Uint32Array, floor: number): Uint8Array {
    const { confidence, hops } = this;
    const distances = new Uint8Array(this.places).fill(hops + 1);
    for (const end of ends) distances[end] = 0;
    for (let reached = 1; reached <= hops; reached += 1) {
      this.budget.glance(confidence.length);
      for (let edge = 0; edge < confidence.length; edge += 1) {
        if ((confidence[edge] as number) < floor || distances[near[edge] as number] !== reached - 1) continue;
        const place = far[edge] as number;
        if ((distances[place] as number) > reached) distances[place] = reached;
      }
    }
    return distances;
  }
}

function addTo(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}

/** Which edges lead from the same place to the same node, by the number of the pair; and which lead back: 0 is none. */
interface Turns {
  readonly pair: Uint32Array;
  readonly back: Uint32Array;
  readonly pairs: number;
}

function turnsOf({ from, to }: Edges, size: number): Turns {
  const numbers = new Map<number, number>();
  const keyOf = (place: number, other: number): number => place * size + (other % size);
  const pair = Uint32Array.from(from, (place, edge) => {
    const key = keyOf(place, to[edge] as number);
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  });
  const back = Uint32Array.from(to, (place, edge) => numbers.get(keyOf(place, from[edge] as number)) ?? 0);
  return { pair, back, pairs: numbers.size + 1 };
}

/** Numbers values from 0 in the order in which they come. */
function numbering(): { (value: number): number; count(): number } {
  const numbers = new Map<number, number>();
  const numberOf = (value: number): number => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
  return Object.assign(numberOf, { count: () => numbers.size });
}
