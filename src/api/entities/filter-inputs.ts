import { Field, InputType } from "type-graphql";
import { filterableProperties } from "../../entities/entity-filter.js";
import type { Kind, PropertyType } from "../../kinds/kind.js";
import { type ConcreteClass, decorate, makeClass } from "../schema/dynamic-type.js";
import { valueTypeOf } from "./property-type.js";

/** The operators that a property of each type can be filtered by, with what they mean. */
const OPERATORS = {
  eq: "Is this.",
  in: "Is one of these.",
  contains: "Contains this, upper and lower case alike.",
  startsWith: "Begins with this, upper and lower case alike.",
  has: "Has this among its values, upper and lower case alike.",
  from: "Is this or later (or higher).",
  before: "Is earlier (or lower) than this.",
  absent: "True: is not known. False: is known.",
} as const;

const OPERATORS_BY_TYPE: Readonly<Record<PropertyType["type"], readonly (keyof typeof OPERATORS)[]>> = {
  text: ["eq", "in", "contains", "startsWith", "absent"],
  texts: ["has", "absent"],
  fuzzyDate: ["eq", "from", "before", "absent"],
  share: ["eq", "from", "before", "absent"],
  choice: ["eq", "in", "absent"],
};

const conditions = new Map<string, ConcreteClass>();

/** The input type of conditions on a property, one for each type of property and each vocabulary. */
function conditionType(property: PropertyType): ConcreteClass {
  const names = { text: "Text", texts: "Texts", fuzzyDate: "FuzzyDate", share: "Share" };
  const name = `${property.type === "choice" ? property.of.name : names[property.type]}Condition`;
  const known = conditions.get(name);
  if (known) return known;
  const type = makeClass(name);
  InputType(name, { description: "Conditions on one property; all that are given must hold." })(type);
  for (const operator of OPERATORS_BY_TYPE[property.type]) {
    const value = operator === "absent" ? Boolean : valueTypeOf(property);
    const returns = (): object => (operator === "in" ? [value] : value);
    decorate(type, operator, Field(returns, { nullable: true, description: OPERATORS[operator] }));
  }
  conditions.set(name, type);
  return type;
}

const filters = new Map<Kind, ConcreteClass>();

/** The input type of filters of a kind, made once. */
export function filterTypeOf(kind: Kind): ConcreteClass {
  const type = filters.get(kind) ?? makeFilterType(kind);
  filters.set(kind, type);
  return type;
}

function makeFilterType(kind: Kind): ConcreteClass {
  const type = makeClass(`${kind.name}Filter`);
  InputType(`${kind.name}Filter`, {
    description: `Which entities of the kind ${kind.name} are wanted; all that is given must hold.`,
  })(type);
  decorate(
    type,
    "and",
    Field(() => [type], { nullable: true, description: "All of these must hold." }),
  );
  decorate(
    type,
    "or",
    Field(() => [type], { nullable: true, description: "One of these must hold." }),
  );
  decorate(
    type,
    "not",
    Field(() => type, { nullable: true, description: "This must not hold." }),
  );
  for (const [name, property] of Object.entries(filterableProperties(kind))) {
    const condition = conditionType(property);
    decorate(
      type,
      name,
      Field(() => condition, { nullable: true, description: `Conditions on \`${name}\`.` }),
    );
  }
  return type;
}
