import { startTestServer, type TestServer } from "../support/server.js";
import { entity } from "../support/records.js";

/** Two entities of one name, and nothing else beside the seeds. */
const TWINS = [
  entity("company:twin", "Twin Systems", { aliases: ["The Twins"] }),
  entity("affiliate:twin", "Twin Systems"),
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(TWINS);
});
afterAll(() => server.close());

/** Nothing of our insides is in an answer: no stack, no Cypher, no path of a file, no address of the database. */
const INSIDES =
  /\bat \S+ \(|stack"|node_modules|\/src\/|\.ts\b|file:\/\/|bolt:|neo4j|\bMATCH \(|UNWIND|\$tlp|Lucene|java\./i;

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly reason?: string;
  /** Extensions besides. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly says: RegExp;
}

async function expectRefusal(
  { status, code, reason, details = {}, says }: Refusal,
  ...[query, variables, headers]: Parameters<TestServer["ask"]>
): Promise<void> {
  const began = Date.now();
  const answer = await server.ask(query, variables, headers);
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(answer.errors).toBeDefined();
  const [error] = answer.errors ?? [];
  expect(error?.message).toMatch(says);
  expect({ status: answer.status, ...error?.extensions }).toMatchObject({
    status,
    code,
    ...(reason === undefined ? {} : { reason }),
    ...details,
  });
  expect(JSON.stringify(answer)).not.toMatch(INSIDES);
  expect(await server.data("{ stats { facts } }")).toMatchObject({ stats: { facts: expect.any(Number) } });
}

const refused = (reason: string, says: RegExp, details?: Refusal["details"]): Refusal => ({
  status: 200,
  code: "BAD_USER_INPUT",
  reason,
  says,
  ...(details && { details }),
});
const tooLarge = (limit: string, says: RegExp): Refusal => ({
  status: 400,
  code: "LIMIT_EXCEEDED",
  details: { limit, allowed: expect.any(Number) as number },
  says,
});
const invalid = (says: RegExp): Refusal => ({ status: 400, code: "GRAPHQL_VALIDATION_FAILED", says });
const unparsed = (says: RegExp): Refusal => ({ status: 400, code: "GRAPHQL_PARSE_FAILED", says });
/** A variable that graphql-js itself does not accept: the request is refused as a whole. */
const badVariable = (says: RegExp): Refusal => ({ ...refused("INVALID_VALUE", says), status: 400 });

const trace = (more: string, from = '[{ name: "Fujitsu" }]', to = '[{ name: "Marketo" }]'): string =>
  `{ trace(from: ${from}, to: ${to}, ${more}) { complete } }`;
const cursorOf = (...values: unknown[]): string =>
  Buffer.from(JSON.stringify(values), "utf8").toString("base64url");

test.each<[string, string, Refusal]>([
  [
    "an unknown name, with near ones",
    trace("mode: SHORTEST", '[{ name: "Fujitsoo" }]'),
    refused("UNKNOWN_NAME", /^from\[0\]: Nothing is named "Fujitsoo"\. Did you mean Fujitsu \(COMPANY\)/, {
      path: "from[0]",
      suggestions: expect.arrayContaining([expect.objectContaining({ kind: "COMPANY", name: "Fujitsu" })]),
    }),
  ],
  [
    "an unknown name of a kind",
    trace("mode: SHORTEST", '[{ kind: TOOL, name: "Fujitsu" }]'),
    refused("UNKNOWN_NAME", /No TOOL is named "Fujitsu"/),
  ],
  [
    "an ambiguous name, with the candidates",
    trace("mode: SHORTEST", '[{ name: "twin  systems" }]'),
    refused("AMBIGUOUS_NAME", /names 2 entities: .*\(AFFILIATE, .*\(COMPANY, .*Add a kind, or give an id/, {
      candidates: [
        expect.objectContaining({ name: "Twin Systems" }),
        expect.objectContaining({ name: "Twin Systems" }),
      ],
    }),
  ],
  [
    "an unknown id",
    trace("mode: SHORTEST", '[{ id: "nope" }]'),
    refused("UNKNOWN_ID", /no entity has the id "nope"/),
  ],
  [
    "an end without id, kind or name",
    trace("mode: SHORTEST", "[{}]"),
    refused("INVALID_VALUE", /^from\[0\]: expected an id or a name/),
  ],
  [
    "a blank name",
    trace("mode: SHORTEST", '[{ name: " " }]'),
    refused("INVALID_VALUE", /expected an id or a name/),
  ],
  [
    "no start",
    trace("mode: SHORTEST", "[]"),
    refused("INVALID_VALUE", /^from: expected one entity at least/),
  ],
  [
    "51 starts",
    trace("mode: SHORTEST", `[${'{ id: "x" }, '.repeat(51)}]`),
    refused("INVALID_VALUE", /^from: expected at most 50 entities, got 51/),
  ],
  [
    "a way from a thing to itself",
    trace("mode: SHORTEST", '[{ name: "Fujitsu" }]', '[{ name: "富士通" }]'),
    refused("INVALID_COMBINATION", /are the same entity/),
  ],
  [
    "a relation that paths do not go along",
    trace("via: [LOCATED_IN]"),
    refused("INVALID_VALUE", /^via: paths do not go along LOCATED_IN; expected one of PART_OF, /),
  ],
  [
    "no relation to go along",
    trace("via: []"),
    refused("INVALID_VALUE", /^via: expected one relation at least/),
  ],
  [
    "more kinds to pass than hops",
    trace(`through: [${"AGENCY ".repeat(12)}]`),
    refused("INVALID_VALUE", /^through: expected at most 11 kinds, got 12/),
  ],
  [
    "99 hops",
    trace("limits: { maxHops: 99 }"),
    refused("INVALID_VALUE", /^limits\.maxHops: expected 1 to 12, got 99/, { path: "limits.maxHops" }),
  ],
  ["no hops", trace("limits: { maxHops: 0 }"), refused("INVALID_VALUE", /expected 1 to 12, got 0/)],
  [
    "less than no paths",
    trace("limits: { maxPaths: -1 }"),
    refused("INVALID_VALUE", /^limits\.maxPaths: expected 1 to 100, got -1/),
  ],
  [
    "a billion expansions",
    trace("limits: { maxExpansions: 1000000000 }"),
    refused("INVALID_VALUE", /^limits\.maxExpansions: expected 1 to 2000000/),
  ],
  [
    "a day to search in",
    trace("limits: { timeoutMs: 86400000 }"),
    refused("INVALID_VALUE", /^limits\.timeoutMs: expected 1 to 20000/),
  ],
  ["a number beyond Int", trace("limits: { maxHops: 10000000000 }"), invalid(/Int cannot represent/)],
  [
    "a lens of no status",
    trace("lens: { policy: { statuses: [] } }"),
    refused("INVALID_VALUE", /lens\.policy\.statuses: expected one status at least/),
  ],
  [
    "a lens of 101 % confidence",
    trace("lens: { policy: { minConfidence: 101 } }"),
    refused("INVALID_VALUE", /minConfidence: expected 0 to 100, got 101/),
  ],
  [
    "a malformed cursor",
    '{ companies(after: "nope") { nodes { id } } }',
    refused("INVALID_CURSOR", /^after: "nope" is not a cursor of this API; pass a `cursor` or `endCursor`/),
  ],
  [
    "a cursor of another version",
    `{ companies(after: "${cursorOf("k0", "Company name asc", "a", "b")}") { nodes { id } } }`,
    refused("INVALID_CURSOR", /is not a cursor of this API/),
  ],
  [
    "a cursor of another list",
    `{ companies(after: "${cursorOf("k1", "Agency name asc", "a", "b")}") { nodes { id } } }`,
    refused("INVALID_CURSOR", /belongs to another list or sort order/),
  ],
  [
    "a cursor of another sort",
    `{ companies(sort: { field: COUNTRY }, after: "${cursorOf("k1", "Company name asc", "a", "b")}") { nodes { id } } }`,
    refused("INVALID_CURSOR", /belongs to another list or sort order/),
  ],
  [
    "a forged cursor that holds a map",
    `{ companies(after: "${cursorOf("k1", "Company name asc", { $gt: "" }, "b")}") { nodes { id } } }`,
    refused("INVALID_CURSOR", /is damaged/),
  ],
  [
    "a forged cursor that is too long",
    `{ companies(after: "${cursorOf("k1", "Company name asc", "a", "b", "c")}") { nodes { id } } }`,
    refused("INVALID_CURSOR", /is damaged/),
  ],
  [
    "a page of a million",
    "{ companies(first: 1000000) { nodes { id } } }",
    refused("INVALID_PAGE", /`first` is expected to be 0 to 100, got 1000000/),
  ],
  [
    "a page of 101",
    "{ companies(last: 101) { nodes { id } } }",
    refused("INVALID_PAGE", /`last` is expected to be 0 to 100, got 101/),
  ],
  ["a page of -1", "{ companies(first: -1) { nodes { id } } }", refused("INVALID_PAGE", /0 to 100, got -1/)],
  [
    "a page from both ends",
    "{ companies(first: 1, last: 1) { nodes { id } } }",
    refused("INVALID_PAGE", /expected `first` or `last`, got both/),
  ],
  [
    "a search backwards",
    '{ search(text: "a", last: 1) { nodes { id } } }',
    refused("INVALID_PAGE", /forwards only; use `first` and `after`/),
  ],
  [
    "101 nodes",
    `{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`,
    refused("INVALID_PAGE", /expected at most 100 ids, got 101/),
  ],
  [
    "id and name at once",
    '{ company(id: "x", name: "y") { id } }',
    refused("INVALID_COMBINATION", /^company: expected `id` or `name`, got both/),
  ],
  ["neither id nor name", "{ company { id } }", refused("INVALID_COMBINATION", /got neither/)],
  [
    "a text of 201 characters",
    `{ search(text: "${"x".repeat(201)}") { nodes { id } } }`,
    refused("INVALID_VALUE", /^text: expected at most 200 characters, got 201/),
  ],
  [
    "a filter of 150 levels",
    `{ companies(filter: ${"{ not: ".repeat(150)}{}${"}".repeat(150)}) { nodes { id } } }`,
    refused("INVALID_VALUE", /^filter: expected at most 10 levels/),
  ],
  [
    "a filter of 51 conditions",
    `{ companies(filter: { or: [${'{ name: { eq: "x" } }'.repeat(51)}] }) { nodes { id } } }`,
    refused("INVALID_VALUE", /^filter: expected at most 50 conditions/),
  ],
  [
    "an unknown field, with a hint",
    "{ companys { nodes { id } } }",
    invalid(/Cannot query field "companys".*Did you mean "company" or "companies"/),
  ],
  [
    "an unknown argument",
    '{ company(nam: "x") { id } }',
    invalid(/Unknown argument "nam".*Did you mean "name"/),
  ],
  [
    "a wrong enum value, with a hint",
    '{ search(text: "x", kinds: [COMPANYY]) { nodes { id } } }',
    invalid(/"COMPANYY" does not exist.*Did you mean the enum value "COMPANY"/),
  ],
  [
    "a 13th month",
    trace('lens: { validAt: "2021-13" }'),
    invalid(/"2021-13" is no date\. Write a year "2021", a month/),
  ],
  ["a date as a number", trace("lens: { validAt: 2021 }"), invalid(/FuzzyDate: expected a text/)],
  [
    "yesterday",
    trace('lens: { publishedBefore: "yesterday" }'),
    invalid(/"yesterday" is no moment\. Write "2021-08-27T00:00:00Z"/),
  ],
  [
    "a mutation",
    "mutation { makeClaim }",
    { status: 400, code: "OPERATION_RESOLUTION_FAILURE", says: /no mutations; ask with a query/ },
  ],
  [
    "a subscription",
    "subscription { claims }",
    { status: 400, code: "OPERATION_RESOLUTION_FAILURE", says: /no subscriptions/ },
  ],
  [
    "two anonymous operations",
    "{ __typename } { __typename }",
    invalid(/anonymous operation must be the only/),
  ],
  [
    "six operations",
    `{ __typename } ${[1, 2, 3, 4, 5, 6].map((n) => `query Q${n} { __typename }`).join(" ")}`,
    invalid(/anonymous operation/),
  ],
  [
    "a circle of fragments",
    "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
    invalid(/Cannot spread fragment "a" within itself/),
  ],
  [
    "51 directives of one sort",
    `{ __typename ${"@include(if: true) ".repeat(51)} }`,
    invalid(/can only be used once/),
  ],
  ["NUL in a query", "{ __typename \u0000 }", unparsed(/Unexpected character: U\+0000/)],
  [
    "half a surrogate pair in a query",
    '{ search(text: "\ud800") { nodes { id } } }',
    unparsed(/Invalid character within String: U\+D800/),
  ],
  ["2,100 tokens", `{ ${"__typename ".repeat(2100)} }`, unparsed(/more that 2000 tokens/)],
  ["5,000 levels of nesting", "{ a ".repeat(5000), unparsed(/more that 2000 tokens/)],
])("%s is refused", async (_, query, refusal) => {
  await expectRefusal(refusal, query);
});

const nested = (size: string, depth: number): string =>
  depth === 0 ? "nodes { name }" : `nodes { affiliates${size} { ${nested(size, depth - 1)} } }`;
const times = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(" ");

test.each<[string, string, Record<string, unknown> | undefined, Refusal]>([
  [
    "400 fields",
    `{ stats { ${"entities ".repeat(400)} } }`,
    undefined,
    tooLarge("fields", /more than 300 of at most 300 fields/),
  ],
  [
    "15 levels",
    `{ companies(first: 1) { ${nested("(first: 1)", 6)} } }`,
    undefined,
    tooLarge("depth", /15 of at most 12 levels/),
  ],
  [
    "31 aliases",
    `{ stats { ${times(31, (n) => `a${n}: facts`)} } }`,
    undefined,
    tooLarge("aliases", /31 of at most 30 aliases/),
  ],
  [
    "101 aliases of __typename",
    `{ stats { ${times(101, (n) => `a${n}: __typename`)} } }`,
    undefined,
    tooLarge("aliases", /101 of at most 30/),
  ],
  [
    "21 fields at the top",
    `{ ${"__typename ".repeat(21)} }`,
    undefined,
    tooLarge("rootFields", /21 of at most 20/),
  ],
  [
    "21 directives",
    `{ stats { ${"facts @include(if: true) ".repeat(21)} } }`,
    undefined,
    tooLarge("directives", /21 of at most 20/),
  ],
  [
    "2^40 fields by fragments",
    `{ ...f0 } ${times(40, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)} fragment f40 on Query { __typename }`,
    undefined,
    tooLarge("fields", /more than 300/),
  ],
  [
    "100 of 100 of 100 rows",
    `{ companies(first: 100) { ${nested("(first: 100)", 2)} } }`,
    undefined,
    tooLarge("rows", /1010100 of at most 20000 rows/),
  ],
  [
    "as many by a variable",
    `query ($n: Int) { companies(first: $n) { ${nested("(last: $n)", 2)} } }`,
    { n: 100 },
    tooLarge("rows", /1010100/),
  ],
  [
    "as many by a variable's default",
    `query ($n: Int = 100) { companies(first: $n) { ${nested("(first: $n)", 2)} } }`,
    undefined,
    tooLarge("rows", /1010100/),
  ],
  [
    "as many behind `first: null`",
    `{ companies(first: null, last: 100) { ${nested("(first: null, last: 100)", 2)} } }`,
    undefined,
    tooLarge("rows", /1010100/),
  ],
  [
    "as many of 100 ids",
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Company { affiliates(first: 100) { ${nested("(first: 100)", 1)} } } } }`,
    { ids: Array(100).fill("x") },
    tooLarge("rows", /1010100/),
  ],
  [
    "default pages that fragments hide",
    `{ companies { ...C } } fragment C on CompanyConnection { nodes { affiliates { ...A } } } fragment A on AffiliateOfInverseConnection { ... { ${nested("", 2)} } }`,
    undefined,
    tooLarge("rows", /168420/),
  ],
  [
    "variables of 20,000 levels",
    "query ($f: CompanyFilter) { companies(filter: $f) { totalCount } }",
    { f: deep(5_000) },
    tooLarge("variables", /more than 40 of at most 40 levels/),
  ],
  [
    "a million by a variable",
    "query ($n: Int) { companies(first: $n) { totalCount } }",
    { n: 1_000_000 },
    refused("INVALID_PAGE", /0 to 100, got 1000000/),
  ],
  [
    "ten billion by a variable",
    "query ($n: Int) { companies(first: $n) { totalCount } }",
    { n: 1e10 },
    badVariable(/Int cannot represent/),
  ],
  [
    "20,000 kinds to pass",
    'query ($t: [EntityKind!]) { trace(from: [{ name: "Fujitsu" }], to: [{ name: "Marketo" }], through: $t) { complete } }',
    { t: Array(20_000).fill("AGENCY") },
    refused("INVALID_VALUE", /at most 11 kinds, got 20000/),
  ],
  [
    "a wrong enum value by a variable",
    'query ($k: [EntityKind!]) { search(text: "x", kinds: $k) { nodes { id } } }',
    { k: ["NOPE"] },
    badVariable(/"NOPE" at "k\[0\]".*does not exist in "EntityKind"/),
  ],
  [
    "30 February by a variable",
    trace("lens: { validAt: $d }").replace("{", "query ($d: FuzzyDate) {"),
    { d: "2021-02-30" },
    badVariable(/"2021-02-30" is no date\. Write a year/),
  ],
  [
    "a missing variable",
    "query ($t: String!) { search(text: $t) { nodes { id } } }",
    {},
    badVariable(/"\$t" of required type "String!" was not provided/),
  ],
  [
    "a name of 100,000 characters",
    'query ($t: String!) { trace(from: [{ name: $t }], to: [{ name: "Marketo" }]) { complete } }',
    { t: "x".repeat(100_000) },
    refused("UNKNOWN_NAME", /^from\[0\]: Nothing is named "x{100}\.\.\."/),
  ],
])("%s are refused before or while they are read", async (_, query, variables, refusal) => {
  await expectRefusal(refusal, query, variables);
});

/** A filter inside of filters, as a value that JSON can carry. */
function deep(levels: number): object {
  let value = {};
  for (let level = 0; level < levels; level += 1) value = { not: value };
  return value;
}

test.each([
  ["no JSON", "nope", /expected JSON such as \{"publishedBefore"/],
  ["a list", "[]", /Expected type "Lens" to be an object/],
  ["an unknown preset", '{"policy":{"preset":"NOPE"}}', /"NOPE" does not exist/],
  ["an unknown field", '{"asOf":"2021"}', /Field "asOf" is not defined/],
  ["a wrong date", '{"validAt":"2021-13"}', /"2021-13" is no date/],
  ["200 % confidence", '{"policy":{"minConfidence":200}}', /expected 0 to 100, got 200/],
])("a lens header of %s is refused", async (_, header, says) => {
  await expectRefusal(badVariable(says), "{ __typename }", {}, { "x-breachpath-lens": header });
});

const SYNTAX = [
  'a" OR *:*',
  "~1000",
  "AND",
  "OR NOT TO",
  "+ - && || ! ( ) { } [ ] ^ ~ * ? : \\ /",
  "name:[* TO *]",
  "/.*(a+)+$/",
  "`",
  "\\u0060 RETURN 1",
  "' }) DETACH DELETE n //",
  '"; CALL dbms.shutdown() //',
  "} UNION MATCH (n) RETURN n",
  "\u0000",
  "\ud800",
  "\u202e",
  "x".repeat(200),
  "a ".repeat(100),
  "😀",
  "__proto__",
  "constructor",
];

test.each(SYNTAX)("signs are read as text in a search and in a name: %j", async (text) => {
  const known = (await server.data("{ stats { entities } }")) as { stats: { entities: number } };
  const { search } = (await server.data("query ($t: String!) { search(text: $t) { nodes { name } } }", {
    t: text,
  })) as {
    search: { nodes: unknown[] };
  };
  expect(search.nodes.length).toBeLessThan(known.stats.entities);
  expect(await server.data("query ($t: String!) { company(name: $t) { id } }", { t: text })).toEqual({
    company: null,
  });
  const filtered = "query ($t: String!) { companies(filter: { name: { contains: $t } }) { totalCount } }";
  expect(await server.data(filtered, { t: `${text}${text}` })).toEqual({ companies: { totalCount: 0 } });
  expect(await server.data("query ($t: ID!) { node(id: $t) { id } }", { t: text })).toEqual({ node: null });
  expect(await server.data("{ stats { entities } }")).toEqual(known);
});
