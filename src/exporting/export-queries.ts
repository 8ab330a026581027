import { S_IS_VISIBLE } from "../belief/belief-query.js";
import { defineQuery } from "../graph/query.js";
import { CLAIM_MEASUREMENTS } from "../records/stored-queries.js";

// Pages by id: an export holds no more than one of them in memory. `ids` is the scope; null means everything.
const PAGE = "ORDER BY n.id LIMIT $limit";
const IN_SCOPE = "n.id > $after AND ($ids IS NULL OR n.id IN $ids)";

export const EXPORT_ORIGINALS = defineQuery(
  "export.originals",
  `MATCH (n:Original) WHERE n.id > $after AND n.tlp <= $tlp
     AND ($ids IS NULL OR n.entityId IN $ids OR (n.about[0] IN $ids AND n.about[2] IN $ids))
     AND (n.entityId IS NULL OR NOT EXISTS { MATCH (e:Entity {id: n.entityId}) WHERE e.tlp > $tlp })
     AND (n.about IS NULL OR NOT EXISTS { MATCH (e:Entity) WHERE e.id IN [n.about[0], n.about[2]] AND e.tlp > $tlp })
   WITH n ${PAGE}
   RETURN n.id AS id, labels(n) AS labels, n {.*} AS stored`,
);

export const EXPORT_ENTITIES = defineQuery(
  "export.entities",
  `MATCH (n:Entity) WHERE ${IN_SCOPE} AND n.tlp <= $tlp
   WITH n ${PAGE}
   RETURN n.id AS id, labels(n) AS labels, n {.*} AS stored`,
);

// In a scope: those that publish a claim about one of its statements, and what they cite.
export const EXPORT_SOURCES = defineQuery(
  "export.sources",
  `MATCH (n:Source) WHERE n.id > $after AND n.tlp <= $tlp
     AND ($statements IS NULL OR EXISTS {
       MATCH (n)<-[:CITES*0..3]-(:Source)<-[:PUBLISHED_IN]-(c:Claim) WHERE c.statementId IN $statements })
   WITH n ${PAGE}
   RETURN n.id AS id, labels(n) AS labels, n {.*,
     publisherId: ${visible("n.publisherId")},
     authorId: ${visible("n.authorId")},
     cites: COLLECT { MATCH (n)-[:CITES]->(o:Source) WHERE o.tlp <= $tlp RETURN o.id ORDER BY o.id }
   } AS stored`,
);

// A statement without a claim that goes along would be a fact that nobody says.
export const EXPORT_STATEMENTS = defineQuery(
  "export.statements",
  `MATCH (n:Statement) WHERE ${IN_SCOPE} AND EXISTS { MATCH (c:Claim)-[:ABOUT]->(n) WHERE ${isExported("c")} }
   WITH n ${PAGE}
   RETURN n.id AS id, labels(n) AS labels, n {.*} AS stored`,
);

export const EXPORT_CLAIMS = defineQuery(
  "export.claims",
  `UNWIND $statements AS statementId
   MATCH (about:Statement {id: statementId})<-[:ABOUT]-(n:Claim) WHERE ${isExported("n")}
   RETURN n.id AS id, labels(n) AS labels, n {.*,
     about: [about.subjectId, about.predicate, about.objectId],
     supersedes: ${exportedAmong("n.supersedes")},
     retracts: ${exportedAmong("n.retracts")},
     restates: ${exportedAmong("n.restates")},
     sources: COLLECT { MATCH (n)-[:PUBLISHED_IN]->(o:Source) WHERE o.tlp <= $tlp RETURN o.id ORDER BY o.id },
     measurements: ${CLAIM_MEASUREMENTS}
   } AS stored
   ORDER BY n.id`,
);

/** An entity's id, or null if the viewer may not see it. */
function visible(id: string): string {
  return `head(COLLECT { MATCH (e:Entity {id: ${id}}) WHERE e.tlp <= $tlp RETURN e.id })`;
}

/**
 * Whether a claim goes along: it was not recorded in error, and the viewer may see it, what it is about, who speaks, and
 * where it was published.
 */
function isExported(claim: string): string {
  return `${claim}.tlp <= $tlp AND ${claim}.recordedTo IS NULL
     AND EXISTS { MATCH (${claim})-[:ABOUT]->(s:Statement) WHERE ${S_IS_VISIBLE} }
     AND EXISTS { MATCH (${claim})-[:PUBLISHED_IN]->(o:Source) WHERE o.tlp <= $tlp }
     AND NOT EXISTS { MATCH (${claim})-[:MADE_BY|ON_BEHALF_OF]->(e:Entity) WHERE e.tlp > $tlp }`;
}

/** Of a claim's links to others, those to claims that go along. */
function exportedAmong(ids: string): string {
  return `[id IN ${ids} WHERE EXISTS { MATCH (other:Claim {id: id}) WHERE ${isExported("other")} }]`;
}
