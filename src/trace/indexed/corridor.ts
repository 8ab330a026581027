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

  constructor(
    private readonly edges: Edges,
    private readonly hops: number,
    confidenceOf: (fact: number) => number,
    private readonly budget: Budget,
  ) {
    const numbers = new Map<number, number>();
    const numberOf = (place: number): number => {
      const known = numbers.get(place);
      if (known !== undefined) return known;
      numbers.set(place, numbers.size);
      return numbers.size - 1;
    };
    this.from = Uint32Array.from(edges.from, numberOf);
    this.to = Uint32Array.from(edges.to, numberOf);
    this.confidence = Uint8Array.from(edges.fact, confidenceOf);
    this.starts = [...edges.starts].map(numberOf);
    this.goals = [...edges.goals].map(numberOf);
    this.places = numbers.size;
    this.floors = [...new Set(this.confidence)].sort((a, b) => b - a);
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

  /** How many walks there are, those that come by a node twice among them. */
  private count(hops: number, floor: number): number {
    const { from, to, confidence, places } = this;
    let here = new Float64Array(places);
    for (const goal of this.goals) here[goal] = 1;
    for (let left = 1; left <= hops; left += 1) {
      this.budget.glance(confidence.length);
      const before = new Float64Array(places);
      for (let edge = 0; edge < confidence.length; edge += 1) {
        if ((confidence[edge] as number) < floor) continue;
        const place = from[edge] as number;
        before[place] = (before[place] as number) + (here[to[edge] as number] as number);
      }
      here = before;
    }
    return this.starts.reduce((sum, start) => sum + (here[start] as number), 0);
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
