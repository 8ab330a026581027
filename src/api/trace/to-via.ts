import type { Relation } from "../../kinds/relation.js";
import { getRelation, TRAVERSED } from "../../kinds/relations.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";

/**
 * The relations that a path may go along, each once and in the table's order: one set of relations makes one query.
 * @throws InputRefused if there is none, or one that paths do not go along; `path` is where they stand
 */
export function toVia(names: readonly string[], path: string): readonly Relation[] {
  if (names.length === 0) {
    const problem = `${path}: expected one relation at least, got none.`;
    throw new InputRefused(RefusalReason.InvalidValue, problem, { path });
  }
  const asked = new Set(names.map((name) => toTraversed(name, path)));
  return TRAVERSED.filter((relation) => asked.has(relation));
}

function toTraversed(name: string, path: string): Relation {
  const relation = getRelation(name);
  if (relation.traversed) return relation;
  const problem = `${path}: paths do not go along ${name}; expected one of ${TRAVERSED.map((each) => each.name).join(", ")}.`;
  throw new InputRefused(RefusalReason.InvalidValue, problem, { path });
}
