import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { sortableProperties } from "../../entities/entity-page.js";
import type { Kind } from "../../kinds/kind.js";
import { type ConcreteClass, decorate, makeClass } from "../schema/dynamic-type.js";
import { enumOf, SORT_DIRECTION } from "../schema/enums.js";
import { ListArgs } from "../schema/paging.js";
import { filterTypeOf } from "./filter-inputs.js";

function makeSortType(kind: Kind): ConcreteClass {
  const fields = Object.fromEntries(sortableProperties(kind).map((name) => [toEnumValue(name), name]));
  registerEnumType(fields, {
    name: `${kind.name}SortField`,
    description: `By what a list of the kind ${kind.name} can be sorted.`,
    valuesConfig: Object.fromEntries(
      Object.entries(fields).map(([value, name]) => [value, { description: `By \`${name}\`.` }]),
    ),
  });
  const type = makeClass(`${kind.name}Sort`);
  InputType(`${kind.name}Sort`, {
    description: "How a list is sorted; ties are broken by id, what is not known comes last.",
  })(type);
  decorate(
    type,
    "field",
    Field(() => fields, { description: "By what." }),
  );
  decorate(
    type,
    "direction",
    Field(enumOf(SORT_DIRECTION), { defaultValue: "ASC", description: "Which way." }),
  );
  return type;
}

/** The arguments of the list of a kind: filter, sort and page. */
export function makeListArgs(kind: Kind): ConcreteClass {
  const filter = filterTypeOf(kind);
  const sort = makeSortType(kind);
  const args = { [`${kind.name}ListArgs`]: class extends ListArgs {} }[
    `${kind.name}ListArgs`
  ] as ConcreteClass;
  ArgsType()(args);
  decorate(
    args,
    "filter",
    Field(() => filter, { nullable: true, description: "Which are wanted; all if it is left out." }),
  );
  decorate(
    args,
    "sort",
    Field(() => sort, { nullable: true, description: "How they are sorted; by name if it is left out." }),
  );
  return args;
}

function toEnumValue(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}
