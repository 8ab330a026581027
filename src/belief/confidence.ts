import type { Root } from "./roots.js";
import type { SpeakerRole, Status } from "./vocabularies.js";

/** The certainty of a claim that carries none of its own, by the role of its speaker. A convention of this project. */
export const CERTAINTY_BY_ROLE: Readonly<Record<SpeakerRole, number>> = {
  VICTIM: 90,
  REGULATOR: 90,
  GOVERNMENT: 90,
  ANALYST: 70,
  PRESS: 60,
  ALLEGED_VICTIM: 60,
  TRACKER: 30,
  THREAT_ACTOR: 30,
};

const HIGHEST = 99;
const HIGHEST_DISPUTED = 50;

/**
 * Confidence 0-100: each independent root gives the certainty c of its claim, and roots combine as
 * 1 - product(1 - c), at most 99; a disputed statement has at most 50, one without a standing assertion 0.
 */
export function confidenceOf(status: Status, roots: readonly Root[]): number {
  if (roots.length === 0) return 0;
  const doubt = roots.reduce((left, { claim }) => {
    const certainty = claim.certainty ?? CERTAINTY_BY_ROLE[claim.speakerRole];
    return left * (1 - certainty / 100);
  }, 1);
  const combined = Math.min(HIGHEST, Math.round((1 - doubt) * 100));
  return status === "DISPUTED" ? Math.min(HIGHEST_DISPUTED, combined) : combined;
}
