import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";

/** What must never be in the graph, each with a query that counts it. */
const BROKEN: Readonly<Record<string, string>> = {
  "a fact without its statement":
    "MATCH (:Entity)-[r]->(:Entity) WHERE COUNT { MATCH (s:Statement {id: r.statementId}) } <> 1 RETURN count(r) AS found",
  "a statement without its one fact":
    "MATCH (s:Statement) WHERE COUNT { MATCH (a:Entity {id: s.subjectId})-[r {statementId: s.id}]->(b:Entity {id: s.objectId}) WHERE type(r) = s.predicate } <> 1 RETURN count(s) AS found",
  "a statement without a claim":
    "MATCH (s:Statement) WHERE NOT EXISTS { (:Claim)-[:ABOUT]->(s) } RETURN count(s) AS found",
  "a claim without its one statement":
    "MATCH (c:Claim) WHERE COLLECT { MATCH (c)-[:ABOUT]->(s) RETURN s.id } <> [c.statementId] RETURN count(c) AS found",
  "a claim without its one speaker":
    "MATCH (c:Claim) WHERE COLLECT { MATCH (c)-[:MADE_BY]->(e:Entity) RETURN e.id } <> [c.byId] RETURN count(c) AS found",
  "a claim for another than it says":
    "MATCH (c:Claim) WHERE COLLECT { MATCH (c)-[:ON_BEHALF_OF]->(e) RETURN e.id } <> CASE WHEN c.onBehalfOfId IS NULL THEN [] ELSE [c.onBehalfOfId] END RETURN count(c) AS found",
  "a claim without a source":
    "MATCH (c:Claim) WHERE NOT EXISTS { (c)-[:PUBLISHED_IN]->(:Source) } RETURN count(c) AS found",
  "a restatement of something else":
    "MATCH (c:Claim) WHERE COLLECT { MATCH (c)-[:RESTATES]->(d) RETURN d.id ORDER BY d.id } <> COLLECT { UNWIND c.restates AS id RETURN id ORDER BY id } RETURN count(c) AS found",
  "a replacement of something else":
    "MATCH (c:Claim) WHERE COLLECT { MATCH (c)-[:SUPERSEDES]->(d) RETURN d.id ORDER BY d.id } <> COLLECT { UNWIND c.supersedes AS id RETURN id ORDER BY id } RETURN count(c) AS found",
  "an entity of two kinds, or none":
    "MATCH (e:Entity) WHERE size([label IN labels(e) WHERE NOT label IN ['Entity', 'Organization']]) <> 1 RETURN count(e) AS found",
  "a source that leads back to itself": "MATCH (s:Source)-[:CITES*1..8]->(s) RETURN count(s) AS found",
  "a measurement of no claim":
    "MATCH (m:Measurement) WHERE COUNT { (:Claim)-[:STATES]->(m) } <> 1 RETURN count(m) AS found",
  "a fact with other own properties than its statement":
    "MATCH (a:Entity)-[r]->(b:Entity) MATCH (s:Statement {id: r.statementId}) WHERE any(key IN keys(r) WHERE key <> 'statementId' AND r[key] <> s[key]) OR size(keys(r)) <> 1 + size([key IN keys(s) WHERE NOT key IN ['id', 'subjectId', 'predicate', 'objectId', 'validFrom', 'validTo', 'recordedAt', 'recordedIn', 'ofMerge', 'feed', 'describedIn']]) RETURN count(r) AS found",
  "a claim that takes back something else":
    "MATCH (c:Claim) WHERE COLLECT { MATCH (c)-[:RETRACTS]->(d) RETURN d.id ORDER BY d.id } <> COLLECT { UNWIND c.retracts AS id RETURN id ORDER BY id } RETURN count(c) AS found",
  "a source by another than it says":
    "MATCH (o:Source) WHERE COLLECT { MATCH (o)-[:PUBLISHED_BY]->(e:Entity) RETURN e.id } <> CASE WHEN o.publisherId IS NULL THEN [] ELSE [o.publisherId] END OR COLLECT { MATCH (o)-[:WRITTEN_BY]->(e:Entity) RETURN e.id } <> CASE WHEN o.authorId IS NULL THEN [] ELSE [o.authorId] END RETURN count(o) AS found",
  "an id that is both merged and not":
    "MATCH (old:Merged) WHERE EXISTS { MATCH (n:Entity {id: old.id}) } OR EXISTS { MATCH (n:Statement {id: old.id}) } RETURN count(old) AS found",
  "an alias of nothing": "MATCH (a:Alias) WHERE NOT EXISTS { (a)-[:ALIAS_OF]->() } RETURN count(a) AS found",
  "a node that was recorded in no operation":
    "MATCH (n) WHERE (n:Entity OR n:Statement OR n:Claim OR n:Source) AND NOT EXISTS { MATCH (:Operation {sequence: n.recordedIn}) } RETURN count(n) AS found",
};

/** The model's invariants that the graph does not keep, with how often; empty for a sound graph. */
export async function brokenInvariants(graph: Graph): Promise<string[]> {
  const broken: string[] = [];
  for (const [problem, cypher] of Object.entries(BROKEN)) {
    const [row] = await graph.read(defineQuery("test.invariant", cypher));
    const found = row?.get("found") as number;
    if (found > 0) broken.push(`${problem}: ${found}`);
  }
  return broken;
}
