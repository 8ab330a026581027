import { seeStatement } from "../../belief/admission.js";
import type { Lens } from "../../belief/lens.js";
import type { RequestContext } from "../context.js";
import { type ClaimView, viewClaim } from "./views.js";

/** Claims by id, each seen through the lens; what the viewer may not see is missing. */
export async function loadClaims(
  context: RequestContext,
  ids: readonly string[],
  lens: Lens = context.lens,
): Promise<ClaimView[]> {
  const statements = await Promise.all(ids.map((id) => context.loaders.statementOfClaim.load(id)));
  const beliefs = await Promise.all(
    statements.map((id) => (id === null ? null : context.loaders.beliefs.load(id))),
  );
  return beliefs.flatMap((belief, index) => {
    const claim = belief?.claims.find((each) => each.id === ids[index]);
    return belief && claim ? [viewClaim(seeStatement(lens, belief), claim)] : [];
  });
}
