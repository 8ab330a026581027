import { type FuzzyDate, getFuzzyBounds } from "../shared/fuzzy-date.js";
import type { CitedSource, Claim } from "./claim.js";
import type { Lens } from "./lens.js";

/**
 * From when a claim was public, in milliseconds since 1970: its own publication date, else its earliest source's,
 * else the end of the date it was made, else the moment it was recorded. A fuzzy date counts from its latest
 * moment ("2021-08" from 1 September), so that a lens never knows too early.
 */
export function knownFrom(claim: Claim): number {
  if (claim.publishedAt !== null) return latestOf(claim.publishedAt);
  const published = claim.sources.flatMap((source) =>
    source.publishedAt === null ? [] : [latestOf(source.publishedAt)],
  );
  if (published.length > 0) return Math.min(...published);
  return claim.claimedAt === null ? claim.recordedAt : latestOf(claim.claimedAt);
}

/** Earliest public first; claims of one moment in the order of their ids. */
export function byPublication(a: Claim, b: Claim): number {
  return knownFrom(a) - knownFrom(b) || (a.id < b.id ? -1 : 1);
}

/** Whether the lens's clock of publication reaches the claim, its exclusions left aside. */
export function isPublic(lens: Lens, claim: Claim): boolean {
  return knownFrom(claim) <= lens.publishedBefore;
}

/** Whether the lens lets in a claim that the database holds at its moment: public by then, and none of its exclusions. */
export function isLetIn(lens: Lens, claim: Claim): boolean {
  const { excludeClaims, excludeSources, excludeSpeakerRoles } = lens.policy;
  if (!isPublic(lens, claim) || excludeClaims.includes(claim.id)) return false;
  if (excludeSpeakerRoles.includes(claim.speakerRole)) return false;
  const sources = publicSources(lens, claim);
  return sources.length === 0 || sources.some((source) => !excludeSources.includes(source.id));
}

/**
 * The sources of a claim that were public by the lens's moment, an undated one among them; all of them where the claim
 * was public before any. One that came out later must not count in the past.
 */
export function publicSources(lens: Lens, { sources }: Claim): readonly CitedSource[] {
  const out = sources.filter(
    ({ publishedAt }) => publishedAt === null || latestOf(publishedAt) <= lens.publishedBefore,
  );
  return out.length > 0 ? out : sources;
}

function latestOf(date: FuzzyDate): number {
  return getFuzzyBounds(date).latest;
}
