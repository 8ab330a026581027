import { groupBy } from "../shared/group-by.js";
import type { Fact, FactNode } from "./fact.js";

/** The state of a path that may end where it is; nothing goes on from it. */
export const ARRIVED = -1;

/** How one hop leads from a state of a pattern to another. */
export interface Move {
  readonly from: number;
  readonly to: number;
  /** The number of the step, from 1, whose end the hop reaches; null where it reaches none. */
  readonly ends: number | null;
  /** Whether the hop may go along this fact, from this node. */
  along(fact: Fact, from: FactNode): boolean;
  /** Whether it may lead to this node. */
  enters(node: FactNode): boolean;
}

/**
 * What a path has to follow, as a finite automaton that reads its hops: a path follows it if one of the runs over its
 * hops ends in ARRIVED. Rules that look at a whole path (no node twice, one incident, links) are left aside.
 */
export interface Pattern {
  readonly start: number;
  /** The fewest and the most hops that a path may have; Infinity where any number will do. */
  readonly shortest: number;
  readonly longest: number;
  movesFrom(state: number): readonly Move[];
  movesTo(state: number): readonly Move[];
  /** Whether a path may be at a node in a state, as far as a search has come by; true where that is not kept. */
  comesBy(node: FactNode, state: number): boolean;
}

/** The lengths of paths that follow a pattern, from the least to the most that is looked for. */
export function lengthsOf({ shortest, longest }: Pattern, maxHops: number): number[] {
  const most = Math.min(longest, maxHops);
  return Array.from({ length: most - shortest + 1 }, (_, index) => shortest + index);
}

/** The moves of a pattern, to be looked up by either end. */
export class MoveTable {
  private readonly byFrom: ReadonlyMap<number, readonly Move[]>;
  private readonly byTo: ReadonlyMap<number, readonly Move[]>;

  constructor(moves: readonly Move[]) {
    this.byFrom = groupBy(moves, (move) => move.from);
    this.byTo = groupBy(moves, (move) => move.to);
  }

  movesFrom(state: number): readonly Move[] {
    return this.byFrom.get(state) ?? [];
  }

  movesTo(state: number): readonly Move[] {
    return this.byTo.get(state) ?? [];
  }
}

/** Whether a path may go on from a node of this kind: at a class of data, say, it can only begin or end. */
export function mayPass(node: FactNode): boolean {
  return node.kind.traversal === "anywhere";
}
