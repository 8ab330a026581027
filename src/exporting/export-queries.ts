import { S_IS_VISIBLE } from "../belief/belief-query.js";
import { defineQuery } from "../graph/query.js";

// Pages by id: an export holds no more than one of them in memory.
const PAGE = "ORDER BY n.id LIMIT $limit";

export const EXPORT_ENTITIES = defineQuery(
  "export.entities",
  `MATCH (n:Entity) WHERE n.id > $after AND n.tlp <= $tlp
   WITH n ${PAGE}
   RETURN n.id AS id, labels(n) AS labels, n {.*} AS stored`,
);

export const EXPORT_SOURCES = defineQuery(
  "export.sources",
  `MATCH (n:Source) WHERE n.id > $after AND n.tlp <= $tlp
   WITH n ${PAGE}
   RETURN n.id AS id, n {.*,
     publisherId: ${visible("n.publisherId")},
     authorId: ${visible("n.authorId")},
     cites: COLLECT { MATCH (n)-[:CITES]->(o:Source) WHERE o.tlp <= $tlp RETURN o.id ORDER BY o.id }
   } AS stored`,
);

// A statement without a claim that goes along would be a fact that nobody says.
export const EXPORT_STATEMENTS = defineQuery(
  "export.statements",
  `MATCH (n:Statement) WHERE n.id > $after AND EXISTS { MATCH (c:Claim)-[:ABOUT]->(n) WHERE ${isExported("c")} }
   WITH n ${PAGE}
   RETURN n.id AS id, n {.*} AS stored`,
);

// Values travel as text: the driver's plain numbers are exact up to 2^53 only.
export const EXPORT_CLAIMS = defineQuery(
  "export.claims",
  `MATCH (n:Claim) WHERE n.id > $after AND ${isExported("n")}
   WITH n ${PAGE}
   MATCH (n)-[:ABOUT]->(about:Statement)
   RETURN n.id AS id, n {.*,
     about: [about.subjectId, about.predicate, about.objectId],
     supersedes: ${exportedAmong("n.supersedes")},
     retracts: ${exportedAmong("n.retracts")},
     restates: ${exportedAmong("n.restates")},
     sources: COLLECT { MATCH (n)-[:PUBLISHED_IN]->(o:Source) WHERE o.tlp <= $tlp RETURN o.id ORDER BY o.id },
     measurements: COLLECT {
       MATCH (n)-[:STATES]->(m:Measurement)
       RETURN m {.*, value: toString(m.value), low: toString(m.low), high: toString(m.high)}
     }
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
