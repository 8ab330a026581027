import { RELATIONS, TRAVERSED } from "../kinds/relations.js";
import type { FactColumns } from "./fact-columns.js";

/** Facts that came later are kept apart, up to this share of all; then everything is sorted anew. */
const MOST_APART = 0.05;
const FEW = 20_000;

const NONE: readonly number[] = [];

/**
 * Which facts touch a node: compressed sparse rows, each fact at both its ends, 9 bytes an entry. The facts at a node are
 * those from `starts[node]` to `starts[node + 1]`, and `later(node)`.
 */
export class Adjacency {
  starts = new Uint32Array(1);
  fact = new Uint32Array(0);
  /** The node at the other end. */
  other = new Uint32Array(0);
  relation = new Uint8Array(0);
  /** How many nodes the rows know of. */
  nodes = 0;
  private readonly apart = new Map<number, number[]>();
  private countApart = 0;

  /** Sorts all facts by their ends. Takes about a second for five million. */
  sort(facts: FactColumns, nodes: number): void {
    const { subject, object, relation, size } = facts;
    const starts = new Uint32Array(nodes + 1);
    for (let fact = 0; fact < size; fact += 1) {
      const [from, to] = [subject[fact] as number, object[fact] as number];
      starts[from + 1] = (starts[from + 1] as number) + 1;
      if (to !== from) starts[to + 1] = (starts[to + 1] as number) + 1;
    }
    for (let node = 0; node < nodes; node += 1)
      starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
    const next = starts.slice();
    const entries = starts[nodes] as number;
    this.fact = new Uint32Array(entries);
    this.other = new Uint32Array(entries);
    this.relation = new Uint8Array(entries);
    const place = (node: number, fact: number, other: number): void => {
      const at = next[node] as number;
      next[node] = at + 1;
      this.fact[at] = fact;
      this.other[at] = other;
      this.relation[at] = relation[fact] as number;
    };
    for (let fact = 0; fact < size; fact += 1) {
      const [from, to] = [subject[fact] as number, object[fact] as number];
      place(from, fact, to);
      if (to !== from) place(to, fact, from);
    }
    this.starts = starts;
    this.nodes = nodes;
    this.apart.clear();
    this.countApart = 0;
  }

  /** The facts at a node that came after the last sorting. */
  later(node: number): readonly number[] {
    return this.countApart === 0 ? NONE : (this.apart.get(node) ?? NONE);
  }

  /** Where the rows of a node begin and end. */
  from(node: number): number {
    return node < this.nodes ? (this.starts[node] as number) : 0;
  }

  to(node: number): number {
    return node < this.nodes ? (this.starts[node + 1] as number) : 0;
  }

  /** Adds a fact that came later; sorts anew where there are many. */
  add(fact: number, facts: FactColumns, nodes: number): void {
    const ends = new Set([facts.subject[fact] as number, facts.object[fact] as number]);
    for (const end of ends) {
      const at = this.apart.get(end);
      if (at) at.push(fact);
      else this.apart.set(end, [fact]);
    }
    this.countApart += 1;
    if (this.countApart > FEW && this.countApart > facts.size * MOST_APART) this.sort(facts, nodes);
  }

  get bytes(): number {
    const rows = [this.starts, this.fact, this.other, this.relation];
    return rows.reduce((sum, row) => sum + row.byteLength, this.countApart * 2 * 60);
  }
}

/** By place in RELATIONS: whether paths go along it. */
export const IS_TRAVERSED: Uint8Array = maskOf(TRAVERSED);

/** By place in RELATIONS: 1 for these, 0 for others. */
export function maskOf(relations: readonly (typeof RELATIONS)[number][]): Uint8Array {
  return Uint8Array.from(RELATIONS, (relation) => (relations.includes(relation) ? 1 : 0));
}
