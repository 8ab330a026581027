import type { SeenStatement } from "../belief/admission.js";
import type { EntityFilter } from "../entities/entity-filter.js";
import type { Kind } from "../kinds/kind.js";
import type { Relation } from "../kinds/relation.js";

/** A node as far as a search needs it. */
export interface FactNode {
  readonly id: string;
  readonly kind: Kind;
  /** How many traversed relationships it has: what expanding it costs. */
  readonly degree: number;
}

/** A relationship as a lens sees it. */
export interface Fact {
  readonly statementId: string;
  readonly relation: Relation;
  readonly subject: FactNode;
  readonly object: FactNode;
  readonly seen: SeenStatement;
}

/** Where facts come from: Neo4j, or a test's own graph. Only what the viewer may see is in it. */
export interface FactSource {
  /** Nodes by id; unknown ones are missing. */
  nodes(ids: readonly string[]): Promise<FactNode[]>;
  /** Nodes of a kind, at most `limit`. */
  nodesOfKind(kind: Kind, limit: number): Promise<FactNode[]>;
  /** The facts of these relations that touch any of these nodes. Of many, a part: `whole` is false if they exceed `limit`. */
  factsAt(ids: readonly string[], relations: readonly Relation[], limit: number): Promise<FactsRead>;
  /** Which of these nodes are of this kind and pass a filter, by id. */
  matching(kind: Kind, filter: EntityFilter, ids: readonly string[]): Promise<readonly string[]>;
}

export interface FactsRead {
  readonly facts: readonly Fact[];
  readonly whole: boolean;
}

/** The node at the other end of a fact. */
export function otherEnd(fact: Fact, id: string): FactNode {
  return fact.subject.id === id ? fact.object : fact.subject;
}
