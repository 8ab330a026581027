import { type FuzzyDate, getFuzzyBounds, lastMomentOf } from "../shared/fuzzy-date.js";
import type { Statement, StatementBelief } from "./claim.js";
import type { EvidencePolicy, Lens } from "./lens.js";
import { isUntrustedAlone } from "./roots.js";
import { restsOnUntrustedAlone, type Standing, statusUnder } from "./status-under.js";
import type { EvidencePreset, Status } from "./vocabularies.js";

const STANDING: readonly Status[] = ["ALLEGED", "REPORTED", "CORROBORATED", "CONFIRMED", "DISPUTED"];

/** A statement as a lens sees it. */
export interface SeenStatement {
  readonly lens: Lens;
  readonly belief: StatementBelief;
  readonly standing: Standing;
  readonly admitted: boolean;
}

/** Looks at a statement through a lens: its status, and whether the lens's policy and valid time let it in. */
export function seeStatement(lens: Lens, belief: StatementBelief): SeenStatement {
  const standing = statusUnder(lens, belief);
  const recorded = belief.statement.recordedAt <= lens.recordedBefore;
  const admitted =
    recorded && holdsAt(belief.statement, lens.validAt) && policyAdmits(lens.policy, belief, standing);
  return { lens, belief, standing, admitted };
}

function policyAdmits(policy: EvidencePolicy, belief: StatementBelief, standing: Standing): boolean {
  const status = policy.statuses
    ? policy.statuses.includes(standing.status)
    : PRESETS[policy.preset](standing, belief);
  if (!status || standing.confidence < policy.minConfidence) return false;
  if (standing.roots.length < policy.minIndependentRoots) return false;
  const required = policy.requireSpeakerRoles;
  return required.length === 0 || standing.assertions.some((claim) => required.includes(claim.speakerRole));
}

type Admission = (standing: Standing, belief: StatementBelief) => boolean;

const isCurrent: Admission = ({ status }) => STANDING.includes(status);

const PRESETS: Readonly<Record<EvidencePreset, Admission>> = {
  CURRENT_BEST: isCurrent,
  ALL_CLAIMS: ({ assertions, withdrawnAssertions }) => assertions.length + withdrawnAssertions.length > 0,
  CORROBORATED: ({ status }) => status === "CORROBORATED" || status === "CONFIRMED",
  VICTIM_CONFIRMED: ({ status, assertions }) =>
    status === "CONFIRMED" && assertions.some((claim) => claim.speakerRole === "VICTIM"),
  NOT_THREAT_ACTOR_ALONE: (standing, belief) =>
    isCurrent(standing, belief) && !restsOnUntrustedAlone(standing.assertions, standing.roots),
  AS_ALLEGED: (standing, belief) =>
    isCurrent(standing, belief) ||
    [...standing.assertions, ...standing.withdrawnAssertions].some((claim) =>
      isUntrustedAlone(claim.speakerRole),
    ),
};

/** Whether a statement may hold at a date: an unknown end is open, and a fuzzy date holds if any of its moments does. */
export function holdsAt(
  { validFrom, validTo }: Pick<Statement, "validFrom" | "validTo">,
  validAt: FuzzyDate | null,
): boolean {
  if (validAt === null) return true;
  const from = validFrom === null ? -Infinity : getFuzzyBounds(validFrom).earliest;
  const to = validTo === null ? Infinity : lastMomentOf(validTo);
  return from <= lastMomentOf(validAt) && to >= getFuzzyBounds(validAt).earliest;
}
