import { type SeenStatement, seeStatement } from "../belief/admission.js";
import { findBeliefs } from "../belief/belief-store.js";
import type { Lens } from "../belief/lens.js";
import { type EntityFilter, toPredicate } from "../entities/entity-filter.js";
import { outOfTime } from "../graph/graph-error.js";
import { type GraphReader, integer, type Parameters, type Row } from "../graph/graph.js";
import { anyOf, defineQuery, identifier, type Query } from "../graph/query.js";
import type { Kind } from "../kinds/kind.js";
import { KINDS, kindOfLabels } from "../kinds/registry.js";
import type { Relation } from "../kinds/relation.js";
import { getRelation, TRAVERSED } from "../kinds/relations.js";
import { invariant } from "../shared/errors.js";
import { type Fact, type FactNode, type FactsRead, type SeenFact, seenBy, withSeen } from "./fact.js";
import type { SeenFactSource } from "./remembered-facts.js";

/** How many statements' claims are asked for at once. */
const BELIEFS_AT_ONCE = 2_000;

const degreeOf = (node: string): string =>
  `COUNT { (${node})-[:${anyOf(TRAVERSED.map((relation) => relation.name))}]-() }`;

const NODES = defineQuery(
  "trace.nodes",
  `UNWIND $ids AS id
   MATCH (n:Entity {id: id}) WHERE n.tlp <= $tlp
   RETURN n.id AS id, labels(n) AS labels, ${degreeOf("n")} AS degree`,
);
const NODES_OF_KIND: ReadonlyMap<Kind, Query> = new Map(
  KINDS.map((kind) => [
    kind,
    defineQuery(
      `trace.nodes-of-kind.${kind.name}`,
      `MATCH (n:${identifier(kind.name)}) WHERE n.tlp <= $tlp
       RETURN n.id AS id, labels(n) AS labels, ${degreeOf("n")} AS degree LIMIT $limit`,
    ),
  ]),
);

const expansions = new Map<string, Query>();

/** The query that reads facts of these relations; there is one text for each set of relations. */
function expansion(relations: readonly Relation[]): Query {
  const types = anyOf(relations.map((relation) => relation.name));
  const known = expansions.get(types);
  if (known) return known;
  const query = defineQuery(
    "trace.facts",
    `UNWIND $ids AS id
     MATCH (n:Entity {id: id})-[r:${types}]-(m:Entity)
     WHERE r.tlp <= $tlp AND m.tlp <= $tlp AND n.tlp <= $tlp
     RETURN r.statementId AS statementId, type(r) AS relation, startNode(r).id = n.id AS outgoing,
       n.id AS id, labels(n) AS labels, 0 AS degree,
       m.id AS otherId, labels(m) AS otherLabels, ${degreeOf("m")} AS otherDegree
     LIMIT $limit`,
  );
  expansions.set(types, query);
  return query;
}

/** Facts from Neo4j, a layer of a search in two queries: the relationships, then the claims about them. */
export class CypherFacts implements SeenFactSource {
  readonly engine = "NEO4J";
  private readonly deadline: number;

  constructor(
    private readonly graph: GraphReader,
    private readonly lens: Lens,
    private readonly tlp: number,
    timeoutMs: number,
  ) {
    this.deadline = performance.now() + timeoutMs;
  }

  async nodes(ids: readonly string[]): Promise<FactNode[]> {
    if (ids.length === 0) return [];
    const rows = await this.read(NODES, { ids });
    return rows.map((row) => toNode(row, "id", "labels", "degree"));
  }

  async nodesOfKind(kind: Kind, limit: number): Promise<FactNode[]> {
    const query = NODES_OF_KIND.get(kind);
    invariant(query, `the kind ${kind.name} is in the registry`);
    const rows = await this.read(query, { limit: integer(limit) });
    return rows.map((row) => toNode(row, "id", "labels", "degree"));
  }

  async factsAt(
    ids: readonly string[],
    relations: readonly Relation[],
    limit: number,
  ): Promise<FactsRead<SeenFact>> {
    const rows = await this.read(expansion(relations), { ids, limit: integer(limit + 1) });
    if (rows.length > limit) return { facts: [], whole: false };
    const byStatement = new Map(rows.map((row) => [row.get("statementId") as string, row]));
    const facts: SeenFact[] = [];
    const statementIds = [...byStatement.keys()].sort();
    for (let start = 0; start < statementIds.length; start += BELIEFS_AT_ONCE) {
      this.timeLeft();
      const beliefs = await findBeliefs(
        this.graph,
        statementIds.slice(start, start + BELIEFS_AT_ONCE),
        this.tlp,
      );
      for (const [statementId, belief] of beliefs) {
        const row = byStatement.get(statementId);
        if (row) facts.push(withSeen({ ...toEnds(row), statementId }, seeStatement(this.lens, belief)));
      }
    }
    return { facts, whole: true };
  }

  async matching(kind: Kind, filter: EntityFilter, ids: readonly string[]): Promise<string[]> {
    const { text, parameters } = toPredicate(kind, filter);
    const query = defineQuery(
      `trace.matching.${kind.name}`,
      `UNWIND $ids AS id
       MATCH (n:${identifier(kind.name)} {id: id}) WHERE n.tlp <= $tlp AND ${text}
       RETURN n.id AS id`,
    );
    const rows = await this.read(query, { ...parameters, ids });
    return rows.map((row) => row.get("id") as string);
  }

  see(facts: readonly Fact[]): Promise<Map<string, SeenStatement>> {
    return Promise.resolve(seenBy(facts));
  }

  private read(query: Query, parameters: Parameters): Promise<Row[]> {
    return this.graph.read(query, { ...parameters, tlp: integer(this.tlp) }, this.timeLeft());
  }

  /** @throws BreachpathError DEADLINE_EXCEEDED */
  private timeLeft(): number {
    const left = Math.ceil(this.deadline - performance.now());
    if (left <= 0) throw outOfTime();
    return left;
  }
}

function toEnds(row: Row): Pick<Fact, "relation" | "subject" | "object"> {
  const here = toNode(row, "id", "labels", "degree");
  const there = toNode(row, "otherId", "otherLabels", "otherDegree");
  const outgoing = row.get("outgoing") as boolean;
  return {
    relation: getRelation(row.get("relation") as string),
    subject: outgoing ? here : there,
    object: outgoing ? there : here,
  };
}

function toNode(row: Row, id: string, labels: string, degree: string): FactNode {
  return {
    id: row.get(id) as string,
    kind: kindOfLabels(row.get(labels) as string[]),
    degree: row.get(degree) as number,
  };
}
