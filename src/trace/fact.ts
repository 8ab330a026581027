import type { SeenStatement } from "../belief/admission.js";
import type { EntityFilter } from "../entities/entity-filter.js";
import type { Kind } from "../kinds/kind.js";
import type { Relation } from "../kinds/relation.js";
import type { Budget } from "./budget.js";
import type { TraceRequest } from "./request.js";
import type { TraceEngine } from "./result.js";

/** A node as far as a search needs it. */
export interface FactNode {
  readonly id: string;
  readonly kind: Kind;
  /** How many traversed relationships it has: what expanding it costs. */
  readonly degree: number;
}

/** A relationship as far as a search needs it: what a lens makes of it, in two numbers. */
export interface Fact {
  readonly statementId: string;
  readonly relation: Relation;
  readonly subject: FactNode;
  readonly object: FactNode;
  /** Whether the lens lets it in. */
  readonly admitted: boolean;
  /** 0-100. */
  readonly confidence: number;
}

/** A fact with all that a lens sees of it: what an answer tells. */
export interface SeenFact extends Fact {
  readonly seen: SeenStatement;
}

/** A fact with what a lens sees of it. */
export function withSeen(
  { statementId, relation, subject, object }: Omit<Fact, "admitted" | "confidence">,
  seen: SeenStatement,
): SeenFact {
  const { admitted, standing } = seen;
  return { statementId, relation, subject, object, admitted, confidence: standing.confidence, seen };
}

/** What a lens sees of facts that came with it. */
export function seenBy(facts: readonly Fact[]): Map<string, SeenStatement> {
  return new Map((facts as readonly SeenFact[]).map(({ statementId, seen }) => [statementId, seen]));
}

/** Where facts come from: Neo4j, or a test's own graph. Only what the viewer may see is in it. */
export interface FactSource {
  readonly engine: TraceEngine;
  /** Nodes by id; unknown ones are missing. */
  nodes(ids: readonly string[]): Promise<FactNode[]>;
  /** Nodes of a kind, at most `limit`. */
  nodesOfKind(kind: Kind, limit: number): Promise<FactNode[]>;
  /** The facts of these relations that touch any of these nodes. Of many, a part: `whole` is false if they exceed `limit`. */
  factsAt(ids: readonly string[], relations: readonly Relation[], limit: number): Promise<FactsRead>;
  /** Which of these nodes are of this kind and pass a filter, by id. */
  matching(kind: Kind, filter: EntityFilter, ids: readonly string[]): Promise<readonly string[]>;
  /** All that the lens sees of these facts, which were read here, by the id of their statement. */
  see(facts: readonly Fact[]): Promise<ReadonlyMap<string, SeenStatement>>;
  /** Where paths can lie: of a source that has the whole graph at hand. */
  corridors?(request: TraceRequest, budget: Budget): Corridors;
}

/** The parts of a whole graph where the paths of a request can lie, worked out without reading anything. */
export interface Corridors {
  /**
   * Facts among which all paths of up to so many hops are, as far as they go along facts that the lens lets in, or along
   * any. The rules that look at a whole path (no node twice, one incident) are left aside.
   * @throws BudgetSpent TIME
   */
  upTo(hops: number, along: "ADMITTED" | "ANY"): readonly Fact[];
  /** Whether paths of more hops than these may be there, those rules left aside. @throws BudgetSpent TIME */
  mayBeLonger(hops: number): boolean;
}

export interface FactsRead<Of extends Fact = Fact> {
  readonly facts: readonly Of[];
  readonly whole: boolean;
}

/** The node at the other end of a fact. */
export function otherEnd(fact: Fact, id: string): FactNode {
  return fact.subject.id === id ? fact.object : fact.subject;
}
