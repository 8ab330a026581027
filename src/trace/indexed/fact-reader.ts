import { maskOf } from "../../projection/adjacency.js";
import type { Projection } from "../../projection/projection.js";
import { isAdmitted, isVisible, type Sight } from "../../projection/sight.js";
import type { Relation } from "../../kinds/relation.js";

/** Reads which facts touch a node into two arrays, which it uses again and again. */
export class FactReader {
  /** The facts at the node that was read last, and the nodes at their other ends. */
  facts = new Uint32Array(256);
  others = new Uint32Array(256);
  private readonly mask: Uint8Array;

  constructor(
    private readonly projection: Projection,
    private readonly sight: Sight,
    relations: readonly Relation[],
    private readonly along: "ADMITTED" | "ANY",
  ) {
    this.mask = maskOf(relations);
  }

  /** Reads the facts of the relations, whatever the lens thinks of them. @returns how many stand in the arrays */
  read(node: number): number {
    const { adjacency } = this.projection;
    const [from, to] = [adjacency.from(node), adjacency.to(node)];
    const later = adjacency.later(node);
    const most = to - from + later.length;
    if (most > this.facts.length) {
      this.facts = new Uint32Array(most * 2);
      this.others = new Uint32Array(most * 2);
    }
    const { facts, others, mask } = this;
    const { relation, fact: rows, other } = adjacency;
    let count = 0;
    for (let at = from; at < to; at += 1) {
      if (mask[relation[at] as number] === 0) continue;
      facts[count] = rows[at] as number;
      others[count] = other[at] as number;
      count += 1;
    }
    return later.length === 0 ? count : this.readLater(node, later, count);
  }

  /** Whether a fact may be gone along. Costs more than to see where it leads: ask for what leads somewhere only. */
  counts(fact: number): boolean {
    const verdict = this.sight.of(fact);
    return this.along === "ADMITTED" ? isAdmitted(verdict) : isVisible(verdict);
  }

  private readLater(node: number, later: readonly number[], before: number): number {
    const { relation, subject, object } = this.projection.facts;
    let count = before;
    for (const fact of later) {
      if (this.mask[relation[fact] as number] === 0) continue;
      this.facts[count] = fact;
      this.others[count] = (subject[fact] === node ? object[fact] : subject[fact]) as number;
      count += 1;
    }
    return count;
  }
}
