import type { Catalogue } from "../graph/catalogue";
import { inWords, sentenceOf } from "../graph/catalogue";
import { CHANGE_STYLES } from "../graph/status-style";
import type { SceneFact, SceneNode } from "../graph/model";
import { STATUSES } from "../state/vocabulary";
import type { Direction, RelationKind } from "../api/schema";

const number = new Intl.NumberFormat("en");

/** A relation as seen from one of its ends, by the name of its field: "usedBy" is "used by". */
export function fieldWords(catalogue: Catalogue, relation: RelationKind, direction: Direction): string {
  const info = catalogue.relation(relation);
  const field = direction === "OUT" ? info?.field : info?.inverseField;
  return field ? field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`) : inWords(relation);
}

/** A node, said aloud: kind, name, how many facts of what status, and what is not drawn. */
export function sayNode(node: SceneNode, facts: readonly SceneFact[], isPinned: boolean): string {
  const here = facts.filter(({ source, target }) => source === node.id || target === node.id);
  const byStatus = new Map<string, number>();
  for (const { status } of here) {
    const word = STATUSES[status].label.toLowerCase();
    byStatus.set(word, (byStatus.get(word) ?? 0) + 1);
  }
  const hidden = node.hidden.reduce((sum, { count }) => sum + count, 0);
  const kind = inWords(node.kind);
  return [
    `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${node.name}`,
    `${here.length} ${here.length === 1 ? "fact" : "facts"}${
      here.length > 0 ? ` (${[...byStatus].map(([word, count]) => `${count} ${word}`).join(", ")})` : ""
    }`,
    ...(hidden > 0 ? [`${number.format(hidden)} more not drawn`] : []),
    ...(node.vanished ? ["vanished"] : []),
    ...(isPinned ? ["pinned"] : []),
  ].join(", ");
}

/** A fact, said aloud: the sentence, its status, and what became of it. */
export function sayFact(catalogue: Catalogue, fact: SceneFact, nameOf: (id: string) => string): string {
  const sentence = sentenceOf(catalogue, fact.relation, nameOf(fact.source), nameOf(fact.target));
  const parts = [STATUSES[fact.status].label.toLowerCase()];
  if (fact.change) parts.push(CHANGE_STYLES[fact.change].label);
  if (fact.shutOut) parts.push("shut out by the lens");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}: ${parts.join(", ")}`;
}
