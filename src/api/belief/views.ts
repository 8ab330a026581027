import type { SeenStatement } from "../../belief/admission.js";
import type { Claim, Statement } from "../../belief/claim.js";
import { byPublication, knownFrom } from "../../belief/clocks.js";
import { claimAt } from "../../belief/held-at.js";
import type { Lens } from "../../belief/lens.js";
import type { Root } from "../../belief/roots.js";
import type { Source } from "../../belief/source.js";
import type { Status } from "../../belief/vocabularies.js";

/** A statement as the API gives it: the proposition, and what a lens makes of it. */
export interface StatementView extends Statement {
  readonly typeName: "Statement";
  readonly seen: SeenStatement;
  readonly status: Status;
  readonly confidence: number;
  readonly admitted: boolean;
  readonly claims: readonly ClaimView[];
  readonly roots: readonly Root[];
  /** Ids of the standing assertions: what they state is what the statement measures. */
  readonly standingAssertions: readonly string[];
}

/** A claim as the API gives it: under the lens of its statement. */
export interface ClaimView extends Claim {
  readonly typeName: "Claim";
  readonly lens: Lens;
  readonly stands: boolean;
  readonly knownFrom: number;
}

/** The view of a claim under the lens that its statement is seen through. */
export function viewClaim({ lens, standing }: SeenStatement, claim: Claim): ClaimView {
  const held = claimAt(lens.recordedBefore, claim);
  return {
    ...held,
    typeName: "Claim",
    lens,
    stands: standing.standing.has(claim.id),
    knownFrom: knownFrom(held),
  };
}

/** The view of a statement: of the claims about it, those that the lens lets in, earliest first. */
export function viewStatement(seen: SeenStatement): StatementView {
  const { belief, standing, admitted } = seen;
  const claims = standing.held.claims
    .filter((claim) => standing.letIn.has(claim.id))
    .map((claim) => viewClaim(seen, claim))
    .sort(byPublication);
  return {
    ...belief.statement,
    typeName: "Statement",
    seen,
    status: standing.status,
    confidence: standing.confidence,
    admitted,
    claims,
    roots: standing.roots,
    standingAssertions: standing.assertions.map((claim) => claim.id),
  };
}

export type SourceView = Source & { readonly typeName: "Source" };

export function viewSource(source: Source): SourceView {
  return { ...source, typeName: "Source" };
}
