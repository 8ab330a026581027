import type { Relation } from "../kinds/relation.js";
import { groupBy } from "../shared/group-by.js";
import type { Budget } from "./budget.js";
import { type FactNode, otherEnd } from "./fact.js";
import type { FactSource } from "./fact-source.js";
import { ARRIVED, type Move } from "./pattern.js";
import type { Growing, Region } from "./region.js";
import type { StepConditions } from "./step-conditions.js";
import type { StepPattern } from "./step-pattern.js";

/** A node that was reached, and a state in which it was. */
interface Place {
  readonly node: FactNode;
  readonly state: number;
}

/**
 * A search that grows forward along steps: at each node only the relations are read that a path may go along next, so
 * that a node with many facts of other relations costs nothing.
 */
export class StepSide implements Growing {
  depth = 0;
  private frontier: Place[];

  constructor(
    private readonly region: Region,
    private readonly source: FactSource,
    private readonly pattern: StepPattern,
    private readonly conditions: StepConditions,
    private readonly avoid: ReadonlySet<string>,
    private readonly budget: Budget,
    starts: readonly FactNode[],
  ) {
    this.frontier = starts.map((node) => ({ node, state: pattern.start }));
    for (const node of starts) {
      region.add(node);
      pattern.reach(node, pattern.start);
    }
  }

  get cost(): number {
    return this.frontier.reduce((sum, { node }) => sum + node.degree, 0);
  }

  get exhausted(): boolean {
    return this.frontier.length === 0;
  }

  async grow(): Promise<void> {
    const layer = this.frontier;
    await this.readFacts(layer);
    const arrivals = layer.flatMap((place) => this.arrivalsFrom(place));
    await this.conditions.read(
      this.source,
      arrivals.flatMap(([{ ends }, node]) =>
        ends !== null && this.conditions.asksAt(ends) ? [[ends, node] as const] : [],
      ),
    );
    this.depth += 1;
    this.frontier = arrivals.flatMap(([move, node]) => this.newPlace(move, node));
  }

  /** Reads what can be gone along next: one query for all nodes of which the same is unread. */
  private async readFacts(layer: readonly Place[]): Promise<void> {
    const wanted = new Map<string, Set<Relation>>();
    for (const { node, state } of layer) {
      const relations = wanted.get(node.id) ?? new Set();
      for (const relation of this.pattern.relationsFrom(state)) relations.add(relation);
      wanted.set(node.id, relations);
    }
    const unread = [...wanted].map(([id, relations]) => ({
      id,
      relations: this.region.unreadAt(id, [...relations]),
    }));
    const namesOf = (relations: readonly Relation[]): string =>
      relations
        .map(({ name }) => name)
        .sort()
        .join(" ");
    for (const same of groupBy(unread, ({ relations }) => namesOf(relations)).values())
      await this.region.read(
        same.map(({ id }) => id),
        same[0]?.relations ?? [],
      );
  }

  private arrivalsFrom({ node, state }: Place): [Move, FactNode][] {
    const arrivals: [Move, FactNode][] = [];
    for (const fact of this.region.factsAt(node.id)) {
      const next = this.region.nodes.get(otherEnd(fact, node.id).id);
      if (!next || this.avoid.has(next.id)) continue;
      for (const move of this.pattern.movesFrom(state)) {
        this.budget.glance();
        if (move.along(fact, node)) arrivals.push([move, next]);
      }
    }
    return arrivals;
  }

  private newPlace(move: Move, node: FactNode): Place[] {
    this.budget.glance();
    if (!move.enters(node) || !this.pattern.reach(node, move.to)) return [];
    // From a node with no other fact a path does not go on.
    return move.to !== ARRIVED && node.degree > 1 ? [{ node, state: move.to }] : [];
  }
}
