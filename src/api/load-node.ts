import { seeStatement } from "../belief/admission.js";
import { loadClaims } from "./belief/load-claims.js";
import { viewSource, viewStatement } from "./belief/views.js";
import type { RequestContext } from "./context.js";
import type { Typed } from "./schema/node-type.js";

/** Whatever has this id: an entity, a statement, a source, a claim. */
export async function loadNode(context: RequestContext, id: string): Promise<Typed | null> {
  const { loaders, lens } = context;
  const [entity, belief, source, claims] = await Promise.all([
    loaders.entities.load(id),
    loaders.beliefs.load(id),
    loaders.sources.load(id),
    loadClaims(context, [id]),
  ]);
  if (entity) return entity;
  if (belief) return viewStatement(seeStatement(lens, belief));
  return source ? viewSource(source) : (claims[0] ?? null);
}
