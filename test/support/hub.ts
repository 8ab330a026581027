import { type Graph, integer } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";

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
export async function addSpokes(graph: Graph, hub: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += SPOKES_AT_ONCE) {
    const range = { from: integer(from), to: integer(Math.min(count, from + SPOKES_AT_ONCE)) };
    const parameters = { hub, stated: integer(STATED), ...range };
    await graph.write(WRITE_SPOKES.name, (writer) => writer.run(WRITE_SPOKES, parameters));
  }
}

/** Ties each of the first `count` spokes to each. */
export async function addMesh(graph: Graph, count: number): Promise<void> {
  const parameters = { last: `spoke-${String(count).padStart(6, "0")}` };
  await graph.write(WRITE_MESH.name, (writer) => writer.run(WRITE_MESH, parameters));
}
