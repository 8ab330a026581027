import { Field, InputType } from "type-graphql";
import type { Property } from "../../kinds/kind.js";
import { RELATIONS } from "../../kinds/relations.js";
import { valueTypeOf } from "../entities/property-type.js";
import { decorate } from "../schema/dynamic-type.js";

@InputType("QualifiersInput", {
  description:
    "Own properties of relations, such as affiliation: SUBSIDIARY. Each goes with the relations that have it.",
})
export class QualifiersInput {
  readonly [property: string]: unknown;
}

const properties = new Map<string, { readonly property: Property; readonly relations: string[] }>();
for (const { name: relation, properties: own } of RELATIONS) {
  for (const [name, property] of Object.entries(own)) {
    const known = properties.get(name);
    if (known) known.relations.push(relation);
    else properties.set(name, { property, relations: [relation] });
  }
}
for (const [name, { property, relations }] of properties) {
  const description = `${property.description} Of ${relations.join(", ")}.`;
  decorate(
    QualifiersInput,
    name,
    Field(() => valueTypeOf(property), { nullable: true, description }),
  );
}
