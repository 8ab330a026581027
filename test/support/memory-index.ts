import { type SeenStatement, seeStatement } from "../../src/belief/admission.js";
import type { EntityFilter } from "../../src/entities/entity-filter.js";
import type { Kind } from "../../src/kinds/kind.js";
import { Projection } from "../../src/projection/projection.js";
import { Sight } from "../../src/projection/sight.js";
import { uuid5 } from "../../src/shared/uuid5.js";
import type { Fact } from "../../src/trace/fact.js";
import { IndexDisagrees, IndexedFacts } from "../../src/trace/indexed/indexed-facts.js";
import { IndexedGraph } from "../../src/trace/indexed/indexed-graph.js";
import type { TraceRequest } from "../../src/trace/request.js";
import { MemoryFacts, type Naming, type SmallGraph } from "./memory-facts.js";

/** Names that a projection can hold. */
export const UUID_NAMES: Naming = {
  node: (place, kind) => uuid5(`${kind}-${place}`),
  statement: (_subject, relation, _object, place) => uuid5(`${relation}-${place}`),
};

/** Reads a small graph into a projection; the facts from `late` on come after its rows were sorted. */
export function project({ nodes, facts }: SmallGraph, late = facts.length): Projection {
  const projection = new Projection({ entities: 0, statements: 0 });
  for (const { id, kind } of nodes) projection.putEntity({ id, labels: ["Entity", kind.name], tlp: 0 });
  for (const [place, { statementId, subject, object, relation, belief }] of facts.entries()) {
    if (place === late) projection.sort();
    const ends = { id: statementId, subjectId: subject.id, objectId: object.id, predicate: relation.name };
    const claims = belief.claims.map(({ quote: _, ...claim }) => ({ ...claim, sources: [] }));
    projection.putFact({ statement: { ...belief.statement, ...ends }, claims });
  }
  if (late >= facts.length) projection.sort();
  return projection;
}

/** Facts of a small graph as a trace index has them; what an answer tells comes from the graph itself. */
export class MemoryIndex extends IndexedFacts {
  private readonly told: MemoryFacts;

  constructor(
    private readonly small: SmallGraph,
    private readonly request: TraceRequest,
    projection = project(small),
  ) {
    const noDatabase = { read: () => Promise.reject(new Error("no database here")) };
    super(
      new IndexedGraph(projection, new Sight(projection, request.lens, 0), 0),
      noDatabase,
      request.lens,
      0,
      1,
    );
    this.told = new MemoryFacts(small.nodes, small.facts, request.lens);
  }

  override matching(kind: Kind, filter: EntityFilter, ids: readonly string[]): Promise<string[]> {
    return this.told.matching(kind, filter, ids);
  }

  override see(facts: readonly Fact[]): Promise<Map<string, SeenStatement>> {
    const byId = new Map(this.small.facts.map((fact) => [fact.statementId, fact.belief]));
    const seen = new Map<string, SeenStatement>();
    for (const { statementId, admitted, confidence } of facts) {
      const belief = byId.get(statementId);
      if (!belief) throw new Error(`No fact ${statementId}.`);
      const look = seeStatement(this.request.lens, belief);
      if (look.admitted !== admitted || look.standing.confidence !== confidence)
        throw new IndexDisagrees(statementId);
      seen.set(statementId, look);
    }
    return Promise.resolve(seen);
  }
}
