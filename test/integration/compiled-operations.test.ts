import { readdirSync, readFileSync } from "node:fs";
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLObjectType,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { buildApiSchema } from "../../src/api/build-schema.js";
import { makeContext, type RequestContext } from "../../src/api/context.js";
import { makeExecuteOperation } from "../../src/api/execution/execute-operation.js";
import type { Graph } from "../../src/graph/graph.js";
import { connectTestGraph } from "../support/graph.js";
import { patient } from "../support/patient.js";
import { randomOf, randomSelection } from "../support/random-selection.js";
import { times } from "../support/scale.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { serviceOver } from "../support/service.js";
import { within } from "../support/within.js";

const schema = buildApiSchema();
const NOW = Date.now();

let server: TestServer;
let graph: Graph;
beforeAll(async () => {
  server = await startTestServer();
  graph = connectTestGraph();
});
afterAll(async () => {
  await graph.close();
  await server.close();
});

function context(): RequestContext {
  return makeContext(serviceOver(graph), { role: "ADMIN", name: "admin", highestMarking: "RED" }, NOW);
}

/**
 * An answer as it is sent. The order of fields is not compared: one that is left out by a directive and asked for again
 * below stands where it is asked for first.
 */
function asSent(answer: ExecutionResult): unknown {
  return JSON.parse(JSON.stringify(answer));
}

/** Asks by graphql-js, and three times by the server's executor, which compiles what it sees again. */
async function expectTheSame(document: DocumentNode, variables: Record<string, unknown>): Promise<void> {
  const args = { schema, document, variableValues: variables };
  const expected = asSent(await execute({ ...args, contextValue: context() }));
  const executeOperation = makeExecuteOperation(schema);
  for (let time = 1; time <= 3; time += 1) {
    const operation = { document, operationName: undefined, variables, context: context() };
    expect(asSent(await executeOperation(operation))).toEqual(expected);
  }
}

const QUERIES = readdirSync("playground/queries").filter((file) =>
  /^\s*(query|\{)/m.test(readFileSync(`playground/queries/${file}`, "utf8")),
);

test.each(QUERIES)("the compiled %s answers as graphql-js does", async (file) => {
  const text = readFileSync(`playground/queries/${file}`, "utf8");
  // How long a search took is no part of its answer.
  await expectTheSame(parse(patient(text).replace(/\belapsedMs\b/g, "__typename")), {});
});

/** A variable that no directive happens to use does no harm. */
const PLAIN_RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

const ROUNDS = times({ full: 24, usual: 8 });
const ROOTS = ["companies", "affiliates", "agencies", "incidents", "datasets", "tools", "threatActors"];

test.each([
  ["without directives, which are compiled", false],
  ["with directives, which are not", true],
])("random selections %s answer as by graphql-js", async (_, directives) => {
  const random = randomOf(7);
  let valid = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const root = ROOTS[round % ROOTS.length] ?? "";
    const connection = schema.getQueryType()?.getFields()[root]?.type as unknown as {
      ofType: GraphQLObjectType;
    };
    const fields = randomSelection(schema, connection.ofType, 4, random, directives);
    const document = parse(
      `query ${directives ? "($yes: Boolean!, $no: Boolean = false)" : ""} {
         ${root}(first: 3) { ...Fields } again: ${root}(first: 2) { ...Fields } }
       fragment Fields on ${connection.ofType.name} ${fields}`,
    );
    if (validate(schema, document, PLAIN_RULES).length > 0) continue;
    valid += 1;
    await expectTheSame(document, directives ? { yes: random() < 0.5 } : {});
  }
  expect(valid).toBeGreaterThan(ROUNDS / 3);
});

const FILTERED = `query ($filter: CompanyFilter, $sort: CompanySort, $first: Int = 3, $country: String, $lens: Lens, $ids: [String!]) {
  a: companies(filter: $filter, sort: $sort, first: $first) { nodes { name country } totalCount }
  b: companies(filter: { or: [{ country: { eq: $country } }, { name: { in: ["Fujitsu"], contains: $country } }] }, first: $first) { nodes { name } }
  c: companies(first: 5) { nodes { affiliates(lens: $lens) { nodes { name } } } }
  d: tools(filter: { id: { in: $ids } }) { nodes { name } } }`;

test.each<Record<string, unknown>>([
  {},
  { first: null, filter: null, sort: null, country: null, ids: null },
  { first: 1, sort: { field: "COUNTRY", direction: "DESC" }, ids: [] },
  { sort: { field: "RECORDED_AT" }, country: "JP", ids: "one for a list" },
  { filter: { not: { and: [{ country: { in: ["JP", "TH"] } }, { or: [{ name: { startsWith: "F" } }] }] } } },
  { lens: { publishedBefore: "2021-08-27", policy: { preset: "ALL_CLAIMS" } }, first: 2 },
  { lens: { policy: { minConfidence: 101 } } },
  { filter: { constructor: {} } },
  { first: 2.5 },
])("variables mean to compiled code what they mean to graphql-js: %j", async (variables) => {
  expect(validate(schema, parse(FILTERED))).toEqual([]);
  await within(20_000, () => expectTheSame(parse(FILTERED), variables));
});

test("errors are those of graphql-js; where they leave no data, all of them are told", async () => {
  const partial = `query ($name: String) { company(name: $name, id: "both") { name } tool(name: "ProjectWEB") { name }
    node(id: "none") { id } missing: company(name: "nobody") { name } }`;
  await expectTheSame(parse(partial), { name: "Fujitsu" });
  await expectTheSame(parse(partial), { name: 5 });
  await expectTheSame(parse("query ($id: ID!) { company(id: $id) { name } }"), {});
  const document = parse(`{ companies(first: 2) { nodes { affiliates(first: 1000) { nodes { id } } } } }`);
  const executeOperation = makeExecuteOperation(schema);
  const operation = { document, operationName: undefined, variables: {} };
  const expected = await execute({ schema, document, contextValue: context() });
  expect(expected.data).toBeNull();
  for (let time = 1; time <= 3; time += 1) {
    const { data, errors } = await executeOperation({ ...operation, context: context() });
    expect(data).toBeNull();
    expect(JSON.stringify(errors)).toContain(JSON.stringify(expected.errors?.[0]));
  }
});

test("a refusal over HTTP is the same the first time and when its operation is compiled", async () => {
  const refused =
    "query ($first: Int, $name: String) { companies(first: $first) { nodes { name } } company(name: $name) { name } }";
  const first = await server.ask(refused, { first: 5_000 });
  expect(first.errors?.map(({ extensions }) => extensions["code"])).toContain("BAD_USER_INPUT");
  for (let time = 2; time <= 4; time += 1) {
    const { errors, data } = await server.ask(refused, { first: 5_000 });
    expect(data).toEqual(first.data);
    expect(errors).toEqual(expect.arrayContaining(first.errors as unknown[]));
    expect(errors?.filter(({ extensions }) => extensions["code"] === "INTERNAL_SERVER_ERROR")).toEqual([]);
  }
});
