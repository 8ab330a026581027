import { readdirSync, readFileSync } from "node:fs";
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  parse,
  validate,
} from "graphql";
import { buildApiSchema } from "../../src/api/build-schema.js";
import { printApiSchema } from "../../src/api/print-api-schema.js";

const schema = buildApiSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

/** Names of what a type declares without a description, itself included. */
function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (isEnumType(type)) {
    missing.push(
      ...type
        .getValues()
        .filter((value) => !value.description)
        .map((value) => `${type.name}.${value.name}`),
    );
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      missing.push(
        ...field.args
          .filter((arg) => !arg.description)
          .map((arg) => `${type.name}.${field.name}(${arg.name})`),
      );
    }
  }
  if (isInputObjectType(type)) {
    missing.push(
      ...Object.values(type.getFields())
        .filter((field) => !field.description)
        .map((field) => `${type.name}.${field.name}`),
    );
  }
  return missing;
}

describe("The schema", () => {
  test("is the one that schema.graphql holds; run `npm run schema` after a change", () => {
    expect(readFileSync("schema.graphql", "utf8")).toBe(printApiSchema());
  });

  test("describes every type, field, argument and enum value", () => {
    expect(types.length).toBeGreaterThan(100);
    expect(types.flatMap(undescribed).filter((name) => name !== "Query" && name !== "Mutation")).toEqual([]);
  });

  test("has no directive of its own that nobody described", () => {
    expect(schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive))).toEqual([]);
  });

  test.each(readdirSync("playground/queries"))("takes the playground's query %s", (file) => {
    const source = readFileSync(`playground/queries/${file}`, "utf8");
    expect(validate(schema, parse(source)).map((error) => error.message)).toEqual([]);
  });
});
