import type { SeenStatement } from "../belief/admission.js";
import type { EntityFilter } from "../entities/entity-filter.js";
import type { Kind } from "../kinds/kind.js";
import type { Relation } from "../kinds/relation.js";
import type { Budget } from "./budget.js";
import type { TraceEngine } from "./engine.js";
import type { Fact, FactNode } from "./fact.js";
import type { TraceRequest } from "./request.js";

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
   * any, and their hops all have the confidence `floor` at least. The rules that look at a whole path (no node twice, one
   * incident) are left aside.
   * @throws BudgetSpent TIME
   */
  upTo(hops: number, along: "ADMITTED" | "ANY", floor: number): readonly Fact[];
  /**
   * The highest floor over which there are so many paths of just so many hops, those rules left aside; 0 where there are
   * fewer.
   * @throws BudgetSpent TIME
   */
  floorOver(hops: number, along: "ADMITTED" | "ANY", paths: number): number;
  /** Whether paths of more hops than these may be there, those rules left aside. @throws BudgetSpent TIME */
  mayBeLonger(hops: number): boolean;
}

export interface FactsRead<Of extends Fact = Fact> {
  readonly facts: readonly Of[];
  readonly whole: boolean;
}
