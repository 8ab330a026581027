import type { ClaimStance, EvidencePreset, StatementStatus, TraceMode } from "../api/schema";

/** A word of the schema as the reader sees it. */
interface Word {
  readonly label: string;
  readonly meaning: string;
}

/** Strongest first: the order of the legend. */
export const STATUSES: Readonly<Record<StatementStatus, Word>> = {
  CONFIRMED: { label: "Confirmed", meaning: "The victim, a regulator or a government says so." },
  CORROBORATED: { label: "Corroborated", meaning: "Two or more independent voices say so." },
  REPORTED: { label: "Reported", meaning: "One independent voice says so." },
  DISPUTED: { label: "Disputed", meaning: "Said and opposed; both sides stand." },
  ALLEGED: { label: "Alleged", meaning: "Only threat actors or trackers say so." },
  REFUTED: { label: "Refuted", meaning: "Denied, and nobody's assertion stands." },
  SUPERSEDED: { label: "Superseded", meaning: "Every assertion was replaced by another claim." },
  RETRACTED: { label: "Retracted", meaning: "Every assertion was taken back." },
  UNSUPPORTED: { label: "Unsupported", meaning: "Nobody asserts or denies it." },
};

export const PRESETS: Readonly<Record<EvidencePreset, Word>> = {
  CURRENT_BEST: { label: "Current best", meaning: "Whatever is asserted and not withdrawn or refuted." },
  CORROBORATED: {
    label: "Corroborated",
    meaning: "Two independent voices, or the victim's or an authority's word.",
  },
  VICTIM_CONFIRMED: { label: "Victim confirmed", meaning: "The victim itself says so." },
  NOT_THREAT_ACTOR_ALONE: {
    label: "Not a threat actor's word alone",
    meaning: "Somebody who is no threat actor or tracker says so.",
  },
  AS_ALLEGED: { label: "As alleged", meaning: "Also what threat actors said and then withdrew." },
  ALL_CLAIMS: { label: "All claims", meaning: "Whatever was ever said, even if withdrawn or refuted." },
};

/** The modes that the form offers; PATTERN needs steps, which are written in the playground. */
export const MODES: Readonly<Record<Exclude<TraceMode, "PATTERN">, Word>> = {
  SHORTEST: { label: "Shortest", meaning: "One shortest path for each pair of ends." },
  ALL_SHORTEST: { label: "All shortest", meaning: "Every path of the least length." },
  K_SHORTEST: { label: "Several shortest", meaning: "The ten shortest, longer ones after shorter ones." },
  SIMPLE_BOUNDED: { label: "All up to a length", meaning: "Every path up to the longest length." },
};

export const STANCES: Readonly<Record<ClaimStance, string>> = {
  ASSERTS: "asserts",
  DENIES: "denies",
  QUALIFIES: "qualifies",
  DECLINES_TO_CONFIRM: "declines to confirm",
};

/** The names of a vocabulary, in its order. */
export function wordsOf<Name extends string>(words: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(words) as Name[];
}
