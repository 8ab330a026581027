import { type GraphReader, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { S_IS_VISIBLE } from "./belief-query.js";

/** A place in the order in which claims were recorded: an operation of the journal, and a claim of it. */
export interface ClaimPosition {
  readonly sequence: number;
  readonly claimId: string;
}

/** A claim, and where it was recorded. */
export interface RecordedClaim extends ClaimPosition {
  readonly statementId: string;
}

/** A text that comes after every id: the position behind all claims of an operation. */
export const BEHIND_ALL = "~";

const CLAIMS_SINCE = defineQuery(
  "belief.claims-since",
  `MATCH (c:Claim)
   WHERE c.recordedIn >= $sequence AND c.recordedIn <= $upTo AND c.tlp <= $tlp
     AND (c.recordedIn > $sequence OR c.id > $claimId)
   MATCH (c)-[:ABOUT]->(s:Statement)
   WHERE ${S_IS_VISIBLE} AND ($about IS NULL
     OR $about IN [s.id, s.subjectId, s.objectId, c.byId, c.onBehalfOfId]
     OR EXISTS { (c)-[:PUBLISHED_IN]->(:Source {id: $about}) })
   RETURN c.id AS claimId, s.id AS statementId, c.recordedIn AS sequence
   ORDER BY c.recordedIn, c.id LIMIT $limit`,
);

/**
 * Claims that were recorded after a position, up to an operation, in order. `about` narrows them to those about an entity
 * or a statement, by an entity, or in a source.
 */
export async function findClaimsSince(
  graph: GraphReader,
  after: ClaimPosition,
  { about, upTo, limit, tlp }: { about: string | null; upTo: number; limit: number; tlp: number },
): Promise<RecordedClaim[]> {
  const rows = await graph.read(CLAIMS_SINCE, {
    sequence: integer(after.sequence),
    claimId: after.claimId,
    about,
    upTo: integer(upTo),
    limit: integer(limit),
    tlp: integer(tlp),
  });
  return rows.map((row) => row.toObject() as unknown as RecordedClaim);
}
