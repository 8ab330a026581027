import type { Projection } from "../../projection/projection.js";
import { confidenceIn, isAdmitted, type Sight } from "../../projection/sight.js";
import type { Relation } from "../../kinds/relation.js";
import type { Fact, FactNode } from "../fact.js";
import { FactReader } from "./fact-reader.js";

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

  /** How sure a fact is, as the lens sees it: 0-100. */
  confidenceOf(fact: number): number {
    return confidenceIn(this.sight.of(fact));
  }

  /** A reader of the facts at nodes, as far as they are of these relations. */
  reader(relations: readonly Relation[], along: "ADMITTED" | "ANY"): FactReader {
    return new FactReader(this.projection, this.sight, relations, along);
  }
}
