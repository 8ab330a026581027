import { defineQuery } from "../graph/query.js";

// Values travel as text: the driver's plain numbers are exact up to 2^53 only.
const MEASUREMENTS = `COLLECT {
       MATCH (n)-[:STATES]->(m:Measurement)
       RETURN m {.*, value: toString(m.value), low: toString(m.low), high: toString(m.high)}
     }`;
export const CLAIM_MEASUREMENTS = MEASUREMENTS;

/** Nodes of a label by their ids, with everything that is stored of them. */
const FIND_NODES = (label: string, also = ""): string =>
  `UNWIND $ids AS id
   MATCH (n:${label} {id: id})
   RETURN id, labels(n) AS labels, n {.*${also}} AS stored`;

export const FIND_STORED = {
  entity: defineQuery("stored.entities", FIND_NODES("Entity")),
  source: defineQuery(
    "stored.sources",
    FIND_NODES("Source", ", cites: COLLECT { MATCH (n)-[:CITES]->(o:Source) RETURN o.id ORDER BY o.id }"),
  ),
  statement: defineQuery("stored.statements", FIND_NODES("Statement")),
  original: defineQuery("stored.originals", FIND_NODES("Original")),
  // A claim, and its later versions.
  claim: defineQuery(
    "stored.claims",
    `UNWIND $ids AS first
     CALL (first) {
       MATCH (n:Claim {id: first}) RETURN n
       UNION MATCH (n:Claim {versionOf: first}) RETURN n
     }
     WITH DISTINCT n
     MATCH (n)-[:ABOUT]->(about:Statement)
     RETURN n.id AS id, labels(n) AS labels, n {.*,
       about: [about.subjectId, about.predicate, about.objectId],
       sources: COLLECT { MATCH (n)-[:PUBLISHED_IN]->(o:Source) RETURN o.id ORDER BY o.id },
       measurements: ${MEASUREMENTS}
     } AS stored`,
  ),
} as const;
