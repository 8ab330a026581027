import type { FuzzyDate } from "../shared/fuzzy-date.js";
import type { Tlp } from "../shared/tlp.js";
import type { SpeakerRole, Stance } from "./vocabularies.js";

/** A publication as far as belief needs it. */
export interface CitedSource {
  readonly id: string;
  readonly publishedAt: FuzzyDate | null;
  /** Record time, in milliseconds since 1970: since when this database holds that the claim was published there. */
  readonly recordedAt: number;
  /** The sources that this one cites, directly or through others. */
  readonly leadsTo: readonly Citation[];
}

/** That a source leads to another. */
export interface Citation {
  readonly id: string;
  /** Record time, in milliseconds since 1970, of the last link on the way. */
  readonly recordedAt: number;
}

/** One speech act about one statement. */
export interface Claim {
  readonly id: string;
  readonly statementId: string;
  readonly stance: Stance;
  /** Id of the entity that speaks. */
  readonly byId: string;
  /** Id of the entity spoken for, if it is another. */
  readonly onBehalfOfId: string | null;
  readonly speakerRole: SpeakerRole;
  readonly claimedAt: FuzzyDate | null;
  readonly publishedAt: FuzzyDate | null;
  /** Record time, in milliseconds since 1970: from when, and until when, this database holds the claim. */
  readonly recordedAt: number;
  readonly recordedTo: number | null;
  /** What was said, in short; never the wording of an article. */
  readonly quote: string | null;
  /** Certainty that the speaker or the recorder gave it, 0-100; null means the convention of the role. */
  readonly certainty: number | null;
  readonly marking: Tlp;
  readonly sources: readonly CitedSource[];
  /** Ids of claims that this one withdraws or repeats; they may be about another statement. */
  readonly supersedes: readonly string[];
  readonly retracts: readonly string[];
  readonly restates: readonly string[];
}

/** The proposition that claims are about. 1:1 with a relationship of the fact layer. */
export interface Statement {
  readonly id: string;
  readonly subjectId: string;
  /** Name of the relation, for example "ORIGINATES_FROM". */
  readonly predicate: string;
  readonly objectId: string;
  readonly validFrom: FuzzyDate | null;
  readonly validTo: FuzzyDate | null;
  readonly recordedAt: number;
  readonly marking: Tlp;
  /** Own properties of the relation, for example { affiliation: "SUBSIDIARY" }. */
  readonly qualifiers: Readonly<Record<string, string | number>>;
}

/**
 * A statement with everything that decides its status: the claims about it, and those that these lead to (claims
 * that withdraw them, claims that they restate). Only what the viewer may see is in it.
 */
export interface StatementBelief {
  readonly statement: Statement;
  readonly claims: readonly Claim[];
}

/** Who answers for a claim: a spokesman counts as the one spoken for. */
export function agentOf(claim: Claim): string {
  return claim.onBehalfOfId ?? claim.byId;
}
