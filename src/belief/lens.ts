import type { FuzzyDate } from "../shared/fuzzy-date.js";
import type { EvidencePreset, SpeakerRole, Status } from "./vocabularies.js";

/** A rule of evidence, complete: every field is set, empty where it asks nothing. */
export interface EvidencePolicy {
  readonly preset: EvidencePreset;
  /** Statuses to let in, in place of the preset's; null keeps the preset's. */
  readonly statuses: readonly Status[] | null;
  /** Lowest confidence to let in, 0-100. */
  readonly minConfidence: number;
  readonly minIndependentRoots: number;
  /** A standing assertion by one of these is needed; empty asks for none. */
  readonly requireSpeakerRoles: readonly SpeakerRole[];
  /** Claims by these, from these sources, or with these ids are read as if they did not exist. */
  readonly excludeSpeakerRoles: readonly SpeakerRole[];
  readonly excludeSources: readonly string[];
  readonly excludeClaims: readonly string[];
}

/** What a reader wants to know: as of when on each of the three clocks, and under what rule of evidence. */
export interface Lens {
  /** Valid time: when it was so in the world; null is any time. */
  readonly validAt: FuzzyDate | null;
  /** Publication time, in milliseconds since 1970: what had been said in public by then. */
  readonly publishedBefore: number;
  /** Record time, in milliseconds since 1970: what this database held then. Infinity is what it holds now. */
  readonly recordedBefore: number;
  readonly policy: EvidencePolicy;
}

export const CURRENT_BEST: EvidencePolicy = {
  preset: "CURRENT_BEST",
  statuses: null,
  minConfidence: 0,
  minIndependentRoots: 0,
  requireSpeakerRoles: [],
  excludeSpeakerRoles: [],
  excludeSources: [],
  excludeClaims: [],
};

/** The lens of a caller who asks for none: everything known now, under CURRENT_BEST. */
export function defaultLens(now: number): Lens {
  return { validAt: null, publishedBefore: now, recordedBefore: Infinity, policy: CURRENT_BEST };
}
