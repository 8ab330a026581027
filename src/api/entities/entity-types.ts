import { ObjectType } from "type-graphql";
import type { Kind } from "../../kinds/kind.js";
import { ORGANIZATION } from "../../kinds/organization.js";
import { getKind, KINDS } from "../../kinds/registry.js";
import { type ConcreteClass, type DynamicClass, makeClass } from "../schema/dynamic-type.js";
import { NodeType } from "../schema/node-type.js";
import { EntityType, OrganizationType } from "./entity-interface.js";
import { addPropertyFields } from "./property-type.js";

function makeEntityType(kind: Kind): ConcreteClass {
  const type = makeClass(kind.name);
  const interfaces = [NodeType, EntityType, ...(kind.organization ? [OrganizationType] : [])];
  ObjectType(kind.name, { description: kind.description, implements: interfaces, simpleResolvers: true })(
    type,
  );
  addPropertyFields(type, kind.properties);
  return type;
}

const TYPES: ReadonlyMap<Kind, ConcreteClass> = new Map(KINDS.map((kind) => [kind, makeEntityType(kind)]));

/** Every object type of an entity: they are reached through interfaces only, so the schema is told of them. */
export const ENTITY_TYPES: readonly ConcreteClass[] = [...TYPES.values()];

/** The object type of a kind. */
export function entityTypeOf(kind: Kind): ConcreteClass {
  const type = TYPES.get(kind);
  if (!type) throw new Error(`The kind ${kind.name} is not in the registry.`);
  return type;
}

/** The narrowest type for the end of a relation: its one kind, Organization, or Entity. */
export function typeOfEnd(end: readonly string[]): DynamicClass {
  const [only] = end;
  if (end.length > 1 || only === undefined) return EntityType;
  return only === ORGANIZATION ? OrganizationType : entityTypeOf(getKind(only));
}
