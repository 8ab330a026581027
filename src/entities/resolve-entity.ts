import type { GraphReader } from "../graph/graph.js";
import { InputRefused, RefusalReason } from "../shared/errors.js";
import type { Entity } from "./entity.js";
import { findEntities, findEntitiesByName } from "./entity-store.js";
import { findNearNames } from "./near-names.js";
import { getKindByValue } from "../kinds/registry.js";

/** How a caller names one entity: by id, or by a name (or alias) that only one bears, of a kind if it helps. */
export interface EntityName {
  readonly id?: string | null;
  readonly kind?: string | null;
  readonly name?: string | null;
}

/**
 * The one entity that is meant.
 * @throws InputRefused UNKNOWN_ID, UNKNOWN_NAME (with near names) or AMBIGUOUS_NAME (with the candidates)
 */
export async function getEntityNamed(
  graph: GraphReader,
  ref: EntityName,
  path: string,
  tlp: number,
): Promise<Entity> {
  if (ref.id != null) return getById(graph, { ...ref, id: ref.id }, path, tlp);
  const name = ref.name ?? "";
  if (name.trim() === "") {
    throw new InputRefused(RefusalReason.InvalidValue, `${path}: expected an id or a name, got neither.`, {
      path,
    });
  }
  const found = await findEntitiesByName(
    graph,
    name,
    ref.kind == null ? null : getKindByValue(ref.kind),
    tlp,
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  if (found.length > 1) throw ambiguous(name, found, path);
  throw await unknown(graph, ref, name, path, tlp);
}

async function getById(
  graph: GraphReader,
  ref: EntityName & { id: string },
  path: string,
  tlp: number,
): Promise<Entity> {
  const entity = (await findEntities(graph, [ref.id], tlp)).get(ref.id);
  if (!entity || (ref.kind != null && entity.kind !== ref.kind)) {
    const what = ref.kind == null ? "entity" : ref.kind;
    throw new InputRefused(RefusalReason.UnknownId, `${path}: no ${what} has the id "${shorten(ref.id)}".`, {
      path,
    });
  }
  return entity;
}

function ambiguous(name: string, found: readonly Entity[], path: string): InputRefused {
  const candidates = found.map(({ id, kind, name: full }) => ({ id, kind, name: full }));
  const list = candidates
    .map((candidate) => `${candidate.name} (${candidate.kind}, ${candidate.id})`)
    .join("; ");
  return new InputRefused(
    RefusalReason.AmbiguousName,
    `${path}: "${shorten(name)}" names ${found.length} entities: ${list}. Add a kind, or give an id.`,
    { path, candidates },
  );
}

async function unknown(
  graph: GraphReader,
  ref: EntityName,
  name: string,
  path: string,
  tlp: number,
): Promise<InputRefused> {
  const near = await findNearNames(graph, name, tlp);
  const suggestions = near.map(({ id, kind, name: full }) => ({ id, kind, name: full }));
  const hint =
    suggestions.length === 0
      ? "Look it up with `search`."
      : `Did you mean ${suggestions.map((each) => `${each.name} (${each.kind})`).join(", ")}?`;
  const what = ref.kind == null ? "Nothing" : `No ${ref.kind}`;
  return new InputRefused(
    RefusalReason.UnknownName,
    `${path}: ${what} is named "${shorten(name)}". ${hint}`,
    {
      path,
      suggestions,
    },
  );
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
