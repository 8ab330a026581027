import { type Graph, integer } from "../../src/graph/graph.js";
import { defineQuery, type Query } from "../../src/graph/query.js";

/** Affiliates of one company. Written by themselves: an import of as many takes minutes. */
const WRITE_SPOKES = defineQuery(
  "test.spokes",
  `MATCH (hub:Entity {id: $hub})
   UNWIND range($from, $to - 1) AS number
   WITH hub, number, right('00000' + number, 6) AS digits
   CREATE (e:Entity:Affiliate:Organization {id: 'spoke-' + digits, name: 'Spoke ' + digits,
     nameKey: 'spoke ' + digits, aliases: [], tlp: 0, recordedAt: 0})
   CREATE (e)-[:AFFILIATE_OF {statementId: 'fact-' + digits, tlp: 0}]->(hub)
   WITH hub, e, number, digits WHERE number < $stated
   CREATE (s:Statement {id: 'fact-' + digits, subjectId: e.id, predicate: 'AFFILIATE_OF', objectId: hub.id,
     recordedAt: 0, tlp: 0})
   CREATE (:Claim {id: 'claim-' + digits, statementId: s.id, stance: 'ASSERTS', byId: hub.id,
     speakerRole: CASE number % 10 WHEN 0 THEN 'ANALYST' ELSE 'PRESS' END, publishedAt: '2020',
     recordedAt: 0, tlp: 0, supersedes: [], retracts: [], restates: []})-[:ABOUT]->(s)`,
);
const DELETE_SPOKES = defineQuery(
  "test.delete-spokes",
  `UNWIND range($from, $to - 1) AS number
   WITH right('00000' + number, 6) AS digits
   MATCH (e:Entity {id: 'spoke-' + digits})
   OPTIONAL MATCH (s:Statement {id: 'fact-' + digits})
   OPTIONAL MATCH (c:Claim {id: 'claim-' + digits})
   DETACH DELETE e, s, c`,
);
const WRITE_MESH = defineQuery(
  "test.mesh",
  `MATCH (a:Affiliate), (b:Affiliate)
   WHERE a.id STARTS WITH 'spoke-' AND a.id < $last AND b.id STARTS WITH 'spoke-' AND b.id < $last
   CREATE (a)-[:CUSTOMER_OF {statementId: a.id + ' ' + b.id, tlp: 0}]->(b)`,
);
/** Nobody may read as far as this, so what lies behind has no statement. */
const STATED = 20_000;
/** The managed server gives a transaction little memory. */
const SPOKES_AT_ONCE = 5_000;

/** Gives an entity that many affiliates: "Spoke 000000" and so on; an analyst speaks of each tenth, the press of the others. */
export function addSpokes(graph: Graph, hub: string, count: number): Promise<void> {
  return inPortions(graph, WRITE_SPOKES, hub, count);
}

/** Ties each of the first `count` spokes to each. */
export async function addMesh(graph: Graph, count: number): Promise<void> {
  const parameters = { last: `spoke-${String(count).padStart(6, "0")}` };
  await graph.write(WRITE_MESH.name, (writer) => writer.run(WRITE_MESH, parameters));
}

/** Takes them away again: there are more than the next test could delete at once. */
export function deleteSpokes(graph: Graph, hub: string, count: number): Promise<void> {
  return inPortions(graph, DELETE_SPOKES, hub, count);
}

async function inPortions(graph: Graph, query: Query, hub: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += SPOKES_AT_ONCE) {
    const range = { from: integer(from), to: integer(Math.min(count, from + SPOKES_AT_ONCE)) };
    await graph.write(query.name, (writer) => writer.run(query, { hub, stated: integer(STATED), ...range }));
  }
}
