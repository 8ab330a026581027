import type { RequestContext } from "../context.js";
import { loadClaims } from "./load-claims.js";
import type { StatementView } from "./views.js";

/** The independent roots of a statement as their type resolves them. */
export function loadRoots(context: RequestContext, statement: StatementView): Promise<object[]> {
  return Promise.all(
    statement.roots.map(async ({ agentId, claim }) => ({
      agent: await context.loaders.entities.load(agentId),
      claim:
        statement.claims.find((view) => view.id === claim.id) ??
        (await loadClaims(context, [claim.id], statement.seen.lens))[0],
    })),
  );
}
