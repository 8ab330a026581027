import "reflect-metadata";
import { Kind, type OperationDefinitionNode, parse } from "graphql";
import {
  measureOperation,
  type OperationSize,
  TooManyFields,
} from "../../src/api/limits/measure-operation.js";
import { DEFAULT_PAGE, LARGEST_PAGE } from "../../src/api/schema/paging.js";

function measure(text: string, variables: Record<string, unknown> = {}, mostFields = 1_000): OperationSize {
  const document = parse(text);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error("The text has no operation.");
  return measureOperation(document, operation, variables, mostFields);
}

describe("what is counted", () => {
  test("depth, fields, aliases, directives and root fields", () => {
    const text = `query Q @a { one: company { id @b @c incidents { two: id } } tool { id } }`;
    expect(measure(text)).toEqual({ depth: 3, fields: 6, aliases: 2, directives: 3, rootFields: 2, rows: 0 });
  });

  test("introspection counts as its root field and no deeper", () => {
    const text = `{ __schema { types { fields { type { name } } } } __type(name: "A") { name } __typename }`;
    expect(measure(text)).toMatchObject({ depth: 1, fields: 3, rootFields: 3 });
  });
});

describe("fragments", () => {
  test("are put in place, each as often as it is spread; a spread counts as one field more", () => {
    const text = `
      { a { ...F } b { ...F } }
      fragment F on X { c: id @skip(if: true) inner { id } }
      fragment Unused on X { deep { deep { deep { id } } } }`;
    expect(measure(text)).toMatchObject({ depth: 3, fields: 10, aliases: 2, directives: 2, rootFields: 2 });
  });

  test("at the root have root fields, and inline ones count by what is in them", () => {
    expect(measure(`{ ...F ... on Query { b ... { c } } } fragment F on Query { a }`)).toMatchObject({
      depth: 1,
      rootFields: 3,
      fields: 4,
    });
  });

  test("that are exponentially large are stopped at the limit", () => {
    const levels = Array.from(
      { length: 60 },
      (_, level) => `fragment F${level} on Q { ...F${level + 1} ...F${level + 1} }`,
    );
    const text = `{ ...F0 } ${levels.join(" ")} fragment F60 on Q { id }`;
    const begun = Date.now();
    expect(() => measure(text, {}, 300)).toThrow(TooManyFields);
    expect(Date.now() - begun).toBeLessThan(1_000);
  });

  test("that lead in a circle are stopped, and unknown ones hold nothing", () => {
    expect(() => measure(`{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }`, {}, 300)).toThrow(
      TooManyFields,
    );
    expect(measure(`{ ...Nowhere }`)).toMatchObject({ fields: 1, depth: 0 });
  });

  test("exactly at the limit pass", () => {
    expect(measure(`{ a b c }`, {}, 3).fields).toBe(3);
    expect(() => measure(`{ a b c }`, {}, 2)).toThrow(TooManyFields);
  });
});

describe("rows", () => {
  test.each([
    ["a page by `first`", `{ list(first: 7) { nodes { id } } }`, {}, 7],
    ["a page by `last`", `{ list(last: 8) { edges { cursor } } }`, {}, 8],
    ["a connection without a size", `{ list { nodes { id } } }`, {}, DEFAULT_PAGE],
    [
      "a connection whose rows are in a fragment",
      `{ list { ...F } } fragment F on C { edges { cursor } }`,
      {},
      DEFAULT_PAGE,
    ],
    ["no connection at all", `{ one { id } }`, {}, 0],
    ["a size from a variable", `query ($n: Int) { list(first: $n) { nodes { id } } }`, { n: 50 }, 50],
    ["a variable that is left out", `query ($n: Int) { list(first: $n) { nodes { id } } }`, {}, DEFAULT_PAGE],
    ["a variable's default", `query ($n: Int = 90) { list(first: $n) { nodes { id } } }`, {}, 90],
    ["a variable over its default", `query ($n: Int = 90) { list(first: $n) { nodes { id } } }`, { n: 3 }, 3],
    ["null and a size", `{ list(first: null, last: 9) { nodes { id } } }`, {}, 9],
    ["a list of ids", `{ many(ids: ["a", "b", "c"]) { id } }`, {}, 3],
    ["a list of ids from a variable", `query ($i: [ID!]!) { many(ids: $i) { id } }`, { i: ["a", "b"] }, 2],
    ["a budget", `{ subgraph(seeds: ["a"], budget: 30) { nodes { id } } }`, {}, 30],
    ["a budget that is left out", `{ subgraph(seeds: ["a"]) { edges { id } } }`, {}, 500],
    ["a budget from a variable", `query ($b: Int!) { subgraph(budget: $b) { truncated } }`, { b: 70 }, 70],
    ["a budget above the largest", `{ subgraph(budget: 1000000) { nodes { id } } }`, {}, 5_000],
    ["`first` of a field that is bounded by a budget", `{ subgraph(first: 1) { nodes { id } } }`, {}, 500],
    ["a summary", `{ one { neighbourSummary { facts } } }`, {}, DEFAULT_PAGE],
    ["a size below 0", `{ list(first: -5) { nodes { id } } }`, {}, 0],
    ["a size above the largest", `{ list(first: 1000000) { nodes { id } } }`, {}, LARGEST_PAGE],
  ])("%s", (_what, text, variables, rows) => {
    expect(measure(text, variables).rows).toBe(rows);
  });

  test("multiply down a branch and add up across branches", () => {
    const text = `{ a(first: 10) { nodes { b(first: 5) { nodes { c(last: 2) { nodes { id } } } } } } d(first: 3) { nodes { id } } }`;
    expect(measure(text).rows).toBe(10 + 10 * 5 + 10 * 5 * 2 + 3);
  });

  test("of pages in a subgraph count for each of its nodes", () => {
    const text = `{ subgraph(seeds: ["a"], budget: 30) { nodes { ... on Company { affiliates(first: 4) { nodes { id } } } } } }`;
    expect(measure(text).rows).toBe(30 + 30 * 4);
  });

  test("count in every place where a fragment is spread", () => {
    const text = `{ a { ...F } b(first: 10) { nodes { ...F } } } fragment F on X { list(first: 4) { nodes { id } } }`;
    expect(measure(text).rows).toBe(4 + 10 + 10 * 4);
  });
});
