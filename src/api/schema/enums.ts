import { registerEnumType } from "type-graphql";
import { KINDS } from "../../kinds/registry.js";
import { RELATIONS } from "../../kinds/relations.js";
import { valuesOf, vocabulary, type Vocabulary } from "../../shared/vocabulary.js";

const registered = new Map<string, object>();

/**
 * The type of a field that holds one value of a vocabulary, for a decorator. The enum is registered when the decorator
 * is reached, not when the schema asks for it: then it would be too late.
 */
export function enumOf(of: Vocabulary): () => object {
  const type = enumTypeOf(of);
  return () => type;
}

/** The type of a field that holds a list of them. */
export function enumsOf(of: Vocabulary): () => [object] {
  const type = enumTypeOf(of);
  return () => [type];
}

/** The enum type of a vocabulary, made once. Its values are their own names. */
export function enumTypeOf(of: Vocabulary): object {
  const known = registered.get(of.name);
  if (known) return known;
  const values = Object.fromEntries(valuesOf(of).map((value) => [value, value]));
  registerEnumType(values, {
    name: of.name,
    description: of.description,
    valuesConfig: Object.fromEntries(
      Object.entries(of.values).map(([value, description]) => [value, { description }]),
    ),
  });
  registered.set(of.name, values);
  return values;
}

export const ENTITY_KIND = vocabulary(
  "EntityKind",
  "The kinds of entities.",
  Object.fromEntries(KINDS.map((kind) => [kind.value, kind.description])),
);

export const RELATION_KIND = vocabulary(
  "RelationKind",
  "The relations between entities.",
  Object.fromEntries(RELATIONS.map((relation) => [relation.name, relation.description])),
);

export const SORT_DIRECTION = vocabulary("SortDirection", "Which way a list is sorted.", {
  ASC: "Lowest, earliest, A first.",
  DESC: "Highest, latest, Z first.",
});
