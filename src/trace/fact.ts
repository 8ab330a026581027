import type { SeenStatement } from "../belief/admission.js";
import type { Kind } from "../kinds/kind.js";
import type { Relation } from "../kinds/relation.js";

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

/** The node at the other end of a fact. */
export function otherEnd(fact: Fact, id: string): FactNode {
  return fact.subject.id === id ? fact.object : fact.subject;
}
