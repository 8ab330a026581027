import { Field, Float } from "type-graphql";
import type { Property, PropertyType } from "../../kinds/kind.js";
import { decorate, type DynamicClass } from "../schema/dynamic-type.js";
import { enumTypeOf } from "../schema/enums.js";
import { FuzzyDateScalar } from "../schema/scalars.js";

/** The GraphQL type of one value of a property. */
export function valueTypeOf(property: PropertyType): object {
  switch (property.type) {
    case "text":
    case "texts":
      return String;
    case "fuzzyDate":
      return FuzzyDateScalar;
    case "share":
      return Float;
    case "choice":
      return enumTypeOf(property.of);
  }
}

/** Adds the own properties of a kind or relation as fields; each is null where it is not known. */
export function addPropertyFields(to: DynamicClass, properties: Readonly<Record<string, Property>>): void {
  for (const [name, property] of Object.entries(properties)) {
    const value = valueTypeOf(property);
    const type = (): object => (property.type === "texts" ? [value] : value);
    decorate(to, name, Field(type, { nullable: true, description: property.description }));
  }
}
