import type { Relation } from "./relation.js";
import { DATA_RELATIONS } from "./relations/data-relations.js";
import { INCIDENT_RELATIONS } from "./relations/incident-relations.js";
import { ORGANIZATION_RELATIONS } from "./relations/organization-relations.js";
import { SURROUNDING_RELATIONS } from "./relations/surrounding-relations.js";

/** Every relation: the one table. */
export const RELATIONS: readonly Relation[] = [
  ...ORGANIZATION_RELATIONS,
  ...INCIDENT_RELATIONS,
  ...DATA_RELATIONS,
  ...SURROUNDING_RELATIONS,
];

const BY_NAME = new Map(RELATIONS.map((relation) => [relation.name, relation]));

export function findRelation(name: string): Relation | undefined {
  return BY_NAME.get(name);
}

export function getRelation(name: string): Relation {
  const relation = BY_NAME.get(name);
  if (!relation) throw new Error(`No relation is named "${name}".`);
  return relation;
}

/** The relations that paths go along. */
export const TRAVERSED: readonly Relation[] = RELATIONS.filter((relation) => relation.traversed);
