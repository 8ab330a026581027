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
   RETURN n.id AS id, n {.*, cites: COLLECT {
     MATCH (n)-[:CITES]->(o:Source) WHERE o.tlp <= $tlp RETURN o.id ORDER BY o.id
   }} AS stored`,
);

// A statement without a claim that goes along would be a fact that nobody says.
export const EXPORT_STATEMENTS = defineQuery(
  "export.statements",
  `MATCH (n:Statement) WHERE n.id > $after AND n.tlp <= $tlp
     AND EXISTS { MATCH (c:Claim)-[:ABOUT]->(n) WHERE c.tlp <= $tlp AND c.recordedTo IS NULL }
   WITH n ${PAGE}
   RETURN n.id AS id, n {.*} AS stored`,
);

// Values travel as text: the driver's plain numbers are exact up to 2^53 only.
export const EXPORT_CLAIMS = defineQuery(
  "export.claims",
  `MATCH (n:Claim) WHERE n.id > $after AND n.tlp <= $tlp AND n.recordedTo IS NULL
   WITH n ${PAGE}
   MATCH (n)-[:ABOUT]->(s:Statement)
   RETURN n.id AS id, n {.*,
     about: [s.subjectId, s.predicate, s.objectId],
     sources: COLLECT { MATCH (n)-[:PUBLISHED_IN]->(o:Source) WHERE o.tlp <= $tlp RETURN o.id ORDER BY o.id },
     measurements: COLLECT {
       MATCH (n)-[:STATES]->(m:Measurement)
       RETURN m {.*, value: toString(m.value), low: toString(m.low), high: toString(m.high)}
     }
   } AS stored
   ORDER BY n.id`,
);
