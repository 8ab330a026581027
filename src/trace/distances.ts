import type { Budget } from "./budget.js";
import type { Fact, FactNode } from "./fact.js";
import { otherEnd } from "./fact.js";
import { ARRIVED, type Move, type Pattern } from "./pattern.js";
import type { Region } from "./region.js";
import type { Usable } from "./rules.js";

/** A hop that may lead to the goal in time, and how the pattern goes on with it. */
export interface Way {
  readonly fact: Fact;
  readonly next: FactNode;
  readonly moves: readonly Move[];
  /** The states that the moves lead to, each once. */
  readonly states: readonly number[];
}

/** Where a search looks for ways. */
export interface Ground {
  readonly region: Region;
  readonly pattern: Pattern;
  readonly avoid: ReadonlySet<string>;
  readonly usable: Usable;
  readonly budget: Budget;
}

/**
 * Lower bounds for a search: the least number of hops from a node, in a state of the pattern, to the goal.
 * The rules that look at a whole path (no node twice, one incident, links) are left aside, so a bound is never too high.
 */
export class Distances {
  private readonly bounds = new Map<string, number>();
  private readonly byState = new Map<number, FactNode[]>();
  private readonly ways = new Map<string, readonly Way[]>();

  constructor(
    private readonly ground: Ground,
    maxHops: number,
  ) {
    const { region, pattern, avoid, budget } = ground;
    const arrivals = pattern.movesTo(ARRIVED);
    const enters = (node: FactNode) => (move: Move) => {
      budget.glance();
      return move.enters(node);
    };
    let layer = [...region.nodes.values()]
      .filter((node) => !avoid.has(node.id) && arrivals.some(enters(node)))
      .filter((node) => this.set(node, ARRIVED, 0))
      .map((node): [FactNode, number] => [node, ARRIVED]);
    for (let hops = 1; hops <= maxHops && layer.length > 0; hops += 1) {
      layer = layer.flatMap(([node, state]) => this.before(node, state, hops));
    }
  }

  /** The bound, Infinity where the goal cannot be reached within the region. */
  from(node: FactNode, state: number): number {
    return this.bounds.get(keyOf(node, state)) ?? Infinity;
  }

  /** The nodes from which the goal can be reached in this state. */
  nodesIn(state: number): readonly FactNode[] {
    return this.byState.get(state) ?? [];
  }

  /** The nodes from which the goal can be reached in any state, and the goals. */
  nodes(): FactNode[] {
    return [...new Map([...this.byState.values()].flat().map((node) => [node.id, node])).values()];
  }

  /**
   * The hops from a node, in these states, that may be the first of `left` to the goal. They are kept: what leads
   * nowhere, at a node with many facts, is looked at once and not at each visit.
   */
  waysFrom(node: FactNode, states: readonly number[], left: number): readonly Way[] {
    const key = `${left} ${states.join(",")} ${node.id}`;
    const known = this.ways.get(key);
    if (known) return known;
    const { region, pattern, avoid, usable, budget } = this.ground;
    const moves = states
      .flatMap((state) => pattern.movesFrom(state))
      .filter((move) => (move.to === ARRIVED) === (left === 1));
    const ways: Way[] = [];
    for (const fact of region.factsAt(node.id)) {
      budget.glance();
      const next = otherEnd(fact, node.id);
      if (!usable(fact) || avoid.has(next.id)) continue;
      const taken = moves.filter((move) => this.isInTime(move, fact, node, next, left));
      if (taken.length > 0)
        ways.push({ fact, next, moves: taken, states: [...new Set(taken.map(({ to }) => to))] });
    }
    this.ways.set(key, ways);
    return ways;
  }

  private isInTime(move: Move, fact: Fact, node: FactNode, next: FactNode, left: number): boolean {
    return move.enters(next) && this.from(next, move.to) < left && move.along(fact, node);
  }

  /** The states one hop before a state, as far as they have no shorter way. */
  private before(node: FactNode, state: number, hops: number): [FactNode, number][] {
    const { region, pattern, avoid, usable, budget } = this.ground;
    budget.glance();
    const moves = pattern.movesTo(state).filter((move) => move.enters(node));
    if (moves.length === 0) return [];
    const found: [FactNode, number][] = [];
    for (const fact of region.factsAt(node.id)) {
      const previous = otherEnd(fact, node.id);
      if (!usable(fact) || avoid.has(previous.id)) continue;
      for (const move of moves) {
        budget.glance();
        if (move.along(fact, previous) && this.set(previous, move.from, hops))
          found.push([previous, move.from]);
      }
    }
    return found;
  }

  private set(node: FactNode, state: number, hops: number): boolean {
    const key = keyOf(node, state);
    if (this.bounds.has(key) || !this.ground.pattern.comesBy(node, state)) return false;
    this.bounds.set(key, hops);
    const inState = this.byState.get(state);
    if (inState) inState.push(node);
    else this.byState.set(state, [node]);
    return true;
  }
}

function keyOf(node: FactNode, state: number): string {
  return `${state} ${node.id}`;
}
