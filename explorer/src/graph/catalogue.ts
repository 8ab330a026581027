import type { ResultOf } from "../api/graphql";
import type { Catalogue as CatalogueQuery } from "../api/documents/finding";
import type { Direction, EntityKind, RelationKind } from "../api/schema";

type Answer = ResultOf<typeof CatalogueQuery>;
export type KindInfo = Answer["kinds"][number];
export type RelationInfo = Answer["relations"][number];

/** Kinds and relations as the API describes them: their words, colours, shapes and fields. */
export interface Catalogue {
  readonly kinds: readonly KindInfo[];
  readonly relations: readonly RelationInfo[];
  readonly kind: (kind: EntityKind) => KindInfo | undefined;
  readonly relation: (relation: RelationKind) => RelationInfo | undefined;
}

export function toCatalogue({ kinds, relations }: Answer): Catalogue {
  const byKind = new Map(kinds.map((info) => [info.kind, info]));
  const byRelation = new Map(relations.map((info) => [info.relation, info]));
  return {
    kinds,
    relations,
    kind: (kind) => byKind.get(kind),
    relation: (relation) => byRelation.get(relation),
  };
}

/** "THREAT_ACTOR" as readers see it: "threat actor". */
export function inWords(name: string): string {
  return name.toLowerCase().replaceAll("_", " ");
}

/** A fact as a sentence: 'the dataset "4 GB of data" left the systems of Fujitsu'. */
export function sentenceOf(
  catalogue: Catalogue,
  relation: RelationKind,
  subject: string,
  object: string,
): string {
  const phrase = catalogue.relation(relation)?.phrase ?? `{subject} ${inWords(relation)} {object}`;
  return phrase.replaceAll("{subject}", () => subject).replaceAll("{object}", () => object);
}

/** A relation as it stands on a line: what its phrase has between subject and object, or its name where they are turned. */
export function betweenWords(catalogue: Catalogue, relation: RelationKind): string {
  const phrase = catalogue.relation(relation)?.phrase ?? "";
  const between = /\{subject\}"?(.+?)"?\{object\}/.exec(phrase)?.[1];
  return (between ?? inWords(relation)).trim();
}

/** The field of a node's type that gives its related entities, for example "affectedBy". */
export function fieldAt(catalogue: Catalogue, relation: RelationKind, direction: Direction): string | null {
  const info = catalogue.relation(relation);
  if (!info) return null;
  return direction === "OUT" ? info.field : info.inverseField;
}
