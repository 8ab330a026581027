import { defineQuery, identifier, type Query } from "../graph/query.js";
import { RELATIONS } from "../kinds/relations.js";

/** Whoever spoke, published or wrote: relationships of the belief layer to an entity, with the property that repeats it. */
const ROLES = [
  { from: "Claim", type: "MADE_BY", was: "WAS_MADE_BY", property: "byId" },
  { from: "Claim", type: "ON_BEHALF_OF", was: "WAS_ON_BEHALF_OF", property: "onBehalfOfId" },
  { from: "Source", type: "PUBLISHED_BY", was: "WAS_PUBLISHED_BY", property: "publisherId" },
  { from: "Source", type: "WRITTEN_BY", was: "WAS_WRITTEN_BY", property: "authorId" },
] as const;

/** The statements about an entity, with the names of their properties. */
export const STATEMENTS_OF = defineQuery(
  "merge.statements",
  `MATCH (s:Statement) WHERE s.subjectId = $id OR s.objectId = $id
   RETURN s {.*} AS statement ORDER BY s.id`,
);

/** The statements that both have, but marked differently. */
export const UNLIKE_STATEMENTS = defineQuery(
  "merge.unlike-statements",
  `UNWIND $rows AS row
   MATCH (s:Statement {id: row.from})
   MATCH (t:Statement {id: row.to}) WHERE s.tlp <> t.tlp
   RETURN s.predicate AS predicate, t.id AS id ORDER BY id LIMIT 1`,
);

// A statement that an earlier merge had made, and its undoing laid aside, is a statement again: this merge's.
export const REVIVE_STATEMENTS = defineQuery(
  "merge.revive-statements",
  `UNWIND $rows AS row
   MATCH (t:Merged {id: row.to})
   OPTIONAL MATCH (t)-[into:MERGED_INTO]->()
   DELETE into
   REMOVE t:Merged SET t:Statement, t = row.properties, t.id = row.to, t.ofMerge = $merge`,
);

/** The statements of the merged entity, said of the one that stays; those that were there already are not changed. */
export const WRITE_TARGETS = defineQuery(
  "merge.write-targets",
  `UNWIND $rows AS row
   MERGE (t:Statement {id: row.to})
   ON CREATE SET t += row.properties, t.ofMerge = $merge
   SET t.subjectId = row.subjectId, t.objectId = row.objectId
   WITH row, t
   MATCH (a:Entity {id: row.subjectId})
   MATCH (b:Entity {id: row.objectId})
   MERGE (a)-[r:$(row.predicate) {statementId: row.to}]->(b)
   ON CREATE SET r += row.qualifiers`,
);

/** The claims about a statement become claims about another; where they were is kept. */
export const MOVE_CLAIMS = defineQuery(
  "merge.move-claims",
  `UNWIND $rows AS row
   MATCH (c:Claim)-[about:ABOUT]->(s:Statement {id: row.from})
   MATCH (t:Statement {id: row.to})
   MERGE (c)-[now:ABOUT]->(t) SET now.recordedAt = about.recordedAt
   MERGE (c)-[was:WAS_ABOUT {merge: $merge}]->(s) SET was.recordedAt = about.recordedAt
   SET c.statementId = t.id
   DELETE about`,
);

/** Takes the relationships of statements out of the graph of facts, by the index of each type. */
export const REMOVE_FACTS: ReadonlyMap<string, Query> = new Map(
  RELATIONS.map(({ name }) => [
    name,
    defineQuery(
      `merge.remove-facts.${name}`,
      `UNWIND $ids AS id
       MATCH ()-[r:${identifier(name)} {statementId: id}]->()
       DELETE r`,
    ),
  ]),
);

/** Statements without a relationship are laid aside; their nodes stay, and lead to what took their place. */
export const LAY_ASIDE = defineQuery(
  "merge.lay-aside",
  `UNWIND $rows AS row
   MATCH (s:Statement {id: row.from})
   REMOVE s:Statement SET s:Merged, s.laidAsideBy = $merge
   WITH s, row WHERE row.to IS NOT NULL
   MATCH (t:Statement {id: row.to})
   MERGE (s)-[:MERGED_INTO {merge: $merge}]->(t)`,
);

export const MOVE_ROLES: readonly Query[] = ROLES.map(({ from, type, was, property }) =>
  defineQuery(
    `merge.move-roles.${type}`,
    `MATCH (n:${identifier(from)})-[role:${identifier(type)}]->(e:Entity {id: $from})
     MATCH (into:Entity {id: $into})
     MERGE (n)-[now:${identifier(type)}]->(into) SET now.recordedAt = role.recordedAt
     MERGE (n)-[was:${identifier(was)} {merge: $merge}]->(e) SET was.recordedAt = role.recordedAt
     SET n.${identifier(property)} = $into
     DELETE role`,
  ),
);

