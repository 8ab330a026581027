import type { Entity } from "../../entities/entity.js";
import type { RequestContext } from "../context.js";

/** Entities by id, in this order; what the viewer may not see is missing. */
export async function loadEntities({ loaders }: RequestContext, ids: readonly string[]): Promise<Entity[]> {
  const entities = await Promise.all(ids.map((id) => loaders.entities.load(id)));
  return entities.filter((entity) => entity !== null);
}
