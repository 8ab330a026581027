import { S_IS_VISIBLE } from "../belief/belief-query.js";
import { type Graph, integer } from "../graph/graph.js";
import { anyOf, defineQuery, identifier } from "../graph/query.js";
import { KINDS } from "../kinds/registry.js";
import { RELATIONS } from "../kinds/relations.js";

/** How much of everything a viewer can see. */
export interface GraphStats {
  readonly entities: number;
  readonly facts: number;
  readonly claims: number;
  readonly sources: number;
  /** By name of kind and of relation. */
  readonly byKind: ReadonlyMap<string, number>;
  readonly byRelation: ReadonlyMap<string, number>;
}

const COUNT_ALL = defineQuery(
  "stats.all",
  `RETURN COUNT { MATCH (c:Claim)-[:ABOUT]->(s:Statement) WHERE c.tlp <= $tlp AND ${S_IS_VISIBLE} } AS claims, COUNT { MATCH (o:Source) WHERE o.tlp <= $tlp } AS sources`,
);
const COUNT_KINDS = defineQuery(
  "stats.kinds",
  KINDS.map(
    ({ name }) =>
      `MATCH (n:${identifier(name)}) WHERE n.tlp <= $tlp RETURN '${name}' AS name, count(n) AS total`,
  ).join("\nUNION ALL\n"),
);
const COUNT_RELATIONS = defineQuery(
  "stats.relations",
  `MATCH (a:Entity)-[r:${anyOf(RELATIONS.map((relation) => relation.name))}]->(b:Entity)
   WHERE r.tlp <= $tlp AND a.tlp <= $tlp AND b.tlp <= $tlp
   RETURN type(r) AS name, count(r) AS total`,
);

/** @param timeoutMs for a database that has only just started, whose first queries take long */
export async function findStats(graph: Graph, tlp: number, timeoutMs?: number): Promise<GraphStats> {
  const parameters = { tlp: integer(tlp) };
  const [all, kinds, relations] = await Promise.all([
    graph.read(COUNT_ALL, parameters, timeoutMs),
    graph.read(COUNT_KINDS, parameters, timeoutMs),
    graph.read(COUNT_RELATIONS, parameters, timeoutMs),
  ]);
  const byKind = new Map(kinds.map((row) => [row.get("name") as string, row.get("total") as number]));
  const byRelation = new Map(relations.map((row) => [row.get("name") as string, row.get("total") as number]));
  return {
    entities: sum(byKind),
    facts: sum(byRelation),
    claims: all[0]?.get("claims") as number,
    sources: all[0]?.get("sources") as number,
    byKind,
    byRelation,
  };
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
