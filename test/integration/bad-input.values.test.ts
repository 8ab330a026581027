import { entity } from "../support/records.js";
import { expectRefusal, type Refusal, refused } from "../support/refusal.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { within } from "../support/within.js";

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

/** A refusal comes soon, and the server goes on. */
async function ask(refusal: Refusal, ...question: Parameters<TestServer["ask"]>): Promise<void> {
  expectRefusal(await within(5_000, () => server.ask(...question)), refusal);
  expect(await server.data("{ stats { facts } }")).toEqual({
    stats: { facts: expect.any(Number) as number },
  });
}

const trace = (more: string): string =>
  `{ trace(from: [{ name: "Fujitsu" }], to: [{ name: "Marketo" }], ${more}) { complete } }`;
const traceFrom = (from: string): string =>
  `{ trace(from: ${from}, to: [{ name: "Fujitsu" }]) { complete } }`;
const companies = (args: string): string => `{ companies(${args}) { nodes { id } } }`;
const forged = (...values: unknown[]): string =>
  companies(`after: "${Buffer.from(JSON.stringify(values), "utf8").toString("base64url")}"`);

describe("names and ids", () => {
  test("an unknown name is refused, with near ones", async () => {
    const says = /^from\[0\]: Nothing is named "Fujitsoo"\. Did you mean Fujitsu \(COMPANY\)/;
    const fujitsu: unknown = expect.objectContaining({ kind: "COMPANY", name: "Fujitsu" });
    const details = { path: "from[0]", suggestions: expect.arrayContaining([fujitsu]) as unknown };
    await ask(refused("UNKNOWN_NAME", says, details), traceFrom('[{ name: "Fujitsoo" }]'));
  });

  test("an ambiguous name is refused, with the candidates; its kind or an alias of one decides", async () => {
    const says = /names 2 entities: Twin Systems \(.* Add a kind, or give an id/;
    const twin = { id: expect.any(String) as string, name: "Twin Systems" };
    const candidates = [
      { ...twin, kind: "AFFILIATE" },
      { ...twin, kind: "COMPANY" },
    ];
    const refusal = refused("AMBIGUOUS_NAME", says, {
      candidates: expect.arrayContaining(candidates) as unknown,
    });
    await ask(refusal, traceFrom('[{ name: "twin  SYSTEMS" }]'));
    expect((await server.ask(traceFrom('[{ kind: COMPANY, name: "Twin Systems" }]'))).errors).toBeUndefined();
    expect((await server.ask(traceFrom('[{ name: "the twins" }]'))).errors).toBeUndefined();
  });

  test.each([
    ["UNKNOWN_NAME", '[{ kind: TOOL, name: "Fujitsu" }]', /No TOOL is named "Fujitsu"/],
    ["UNKNOWN_ID", '[{ id: "nope" }]', /^from\[0\]: no entity has the id "nope"/],
    ["UNKNOWN_ID", '[{ kind: TOOL, id: "nope" }]', /no TOOL has the id "nope"/],
    ["INVALID_VALUE", "[{}]", /^from\[0\]: expected an id or a name/],
    ["INVALID_VALUE", '[{ name: " " }]', /expected an id or a name/],
    ["INVALID_VALUE", "[]", /^from: expected one entity at least/],
    ["INVALID_VALUE", `[${'{ id: "x" }, '.repeat(51)}]`, /^from: expected at most 50 entities, got 51/],
    ["INVALID_COMBINATION", '[{ name: "富士通" }]', /are the same entity; expected two/],
  ])("as the start of a trace, %s: %s", (reason, from, says) => ask(refused(reason, says), traceFrom(from)));

  test("a name of 100,000 characters is unknown, and is not repeated whole", async () => {
    const says = /^from\[0\]: Nothing is named "x{100}\.\.\."\. Look it up with `search`/;
    const query =
      'query ($t: String!) { trace(from: [{ name: $t }], to: [{ name: "Fujitsu" }]) { complete } }';
    await ask(refused("UNKNOWN_NAME", says), query, { t: "x".repeat(100_000) });
  });

  test.each([
    ["both", '{ company(id: "x", name: "y") { id } }', /^company: expected `id` or `name`, got both/],
    ["neither", "{ company { id } }", /^company: expected `id` or `name`, got neither/],
  ])("an entity is not asked for by %s of id and name", (_, query, says) =>
    ask(refused("INVALID_COMBINATION", says), query),
  );
});

describe("values", () => {
  test.each([
    ["via: [LOCATED_IN]", /^via: paths do not go along LOCATED_IN; expected one of PART_OF, /],
    ["via: []", /^via: expected one relation at least/],
    [`through: [${"AGENCY ".repeat(12)}]`, /^through: expected at most 11 kinds, got 12/],
    ["limits: { maxHops: 99 }", /^limits\.maxHops: expected 1 to 12, got 99/],
    ["limits: { maxHops: 0 }", /^limits\.maxHops: expected 1 to 12, got 0/],
    ["limits: { maxPaths: -1 }", /^limits\.maxPaths: expected 1 to 100, got -1/],
    ["limits: { maxExpansions: 1000000000 }", /^limits\.maxExpansions: expected 1 to 2000000/],
    ["limits: { timeoutMs: 86400000 }", /^limits\.timeoutMs: expected 1 to 20000/],
    ["lens: { policy: {} }", /^lens\.policy: expected one field at least, got an empty policy/],
    ["lens: { policy: { statuses: [] } }", /^lens\.policy\.statuses: expected one status at least/],
    ["lens: { policy: { minConfidence: 101 } }", /minConfidence: expected 0 to 100, got 101/],
    ["lens: { policy: { minIndependentRoots: -1 } }", /minIndependentRoots: expected 0 or more, got -1/],
  ])("a trace is refused with %s", (more, says) => ask(refused("INVALID_VALUE", says), trace(more)));

  test.each([
    [`{ search(text: "${"x".repeat(201)}") { nodes { id } } }`, /^text: expected at most 200 .*, got 201/],
    [companies(`filter: ${"{ not: ".repeat(150)}{}${"}".repeat(150)}`), /^filter: .* at most 10 levels/],
    [
      companies(`filter: { or: [${'{ name: { eq: "x" } }'.repeat(51)}] }`),
      /^filter: .* at most 50 conditions/,
    ],
  ])("what would cost too much is refused: %.60s", (query, says) =>
    ask(refused("INVALID_VALUE", says), query),
  );

  const dated = (type: string, field: string): string =>
    `query ($d: ${type}) { tools { nodes { usedBy(lens: { ${field}: $d }) { totalCount } } } }`;
  test.each<[string, unknown, string, RegExp]>([
    ["30 February", "2021-02-30", dated("FuzzyDate", "validAt"), /"2021-02-30" is no date\. Write a year/],
    ["a 13th month", "2021-13", dated("FuzzyDate", "validAt"), /"2021-13" is no date\. Write a year/],
    ["a year as a number", 2021, dated("FuzzyDate", "validAt"), /2021 is no date/],
    ["yesterday", "yesterday", dated("DateTime", "publishedBefore"), /is no moment\. Write "2021-08-27T/],
    ["a day of no hour", "2021-08-27T", dated("DateTime", "publishedBefore"), /is no moment/],
    [
      "a 10-digit number",
      1e10,
      "query ($d: Int) { companies(first: $d) { totalCount } }",
      /Int cannot represent/,
    ],
    [
      "an unknown kind",
      "NOPE",
      'query ($d: EntityKind!) { search(text: "x", kinds: [$d]) { nodes { id } } }',
      /does not exist in "EntityKind"/,
    ],
    [
      "nothing where something is required",
      undefined,
      "query ($d: String!) { search(text: $d) { nodes { id } } }",
      /"\$d" of required type "String!" was not provided/,
    ],
  ])("a variable of %s is refused before anything is run", async (_, d, query, says) => {
    await ask({ ...refused("INVALID_VALUE", says), status: 400 }, query, { d });
  });

  test.each([
    ["no JSON", "nope", /expected JSON such as \{"publishedBefore"/],
    ["a list", "[]", /Expected type "Lens" to be an object/],
    ["an unknown preset", '{"policy":{"preset":"NOPE"}}', /"NOPE" does not exist/],
    ["an unknown field", '{"asOf":"2021"}', /Field "asOf" is not defined/],
    ["a wrong date", '{"validAt":"2021-13"}', /"2021-13" is no date/],
    ["200 % confidence", '{"policy":{"minConfidence":200}}', /expected 0 to 100, got 200/],
  ])("a lens header of %s is refused", async (_, header, says) => {
    const refusal = { ...refused("INVALID_VALUE", says), status: 400 };
    await ask(refusal, "{ __typename }", {}, { "x-breachpath-lens": header });
  });
});

describe("pages", () => {
  test.each([
    ["malformed", companies('after: "nope"'), /^after: "nope" is not a cursor of this API; pass a `cursor`/],
    ["empty", companies('before: ""'), /^before: "" is not a cursor/],
    ["of another version", forged("k0", "Company name asc", "a", "b"), /is not a cursor of this API/],
    ["of another list", forged("k1", "Agency name asc", "a", "b"), /belongs to another list or sort order/],
    ["of another sort", forged("k1", "Company name desc", "a", "b"), /belongs to another list or sort order/],
    ["that holds a map", forged("k1", "Company name asc", { gt: "" }, "b"), /is damaged; start again/],
    ["that is too long", forged("k1", "Company name asc", "a", "b", "c"), /is damaged; start again/],
  ])("a cursor %s is refused", (_, query, says) => ask(refused("INVALID_CURSOR", says), query));

  test("a cursor that this server gave for one list is refused by another", async () => {
    const { tools } = (await server.data("{ tools { pageInfo { endCursor } } }")) as {
      tools: { pageInfo: { endCursor: string } };
    };
    const says = /belongs to another list or sort order; start this one without `after`/;
    await ask(refused("INVALID_CURSOR", says), companies(`after: "${tools.pageInfo.endCursor}"`));
  });

  test("a forged cursor of fitting form moves the page, and no more", async () => {
    const answer = await server.ask(forged("k1", "Company name asc", true, 5));
    expect(answer).toMatchObject({ status: 200, data: { companies: { nodes: [] } } });
  });

  test.each([
    [companies("first: 1000000"), /^companies: `first` is expected to be 0 to 2000, got 1000000/],
    [companies("last: 2001"), /^companies: `last` is expected to be 0 to 2000, got 2001/],
    [companies("first: -1"), /0 to 2000, got -1/],
    [companies("first: 1, last: 1"), /expected `first` or `last`, got both/],
    [companies('first: 1, before: "x"'), /`first` goes with `after`/],
    [companies('after: "x", before: "x"'), /expected `after` or `before`, got both/],
    ['{ search(text: "a", last: 1) { nodes { id } } }', /^search: pages go forwards only; use `first`/],
    [`{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`, /^nodes: expected at most 100 ids, got 101/],
  ])("refused: %.60s", (query, says) => ask(refused("INVALID_PAGE", says), query));

  test("a page of a million is refused when the number comes by a variable, too", async () => {
    const query = "query ($n: Int) { companies(first: $n) { totalCount } }";
    await ask(refused("INVALID_PAGE", /0 to 2000, got 1000000/), query, { n: 1_000_000 });
  });
});

describe("signs that mean something to Cypher or to Lucene", () => {
  test.each([
    ...['a" OR *:*', "~1000", "AND", "OR NOT TO", "+ - && || ! ( ) { } [ ] ^ ~ * ? : \\ /", "name:[* TO *]"],
    ...["/.*(a+)+$/", "`", "\\u0060 RETURN 1", "' }) DETACH DELETE n //", '"; CALL dbms.shutdown() //'],
    ...["} UNION MATCH (n) RETURN n", "\u0000", "\ud800", "\u202e", "x".repeat(200), "a ".repeat(100), "😀"],
    ...["__proto__", "constructor"],
  ])("are text in a search, a name, a filter and an id: %j", async (t) => {
    const { stats } = (await server.data("{ stats { entities } }")) as { stats: { entities: number } };
    const { search, ...rest } = (await server.data(
      `query ($t: String!, $tt: String!, $id: ID!) {
         search(text: $t) { nodes { name } }
         company(name: $t) { id }
         companies(filter: { name: { contains: $tt } }) { totalCount }
         node(id: $id) { id }
       }`,
      { t, tt: `${t}${t}`, id: t },
    )) as { search: { nodes: unknown[] } };
    expect(search.nodes.length).toBeLessThan(stats.entities);
    expect(rest).toEqual({ company: null, companies: { totalCount: 0 }, node: null });
    expect(await server.data("{ stats { entities } }")).toEqual({ stats });
  });
});
