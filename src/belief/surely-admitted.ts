import type { Lens } from "./lens.js";
import type { EvidencePreset } from "./vocabularies.js";

/** The presets to which one standing assertion is enough, whoever else says what. */
const ONE_ASSERTION_IS_ENOUGH: readonly EvidencePreset[] = ["CURRENT_BEST", "ALL_CLAIMS", "AS_ALLEGED"];

const DAY_MS = 86_400_000;

/** A Cypher predicate: every moment that the date in this expression may mean lies before the lens's. */
const isBefore = (date: string): string =>
  `(${date} < $knownYear OR (size(${date}) >= 10 AND ${date} < $knownDay))`;

/**
 * A Cypher predicate: the statement in variable `s` has an assertion that stands beyond doubt, being public, and
 * repeated from none and withdrawn by none. It is sufficient and not necessary: what it lets through, `seeStatement`
 * admits under a lens that has `surenessOf`; of the rest that function decides, on the whole belief.
 */
export const S_IS_SURELY_ADMITTED = `EXISTS {
    MATCH (s)<-[:ABOUT]-(a:Claim)
    WHERE a.stance = 'ASSERTS' AND a.tlp <= $tlp AND a.recordedTo IS NULL AND a.restates = [] AND a.statementId = s.id
      AND COUNT { (a)<-[:SUPERSEDES|RETRACTS]-() } = 0
    WITH a, CASE WHEN a.publishedAt IS NOT NULL THEN [a.publishedAt] ELSE COLLECT {
      MATCH (a)-[:PUBLISHED_IN]->(o:Source) WHERE o.tlp <= $tlp AND o.publishedAt IS NOT NULL RETURN o.publishedAt
    } END AS published
    WITH CASE
      WHEN size(published) > 0 THEN any(date IN published WHERE ${isBefore("date")})
      WHEN a.claimedAt IS NOT NULL THEN ${isBefore("a.claimedAt")}
      ELSE a.recordedAt <= $knownAt END AS isPublic
    WHERE isPublic RETURN 1
  }`;

/** The parameters of `S_IS_SURELY_ADMITTED`: the moment up to which a claim is to be public, and what dates lie before it. */
export interface Sureness {
  readonly knownAt: number;
  readonly knownYear: string;
  readonly knownDay: string;
}

/** The parameters of `S_IS_SURELY_ADMITTED` under a lens; null where one assertion is not enough for it. */
export function surenessOf(lens: Lens): Sureness | null {
  const { policy, validAt, recordedBefore, publishedBefore } = lens;
  const asksMore =
    policy.statuses !== null ||
    policy.minConfidence > 0 ||
    policy.minIndependentRoots > 0 ||
    [
      policy.requireSpeakerRoles,
      policy.excludeSpeakerRoles,
      policy.excludeSources,
      policy.excludeClaims,
    ].some(({ length }) => length > 0);
  if (asksMore || !ONE_ASSERTION_IS_ENOUGH.includes(policy.preset)) return null;
  if (validAt !== null || recordedBefore !== Infinity || !Number.isFinite(publishedBefore)) return null;
  // A day's margin: a moment's text may be in another time zone.
  const day = new Date(publishedBefore - DAY_MS).toISOString().slice(0, 10);
  return { knownAt: publishedBefore, knownYear: day.slice(0, 4), knownDay: day };
}
