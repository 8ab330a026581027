import { defineQuery, identifier, type Query } from "../graph/query.js";

/**
 * Every write is a MERGE on a unique key, so that writing twice (which the driver does when an acknowledgement is
 * lost) leaves what writing once does. `recordedAt`, the record clock, and `recordedIn`, the place in the
 * journal, are set once. Labels and types are values of
 * the rows, taken from the registry: one text, and one plan, serves all kinds, and one all relations.
 */
// The names that merges gave to an entity are not in its records, and stay.
export const WRITE_ENTITIES = defineQuery(
  "write.entities",
  `UNWIND $rows AS row
   MERGE (e:Entity {id: row.id})
   ON CREATE SET e:$(row.labels), e.recordedAt = $at, e.recordedIn = $sequence
   WITH e, row, [alias IN coalesce(e.aliases, []) WHERE NOT alias IN row.properties.aliases
     AND EXISTS { MATCH (merged:Merged)-[:MERGED_INTO]->(e) WHERE alias IN merged.aliasesGiven }] AS given
   SET e += row.properties, e.aliases = row.properties.aliases + given`,
);

export const WRITE_ALIASES = defineQuery(
  "write.aliases",
  `UNWIND $rows AS row
   MATCH (e:Entity {id: row.id})
   UNWIND row.keys AS key
   MERGE (a:Alias {key: key})
   MERGE (a)-[:ALIAS_OF]->(e)`,
);

/** The keys under which an entity is looked for when others may be the same: see identityKeys. None is taken away. */
export const WRITE_IDENTITY_KEYS = defineQuery(
  "write.identity-keys",
  `UNWIND $rows AS row
   MATCH (e:Entity {id: row.id})
   UNWIND row.keys AS key
   MERGE (k:IdentityKey {key: key})
   MERGE (k)-[:KEY_OF]->(e)`,
);

/** Sources, claims, measurements and originals: nodes with an id and properties, and nothing else. */
export const WRITE_NODES: ReadonlyMap<"Source" | "Claim" | "Measurement" | "Original", Query> = new Map(
  (["Source", "Claim", "Measurement", "Original"] as const).map((label) => [
    label,
    defineQuery(
      `write.nodes.${label}`,
      `UNWIND $rows AS row
       MERGE (n:${label} {id: row.id})
       ON CREATE SET n.recordedAt = $at, n.recordedIn = $sequence
       SET n += row.properties`,
    ),
  ]),
);

// The id of a statement that a merge had made, and whose undoing laid aside, is free for a new one.
export const FREE_STATEMENTS = defineQuery(
  "write.free-statements",
  `UNWIND $rows AS row
   MATCH (s:Merged {id: row.id})
   OPTIONAL MATCH (s)-[into:MERGED_INTO]->()
   DELETE into
   REMOVE s:Merged SET s:Statement, s = {id: row.id, recordedAt: $at, recordedIn: $sequence}`,
);

/**
 * The statement and its relationship, in one query: they are 1:1. One that is there through a merged entity stays as the
 * entity that stayed has it.
 */
export const WRITE_STATEMENTS = defineQuery(
  "write.statements",
  `UNWIND $rows AS row
   MATCH (a:Entity {id: row.subjectId})
   MATCH (b:Entity {id: row.objectId})
   MERGE (s:Statement {id: row.id})
   ON CREATE SET s += row.properties, s.recordedAt = $at, s.recordedIn = $sequence
   ON MATCH SET s += CASE WHEN row.ofMerged THEN {} ELSE row.properties END
   MERGE (a)-[r:$(row.predicate) {statementId: row.id}]->(b)
   ON CREATE SET r += row.qualifiers
   ON MATCH SET r += CASE WHEN row.ofMerged THEN {} ELSE row.qualifiers END`,
);

function link(type: string, from: string, to: string): Query {
  return defineQuery(
    `write.links.${type}`,
    `UNWIND $rows AS row
     MATCH (a:${identifier(from)} {id: row.from})
     MATCH (b:${identifier(to)} {id: row.to})
     MERGE (a)-[r:${identifier(type)}]->(b)
     ON CREATE SET r.recordedAt = $at`,
  );
}

/** The relationships of the belief layer. */
export const LINKS = {
  publishedBy: link("PUBLISHED_BY", "Source", "Entity"),
  writtenBy: link("WRITTEN_BY", "Source", "Entity"),
  cites: link("CITES", "Source", "Source"),
  about: link("ABOUT", "Claim", "Statement"),
  madeBy: link("MADE_BY", "Claim", "Entity"),
  onBehalfOf: link("ON_BEHALF_OF", "Claim", "Entity"),
  publishedIn: link("PUBLISHED_IN", "Claim", "Source"),
  supersedes: link("SUPERSEDES", "Claim", "Claim"),
  retracts: link("RETRACTS", "Claim", "Claim"),
  restates: link("RESTATES", "Claim", "Claim"),
  states: link("STATES", "Claim", "Measurement"),
} as const;

/** Which of these ids are in the database already, with the labels of their nodes. */
export const FIND_KNOWN = defineQuery(
  "write.known",
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (n:Entity {id: id}) RETURN labels(n) AS labels
     UNION MATCH (n:Source {id: id}) RETURN labels(n) AS labels
     UNION MATCH (n:Statement {id: id}) RETURN labels(n) AS labels
     UNION MATCH (n:Claim {id: id}) RETURN labels(n) AS labels
   }
   RETURN id, labels`,
);

/** Which of these ids are of entities that were merged into another, and into which. */
export const FIND_MERGED = defineQuery(
  "write.merged",
  `UNWIND $ids AS id
   MATCH (:Merged {id: id})-[:MERGED_INTO*1..20]->(e:Entity)
   RETURN id, e.id AS into`,
);

/** Which of these sources lead back to themselves by their citations. */
export const FIND_CIRCLES = defineQuery(
  "write.citation-circles",
  `UNWIND $ids AS id
   MATCH (o:Source {id: id})-[:CITES]->(cited:Source)
   WHERE cited = o OR EXISTS { MATCH shortestPath((cited)-[:CITES*]->(o)) }
   RETURN DISTINCT id`,
);
