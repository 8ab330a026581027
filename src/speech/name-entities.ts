import type { Entity } from "../entities/entity.js";
import { type EntityName, getEntityNamed } from "../entities/resolve-entity.js";
import type { Act } from "./speak.js";

/** The entity that is meant, as the act's transaction sees it. */
export function entityNamed(act: Act, name: EntityName, path: string): Promise<Entity> {
  return getEntityNamed(act.writer, name, path, act.tlp);
}

/** The id of an entity that may be left out. */
export async function idNamed(
  act: Act,
  name: EntityName | null | undefined,
  path: string,
): Promise<string | null> {
  return name ? (await entityNamed(act, name, path)).id : null;
}