export const MERGE_ENTITY = defineQuery(
  "merge.entity",
  `MATCH (e:Entity {id: $from})
   MATCH (into:Entity {id: $into})
   CALL (e) {
     MATCH (a:Alias)-[alias:ALIAS_OF]->(e)
     DELETE alias
     WITH a WHERE NOT EXISTS { (a)-[:ALIAS_OF]->() }
     DELETE a
   }
   WITH e, into, labels(e) AS labels
   REMOVE e:$(labels)
   SET e:Merged, e.mergedLabels = labels, e.aliasesGiven = $given
   MERGE (e)-[:MERGED_INTO {merge: $merge}]->(into)`,
);

/** An entity that was merged into another, and that other. */
export const FIND_MERGE = defineQuery(
  "merge.find",
  `MATCH (e:Merged {id: $id})-[m:MERGED_INTO]->(into) WHERE e.mergedLabels IS NOT NULL
   RETURN m.merge AS merge, e {.*} AS entity, e.mergedLabels AS labels, into.id AS into, into:Entity AS stays`,
);

/** What a merge laid aside: each statement, where its claims went, whether they are still there, and its other end. */
export const LAID_ASIDE = defineQuery(
  "merge.laid-aside",
  `MATCH (c:Merged {laidAsideBy: $merge})
   OPTIONAL MATCH (c)-[:MERGED_INTO {merge: $merge}]->(t)
   RETURN c {.*} AS statement, t.id AS target, t:Statement AS stays,
     COUNT { MATCH (claim:Claim)-[:WAS_ABOUT {merge: $merge}]->(c) WHERE t IS NOT NULL AND claim.statementId <> t.id } AS movedOn,
     COLLECT { MATCH (other:Merged) WHERE other.id IN [c.subjectId, c.objectId] AND other.id <> $id RETURN other.id } AS mergedEnds
   ORDER BY c.id`,
);

export const RESTORE_ENTITY = defineQuery(
  "merge.restore-entity",
  `MATCH (e:Merged {id: $id})-[m:MERGED_INTO {merge: $merge}]->()
   DELETE m
   REMOVE e:Merged, e.mergedLabels, e.aliasesGiven
   SET e:$($labels)`,
);

export const RESTORE_STATEMENTS = defineQuery(
  "merge.restore-statements",
  `UNWIND $rows AS row
   MATCH (s:Merged {id: row.from})
   OPTIONAL MATCH (s)-[m:MERGED_INTO {merge: $merge}]->()
   DELETE m
   REMOVE s:Merged, s.laidAsideBy SET s:Statement
   WITH s, row
   MATCH (a:Entity {id: s.subjectId})
   MATCH (b:Entity {id: s.objectId})
   MERGE (a)-[r:$(row.predicate) {statementId: s.id}]->(b) SET r += row.qualifiers`,
);

export const RETURN_CLAIMS = defineQuery(
  "merge.return-claims",
  `MATCH (c:Claim)-[was:WAS_ABOUT {merge: $merge}]->(s:Statement)
   MATCH (c)-[about:ABOUT]->()
   MERGE (c)-[now:ABOUT]->(s) SET now.recordedAt = was.recordedAt, c.statementId = s.id
   DELETE was, about`,
);

export const RETURN_ROLES: readonly Query[] = ROLES.map(({ from, type, was, property }) =>
  defineQuery(
    `merge.return-roles.${type}`,
    `MATCH (n:${identifier(from)})-[before:${identifier(was)} {merge: $merge}]->(e:Entity {id: $id})
     OPTIONAL MATCH (n)-[role:${identifier(type)}]->()
     DELETE role
     MERGE (n)-[now:${identifier(type)}]->(e) SET now.recordedAt = before.recordedAt, n.${identifier(property)} = $id
     DELETE before`,
  ),
);

/** Statements that only a merge had made, and that no claim is about any more. */
export const FIND_EMPTY = defineQuery(
  "merge.find-empty",
  `UNWIND $ids AS id
   MATCH (t:Statement {id: id}) WHERE t.ofMerge IS NOT NULL AND NOT EXISTS { (:Claim)-[:ABOUT]->(t) }
   RETURN t.id AS id`,
);

/** The names of an entity: its aliases, and the nodes by which they are found. */
export const WRITE_NAMES = defineQuery(
  "merge.write-names",
  `MATCH (e:Entity {id: $id})
   SET e.aliases = $aliases
   WITH e
   CALL (e) {
     MATCH (a:Alias)-[alias:ALIAS_OF]->(e) WHERE NOT a.key IN $keys
     DELETE alias
     WITH a WHERE NOT EXISTS { (a)-[:ALIAS_OF]->() }
     DELETE a
   }
   UNWIND $keys AS key
   MERGE (a:Alias {key: key})
   MERGE (a)-[:ALIAS_OF]->(e)`,
);

/** The entities that are merged into another, with the names that each bears. */
export const NAMES_OF_MERGED = defineQuery(
  "merge.names-of-merged",
  `MATCH (e:Merged)-[:MERGED_INTO]->(:Entity {id: $id}) WHERE e.mergedLabels IS NOT NULL
   RETURN e.id AS id, [e.name] + coalesce(e.aliases, []) AS names ORDER BY e.id`,
);

/** Names that a merged entity has given to the one that stayed. */
export const GIVE_NAMES = defineQuery(
  "merge.give-names",
  "MATCH (e:Merged {id: $id}) SET e.aliasesGiven = e.aliasesGiven + $names",
);
