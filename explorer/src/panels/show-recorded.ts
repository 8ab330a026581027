import type { Entity, Scene } from "../graph/model";
import type { RelationKind } from "../api/schema";
import { askAround } from "../state/ask";
import { EXPAND_BY, expand, type View } from "../state/view";

interface RecordedStatement {
  readonly id: string;
  readonly predicate: RelationKind;
  readonly subject: Entity | null;
  readonly object: Entity | null;
}

/**
 * A view in which a fact is seen: as it is, if the fact is on it; with that relation expanded, if one of its ends is; else
 * of what is around its subject.
 */
export function showRecorded(
  view: View,
  { id, predicate, subject, object }: RecordedStatement,
  scene: Pick<Scene, "nodes" | "facts"> | null,
): View {
  const selected = { type: "fact", id } as const;
  if (scene?.facts.some((fact) => fact.id === id)) return { ...view, selected };
  const shown = (end: Entity | null): Entity | undefined =>
    scene?.nodes.find(({ id: node }) => node === end?.id);
  const from = shown(subject);
  const to = shown(object);
  if (from) {
    const at = { node: from.id, relation: predicate, direction: "OUT" } as const;
    return { ...expand(view, at, EXPAND_BY), selected };
  }
  if (to) {
    const at = { node: to.id, relation: predicate, direction: "IN" } as const;
    return { ...expand(view, at, EXPAND_BY), selected };
  }
  const seed = subject ?? object;
  if (!seed) return { ...view, selected };
  return { ...askAround(view, seed), selected };
}
