import type { SeenStatement } from "../../belief/admission.js";
import type { Lens } from "../../belief/lens.js";
import { seeStatements } from "../../belief/see-statements.js";
import type { EntityFilter } from "../../entities/entity-filter.js";
import type { GraphReader } from "../../graph/graph.js";
import { defineQuery } from "../../graph/query.js";
import type { Kind } from "../../kinds/kind.js";
import { KINDS } from "../../kinds/registry.js";
import type { Relation } from "../../kinds/relation.js";
import type { Budget } from "../budget.js";
import { CypherFacts } from "../cypher-facts.js";
import type { Fact, FactNode } from "../fact.js";
import type { Corridors, FactSource, FactsRead } from "../fact-source.js";
import type { TraceRequest } from "../request.js";
import { CorridorSearch } from "./corridor-search.js";
import type { IndexedGraph } from "./indexed-graph.js";

/** Costs nothing, and tells as of which commit it was read. */
const LOOK = defineQuery("trace.look", "RETURN 1");

/** What the index thinks of a statement is not what the claims say: one of the two is wrong. */
export class IndexDisagrees extends Error {
  constructor(readonly statementId: string) {
    super(`The trace index sees statement ${statementId} otherwise than its claims say.`);
    this.name = "IndexDisagrees";
  }
}

/** Facts from memory. What an answer tells of them is read from Neo4j, which has the last word. */
export class IndexedFacts implements FactSource {
  readonly engine = "INDEX";
  private readonly database: CypherFacts;

  constructor(
    private readonly graph: IndexedGraph,
    private readonly reader: GraphReader,
    private readonly lens: Lens,
    private readonly tlp: number,
    timeoutMs: number,
  ) {
    this.database = new CypherFacts(reader, lens, tlp, timeoutMs);
  }

  nodes(ids: readonly string[]): Promise<FactNode[]> {
    const found = ids.map((id) => this.graph.find(id)).filter((node) => node >= 0);
    return Promise.resolve(found.map((node) => this.graph.nodeAt(node)));
  }

  nodesOfKind(kind: Kind, limit: number): Promise<FactNode[]> {
    const { nodes } = this.graph.projection;
    const place = KINDS.indexOf(kind);
    const found: FactNode[] = [];
    for (let node = 0; node < nodes.size && found.length < limit; node += 1)
      if (nodes.kindPlace(node) === place && this.graph.isVisible(node)) found.push(this.graph.nodeAt(node));
    return Promise.resolve(found);
  }

  factsAt(ids: readonly string[], relations: readonly Relation[], limit: number): Promise<FactsRead> {
    const reader = this.graph.reader(relations, "ANY");
    const facts = new Set<number>();
    for (const id of ids) {
      const node = this.graph.find(id);
      if (node >= 0) for (const fact of reader.factsAt(node)) facts.add(fact);
      if (facts.size > limit) return Promise.resolve({ facts: [], whole: false });
    }
    return Promise.resolve({ facts: [...facts].map((fact) => this.graph.factAt(fact)), whole: true });
  }

  matching(kind: Kind, filter: EntityFilter, ids: readonly string[]): Promise<string[]> {
    return this.database.matching(kind, filter, ids);
  }

  corridors(request: TraceRequest, budget: Budget): Corridors {
    return new CorridorSearch(this.graph, request, budget);
  }

  /** @throws IndexDisagrees */
  async see(facts: readonly Fact[]): Promise<Map<string, SeenStatement>> {
    if (facts.length === 0) {
      await this.reader.read(LOOK);
      return new Map();
    }
    const ids = [...new Set(facts.map((fact) => fact.statementId))];
    const seen = await seeStatements(this.reader, ids, this.lens, this.tlp);
    for (const { statementId, admitted, confidence } of facts) {
      const look = seen.get(statementId);
      if (look?.admitted !== admitted || look.standing.confidence !== confidence)
        throw new IndexDisagrees(statementId);
    }
    return seen;
  }
}
