import { holdsAt, type SeenStatement } from "../belief/admission.js";
import { agentOf, type Claim } from "../belief/claim.js";

/** A statement that burdens somebody: what others say against it, and what it answers. All earliest first. */
export interface SubjectEntry {
  readonly seen: SeenStatement;
  /** Assertions by others, withdrawn ones among them. */
  readonly accusations: readonly Claim[];
  /** Claims of any stance by the one itself, or on its behalf. */
  readonly answers: readonly Claim[];
  /** What others say besides asserting it: denials, qualifications, refusals to say. */
  readonly otherVoices: readonly Claim[];
}

/**
 * Sorts the claims that a lens lets in by who speaks. The statement's status does not matter: an accusation that was
 * taken back is still one that was made. Null where nothing is let in, or where it does not hold when the lens looks.
 */
export function toSubjectEntry(seen: SeenStatement, subjectId: string): SubjectEntry | null {
  const { belief, standing, lens } = seen;
  const claims = standing.held.claims.filter((claim) => standing.letIn.has(claim.id));
  if (claims.length === 0 || !holdsAt(belief.statement, lens.validAt)) return null;
  const isOwn = (claim: Claim): boolean => agentOf(claim) === subjectId || claim.byId === subjectId;
  const others = claims.filter((claim) => !isOwn(claim));
  return {
    seen,
    accusations: others.filter(({ stance }) => stance === "ASSERTS"),
    answers: claims.filter(isOwn),
    otherVoices: others.filter(({ stance }) => stance !== "ASSERTS"),
  };
}
