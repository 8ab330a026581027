import { seeStatement, type SeenStatement } from "../../belief/admission.js";
import type { Claim } from "../../belief/claim.js";
import type { Lens } from "../../belief/lens.js";
import type { RequestContext } from "../context.js";
import { type ClaimView, viewClaim } from "./views.js";

/** Claims by id, each seen through the lens; what the viewer may not see, or was recorded later, is missing. */
export async function loadClaims(
  context: RequestContext,
  ids: readonly string[],
  lens: Lens = context.lens,
): Promise<ClaimView[]> {
  const { statementOfClaim, beliefs } = context.loaders;
  const found = await Promise.all(
    ids.map(async (id) => {
      const statementId = await statementOfClaim.load(id);
      const belief = statementId === null ? null : await beliefs.load(statementId);
      const claim = belief?.claims.find((each) => each.id === id);
      if (!claim || claim.recordedAt > lens.recordedBefore) return null;
      return belief ? viewClaim(seeStatement(lens, belief), claim) : null;
    }),
  );
  return found.filter((claim) => claim !== null);
}

/**
 * A claim that was met through a statement, under that statement's lens. It may be about another one, of which it withdraws a
 * claim: then that other statement tells whether it stands.
 */
export async function viewMetClaim(
  context: RequestContext,
  seen: SeenStatement,
  claim: Claim,
): Promise<ClaimView> {
  if (claim.statementId === seen.belief.statement.id) return viewClaim(seen, claim);
  const [own] = await loadClaims(context, [claim.id], seen.lens);
  return own ?? viewClaim(seen, claim);
}
