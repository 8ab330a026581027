import { expectRefusal, type Refusal } from "../support/refusal.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { within } from "../support/within.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** A document is refused with 400 before a query is sent, and the server goes on. */
async function expectUnrun(
  refusal: Omit<Refusal, "status">,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<void> {
  server.takeQueries();
  const answer = await within(2_000, () => server.ask(query, variables));
  expectRefusal(answer, { status: 400, ...refusal });
  expect(server.takeQueries()).toEqual([]);
  expect(await server.ask("{ __typename }")).toMatchObject({ status: 200, data: { __typename: "Query" } });
}

const repeat = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(" ");
/** A filter inside of filters. */
function nested(levels: number): object {
  let value = {};
  for (let level = 0; level < levels; level += 1) value = { not: value };
  return value;
}
/** Pages inside of pages. */
const affiliates = (size: string, depth: number): string =>
  depth === 0 ? "nodes { name }" : `nodes { affiliates${size} { ${affiliates(size, depth - 1)} } }`;

describe("A document that is none is refused", () => {
  test.each([
    ["with NUL", "{ __typename \u0000 }", /Unexpected character: U\+0000/],
    [
      "with half a surrogate pair",
      '{ search(text: "\ud800") { nodes { id } } }',
      /Invalid character .*U\+D800/,
    ],
    ["without an end", "{ stats { facts }", /Expected Name, found <EOF>/],
    ["of 2,100 tokens", `{ ${"__typename ".repeat(2100)} }`, /more that 2000 tokens/],
  ])("%s", (_, query, says) => expectUnrun({ code: "GRAPHQL_PARSE_FAILED", says }, query));
});

test.each([
  ["levels", "{ a ".repeat(5000)],
  ["lists", `{ a(b: ${"[".repeat(5000)}) }`],
])("A document of 5,000 %s is refused in words", async (_, query) => {
  const answer = await server.ask(query);
  expect(answer).toMatchObject({ status: 400, data: undefined });
  expect(answer.errors?.[0]?.message).toMatch(/more that 2000 tokens|nested too deeply/);
  expect(answer.errors?.[0]?.extensions["code"]).toMatch(/^(GRAPHQL_PARSE_FAILED|LIMIT_EXCEEDED)$/);
});

describe("A document that asks for what is not there is refused, with a hint", () => {
  test.each([
    ["a field", "{ companys { nodes { id } } }", /"companys" .*Did you mean "company" or "companies"/],
    ["a field of a type", "{ tools { nodes { nam } } }", /"nam" on type "Tool"\. Did you mean "name"/],
    ["an argument", '{ company(nam: "x") { id } }', /Unknown argument "nam".*Did you mean "name"/],
    ["a value", "{ tools { nodes { usedBy(lens: { validAt: 2021 }) { totalCount } } } }", /expected a text/],
    ["a kind", '{ search(text: "", kinds: [TOOLS]) { nodes { id } } }', /Did you mean the enum value "TOOL"/],
    [
      "a month",
      '{ statement(id: "x", lens: { validAt: "2021-13" }) { id } }',
      /"2021-13" is no date\. Write a y/,
    ],
    ["a whole number", "{ tools(first: 10000000000) { totalCount } }", /Int cannot represent/],
    ["a number", '{ tools(first: "1") { totalCount } }', /Int cannot represent non-integer value/],
    [
      "a filter",
      '{ tools(filter: { __proto__: { eq: "x" } }) { totalCount } }',
      /Field "__proto__" is not defined/,
    ],
    ["one operation", "{ __typename } { __typename }", /anonymous operation must be the only/],
    ["an end", "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }", /"a" within itself/],
    ["sense", `{ __typename ${"@include(if: true) ".repeat(51)} }`, /can only be used once/],
    ["an unknown mutation", "mutation { unmakeClaim }", /unmakeClaim/],
  ])("%s", (_, query, says) => expectUnrun({ code: "GRAPHQL_VALIDATION_FAILED", says }, query));

  test.each([
    [
      "subscription { claimRecorded { cursor } }",
      /not answered over HTTP; open a WebSocket .* at the same address/,
    ],
    ["query A { __typename } query B { __typename }", /Must provide operation name/],
  ])("%s", (query, says) => expectUnrun({ code: "OPERATION_RESOLUTION_FAILURE", says }, query));

  test("variables named like JavaScript's own properties are not taken for fields", async () => {
    const query = "query ($f: CompanyFilter) { companies(filter: $f) { totalCount } }";
    for (const name of ["__proto__", "constructor", "toString"]) {
      const f = JSON.parse(`{"${name}": {"name": {"eq": "x"}}}`) as object;
      const says = new RegExp(`Field "${name}" is not defined by type "CompanyFilter"`);
      await expectUnrun({ code: "BAD_USER_INPUT", says, details: { reason: "INVALID_VALUE" } }, query, { f });
    }
    expect(({} as Record<string, unknown>)["name"]).toBeUndefined();
  });
});

describe("An operation that is too large is refused, with what it has and what it may have", () => {
  const two = affiliates("(first: 100)", 2);
  test.each<[string, string, RegExp, string]>([
    ["fields", "400 fields", /more than 300 of at most 300/, `{ stats { ${"facts ".repeat(400)} } }`],
    ["depth", "15 levels", /15 of at most 12/, `{ companies(first: 1) { ${affiliates("(first: 1)", 6)} } }`],
    ["aliases", "31 aliases", /31 of at most 30/, `{ stats { ${repeat(31, (n) => `a${n}: facts`)} } }`],
    [
      "aliases",
      "101 aliases of __typename",
      /101 of at most 30/,
      `{ stats { ${repeat(101, (n) => `a${n}: __typename`)} } }`,
    ],
    ["rootFields", "21 fields at the top", /21 of at most 20/, `{ ${"__typename ".repeat(21)} }`],
    [
      "directives",
      "21 directives",
      /21 of at most 20/,
      `{ stats { ${"facts @skip(if: true) ".repeat(21)} } }`,
    ],
    [
      "fields",
      "2^40 fields by fragments",
      /more than 300/,
      `{ ...f0 } ${repeat(40, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)} fragment f40 on Query { __typename }`,
    ],
    [
      "rows",
      "100 of 100 of 100 rows",
      /1010100 of at most 20000 rows/,
      `{ companies(first: 100) { ${two} } }`,
    ],
    [
      "rows",
      "as many by a variable's default",
      /1010100/,
      `query ($n: Int = 100) { companies(first: $n) { ${affiliates("(first: $n)", 2)} } }`,
    ],
    [
      "rows",
      "as many behind a null",
      /1010100/,
      `{ companies(first: null, last: 100) { ${affiliates("(first: null, last: 100)", 2)} } }`,
    ],
    [
      "rows",
      "default pages that fragments hide",
      /168420/,
      `{ companies { ...C } }
       fragment C on CompanyConnection { nodes { affiliates { ...A } } }
       fragment A on AffiliateOfInverseConnection { ... { ${affiliates("", 2)} } }`,
    ],
  ])("%s: %s", (limit, _, says, query) => {
    const details = { limit, allowed: expect.any(Number) as number };
    return expectUnrun({ code: "LIMIT_EXCEEDED", says, details }, query);
  });

  test.each<[string, string, RegExp, string, Record<string, unknown>]>([
    [
      "rows",
      "a page of 100 inside of pages of 100",
      /1010100/,
      `query ($n: Int) { companies(first: $n) { ${affiliates("(last: $n)", 2)} } }`,
      { n: 100 },
    ],
    [
      "rows",
      "as many behind 100 ids",
      /1010100/,
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Company { affiliates(first: 100) { ${affiliates("(first: 100)", 1)} } } } }`,
      { ids: Array(100).fill("x") },
    ],
    [
      "variables",
      "500 levels",
      /more than 40 of at most 40 levels/,
      "query ($f: CompanyFilter) { companies(filter: $f) { totalCount } }",
      { f: nested(500) },
    ],
  ])("%s by variables: %s", (limit, _, says, query, variables) => {
    const details = { limit, allowed: expect.any(Number) as number };
    return expectUnrun({ code: "LIMIT_EXCEEDED", says, details }, query, variables);
  });

  test("an operation at the limits is answered", async () => {
    const query = `{ companies(first: 100) { nodes { affiliates(first: 100) { nodes { name } } } } stats { ${repeat(
      30,
      (n) => `a${n}: facts`,
    )} } }`;
    expect(await server.ask(query)).toMatchObject({ status: 200, errors: undefined });
  });
});
