import { maskOf } from "../../projection/adjacency.js";
import type { Projection } from "../../projection/projection.js";
import { confidenceIn, isAdmitted, isVisible, type Sight } from "../../projection/sight.js";
import type { Relation } from "../../kinds/relation.js";
import type { Fact, FactNode } from "../fact.js";

/** A projection through a lens, in the words of a search: nodes and facts by number, and as objects once they matter. */
export class IndexedGraph {
  private readonly nodes = new Map<number, FactNode>();
  private readonly facts = new Map<number, Fact>();

  constructor(
    readonly projection: Projection,
    readonly sight: Sight,
    /** Rank of the narrowest marking that the viewer may see. */
    private readonly tlp: number,
  ) {}

  /** The number of an entity; -1 where there is none that the viewer may see. */
  find(id: string): number {
    const { nodes } = this.projection;
    const node = nodes.ids.find(id);
    return node >= 0 && this.isVisible(node) ? node : -1;
  }

  isVisible(node: number): boolean {
    return (this.projection.nodes.tlp[node] as number) <= this.tlp;
  }

  nodeAt(node: number): FactNode {
    const known = this.nodes.get(node);
    if (known) return known;
    const { nodes } = this.projection;
    const made = { id: nodes.ids.idOf(node), kind: nodes.kindOf(node), degree: nodes.degree[node] as number };
    this.nodes.set(node, made);
    return made;
  }

  factAt(fact: number): Fact {
    const known = this.facts.get(fact);
    if (known) return known;
    const { facts } = this.projection;
    const verdict = this.sight.of(fact);
    const made: Fact = {
      statementId: facts.ids.idOf(fact),
      relation: facts.relationOf(fact),
      subject: this.nodeAt(facts.subject[fact] as number),
      object: this.nodeAt(facts.object[fact] as number),
      admitted: isAdmitted(verdict),
      confidence: confidenceIn(verdict),
    };
    this.facts.set(fact, made);
    return made;
  }

  /** A reader of the facts at nodes, as far as they are of these relations. */
  reader(relations: readonly Relation[], along: "ADMITTED" | "ANY"): FactReader {
    return new FactReader(this.projection, this.sight, maskOf(relations), along === "ADMITTED");
  }
}

/** Reads which facts touch a node into two arrays, which it uses again and again. */
export class FactReader {
  /** The facts at the node that was read last, and the nodes at their other ends. */
  facts = new Uint32Array(256);
  others = new Uint32Array(256);
  /** How many facts were looked at so far. */
  looks = 0;

  constructor(
    private readonly projection: Projection,
    private readonly sight: Sight,
    private readonly mask: Uint8Array,
    private readonly onlyAdmitted: boolean,
  ) {}

  /** @returns how many facts stand in the arrays */
  read(node: number): number {
    const { adjacency } = this.projection;
    const [from, to] = [adjacency.from(node), adjacency.to(node)];
    const later = adjacency.later(node);
    const most = to - from + later.length;
    this.looks += most;
    if (most > this.facts.length) {
      this.facts = new Uint32Array(most * 2);
      this.others = new Uint32Array(most * 2);
    }
    const { facts, others, mask } = this;
    const { relation, fact: rows, other } = adjacency;
    let count = 0;
    for (let at = from; at < to; at += 1) {
      if (mask[relation[at] as number] === 0) continue;
      const fact = rows[at] as number;
      if (!this.counts(fact)) continue;
      facts[count] = fact;
      others[count] = other[at] as number;
      count += 1;
    }
    return later.length === 0 ? count : this.readLater(node, later, count);
  }

  private readLater(node: number, later: readonly number[], before: number): number {
    const { relation, subject, object } = this.projection.facts;
    let count = before;
    for (const fact of later) {
      if (this.mask[relation[fact] as number] === 0 || !this.counts(fact)) continue;
      this.facts[count] = fact;
      this.others[count] = (subject[fact] === node ? object[fact] : subject[fact]) as number;
      count += 1;
    }
    return count;
  }

  private counts(fact: number): boolean {
    const verdict = this.sight.of(fact);
    return this.onlyAdmitted ? isAdmitted(verdict) : isVisible(verdict);
  }
}
