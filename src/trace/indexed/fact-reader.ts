import { maskOf } from "../../projection/adjacency.js";
import type { Projection } from "../../projection/projection.js";
import { isAdmitted, isVisible, type Sight } from "../../projection/sight.js";
import type { Relation } from "../../kinds/relation.js";

/** Shows which facts touch a node: the rows of three columns from `from` to `to`, those of other relations among them. */
export class FactReader {
  from = 0;
  to = 0;
  facts = new Uint32Array(0);
  /** The nodes at the other ends. */
  others = new Uint32Array(0);
  /** Places in RELATIONS. */
  relations = new Uint8Array(0);
  /** By place in RELATIONS: 1 for the relations that are asked for. */
  readonly mask: Uint8Array;

  constructor(
    private readonly projection: Projection,
    private readonly sight: Sight,
    relations: readonly Relation[],
    private readonly along: "ADMITTED" | "ANY",
  ) {
    this.mask = maskOf(relations);
  }

  /** Turns to a node. @returns how many facts there are to look at */
  read(node: number): number {
    const { adjacency } = this.projection;
    const later = adjacency.later(node);
    this.from = adjacency.from(node);
    this.to = adjacency.to(node);
    this.facts = adjacency.fact;
    this.others = adjacency.other;
    this.relations = adjacency.relation;
    if (later.length > 0) this.append(node, later);
    return this.to - this.from;
  }

  /** Whether a fact may be gone along. Costs more than to see where it leads: ask for what leads somewhere only. */
  counts(fact: number): boolean {
    const verdict = this.sight.of(fact);
    return this.along === "ADMITTED" ? isAdmitted(verdict) : isVisible(verdict);
  }

  /** The facts of the relations at a node that may be gone along. */
  *factsAt(node: number): Generator<number> {
    this.read(node);
    for (let row = this.from; row < this.to; row += 1) {
      const fact = this.facts[row] as number;
      if (this.mask[this.relations[row] as number] === 1 && this.counts(fact)) yield fact;
    }
  }

  /** Facts that came after the last sorting stand in no rows: copies all rows of the node, and these behind them. */
  private append(node: number, later: readonly number[]): void {
    const { relation, subject, object } = this.projection.facts;
    const { from, to } = this;
    const rows = to - from;
    const [facts, others] = [new Uint32Array(rows + later.length), new Uint32Array(rows + later.length)];
    const relations = new Uint8Array(rows + later.length);
    facts.set(this.facts.subarray(from, to));
    others.set(this.others.subarray(from, to));
    relations.set(this.relations.subarray(from, to));
    for (const [place, fact] of later.entries()) {
      facts[rows + place] = fact;
      others[rows + place] = (subject[fact] === node ? object[fact] : subject[fact]) as number;
      relations[rows + place] = relation[fact] as number;
    }
    Object.assign(this, { from: 0, to: rows + later.length, facts, others, relations });
  }
}
