import { type Graph, integer } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";

/** Affiliates of one company, each a fact with one claim. Written by itself: an import of as many takes minutes. */
const WRITE_SPOKES = defineQuery(
  "test.spokes",
  `MATCH (hub:Entity {id: $hub})
   UNWIND range($from, $to - 1) AS number
   WITH hub, number, right('00000' + number, 6) AS digits
   CREATE (e:Entity:Affiliate:Organization {id: 'spoke-' + digits, name: 'Spoke ' + digits,
     nameKey: 'spoke ' + digits, aliases: [], tlp: 0, recordedAt: 0})
   CREATE (e)-[:AFFILIATE_OF {statementId: 'fact-' + digits, tlp: 0}]->(hub)
   CREATE (s:Statement {id: 'fact-' + digits, subjectId: e.id, predicate: 'AFFILIATE_OF', objectId: hub.id,
     recordedAt: 0, tlp: 0})
   CREATE (:Claim {id: 'claim-' + digits, statementId: s.id, stance: 'ASSERTS', byId: hub.id,
     speakerRole: CASE number % 10 WHEN 0 THEN 'ANALYST' ELSE 'PRESS' END, publishedAt: '2020',
     recordedAt: 0, tlp: 0, supersedes: [], retracts: [], restates: []})-[:ABOUT]->(s)`,
);
const SPOKES_AT_ONCE = 10_000;

/** Gives an entity that many affiliates: "Spoke 000000" and so on; an analyst speaks of each tenth, the press of the others. */
export async function addSpokes(graph: Graph, hub: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += SPOKES_AT_ONCE) {
    const range = { from: integer(from), to: integer(Math.min(count, from + SPOKES_AT_ONCE)) };
    await graph.write(WRITE_SPOKES.name, (writer) => writer.run(WRITE_SPOKES, { hub, ...range }));
  }
}
