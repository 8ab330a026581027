import { vocabulary } from "../shared/vocabulary.js";

export const STANCE = vocabulary("ClaimStance", "What a claim does to its statement.", {
  ASSERTS: "Says that it is so.",
  DENIES: "Says that it is not so.",
  QUALIFIES: "Limits or doubts it. From the one it is about, this counts as opposition.",
  DECLINES_TO_CONFIRM: "Refuses to say. It is shown and moves no status.",
});
export type Stance = keyof typeof STANCE.values;

export const SPEAKER_ROLE = vocabulary("SpeakerRole", "In what capacity the speaker speaks.", {
  VICTIM: "The organization that was breached, about its own breach.",
  ALLEGED_VICTIM: "An organization said to have been breached, which has not confirmed it.",
  THREAT_ACTOR: "A criminal group or the site it runs.",
  ANALYST: "A security researcher or firm.",
  REGULATOR: "An authority that supervises.",
  GOVERNMENT: "Any other public authority.",
  PRESS: "A paper, in its own voice. Quoting somebody is no claim of the paper's.",
  TRACKER: "A feed that lists what leak sites say.",
});
export type SpeakerRole = keyof typeof SPEAKER_ROLE.values;

export const STATUS = vocabulary(
  "StatementStatus",
  "What the claims that a lens lets in make of a statement.",
  {
    UNSUPPORTED: "Nobody asserts or denies it.",
    REFUTED: "Denied, and no assertion stands.",
    RETRACTED: "Every assertion was withdrawn; the last withdrawal was a retraction.",
    SUPERSEDED: "Every assertion was withdrawn; the last one was replaced by another claim.",
    DISPUTED: "Asserted and opposed. Both sides stay, nothing is decided for the reader.",
    ALLEGED: "Asserted by threat actors or trackers only.",
    REPORTED: "Asserted by one independent root that is no threat actor or tracker.",
    CORROBORATED: "Asserted by two or more independent roots that are no threat actors or trackers.",
    CONFIRMED: "Asserted by the victim, a regulator or a government.",
  },
);
export type Status = keyof typeof STATUS.values;

export const SOURCE_KIND = vocabulary("SourceKind", "What kind of publication a source is.", {
  ARTICLE: "An article of a paper or a blog.",
  PRESS_STATEMENT: "A statement that an organization published or gave to the press.",
  LEAK_POST: "A post on a leak site. Its text is shown as text; its address is never followed.",
  REGULATOR_NOTICE: "A notice of an authority.",
  RESEARCH: "A report of researchers, or a record of an incident database.",
  SCREENSHOT: "A picture of something that may be gone.",
  TRACKER_FEED: "A feed that records what leak sites list.",
});
export type SourceKind = keyof typeof SOURCE_KIND.values;

export const MEASURE_KIND = vocabulary("MeasureKind", "What a measurement counts.", {
  RECORDS: "Records, such as addresses.",
  BYTES: "Bytes of data.",
  BIDS: "Bids on a listing.",
  ORGANIZATIONS: "Organizations.",
  WEBSITES: "Websites.",
  PRICE: "A price, in the smallest unit of its currency.",
});
export type MeasureKind = keyof typeof MEASURE_KIND.values;

export const COMPARATOR = vocabulary("Comparator", "How a measured value is meant.", {
  EXACT: "Exactly this value.",
  AT_LEAST: "This value or more.",
  AT_MOST: "This value or less.",
  ABOUT: "Around this value.",
  RANGE: "Between `low` and `high`.",
});
export type Comparator = keyof typeof COMPARATOR.values;

export const ADDITIVITY = vocabulary(
  "Additivity",
  "Over what a measurement may be added up without counting twice.",
  {
    PER_DATASET: "One count for the dataset, whoever shares it.",
    PER_ORGANIZATION: "A count of its own for each organization.",
  },
);
export type Additivity = keyof typeof ADDITIVITY.values;

export const EVIDENCE_PRESET = vocabulary(
  "EvidencePreset",
  "A named rule of which statements a reader accepts.",
  {
    CURRENT_BEST:
      "Whatever is asserted and not withdrawn or refuted; disputed statements are in, and marked so.",
    ALL_CLAIMS: "Whatever was ever asserted, even if it was withdrawn or refuted.",
    CORROBORATED:
      "Two independent roots at least, or the word of a victim or an authority; nothing disputed.",
    VICTIM_CONFIRMED: "Confirmed, with a standing assertion by the victim itself; nothing disputed.",
    NOT_THREAT_ACTOR_ALONE:
      "As CURRENT_BEST, with an assertion by somebody who is no threat actor or tracker.",
    AS_ALLEGED:
      "As CURRENT_BEST, and whatever threat actors or trackers ever asserted, whatever became of it.",
  },
);
export type EvidencePreset = keyof typeof EVIDENCE_PRESET.values;
