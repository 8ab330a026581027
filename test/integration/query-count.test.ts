import { entity, fact, type Fixture, source } from "../support/records.js";
import { startTestServer, type TestServer, untilIndexed } from "../support/server.js";

const PARENTS = ["p1", "p2", "p3", "p4"];
const CHILDREN = ["a", "b", "c"];

/** Four companies with three affiliates each, every fact claimed by another paper. */
const FIXTURE: Fixture[] = [
  source("paper", { publisher: "publisher:paper" }),
  entity("publisher:paper", "Paper Test"),
  ...PARENTS.flatMap((parent) => [
    entity(`company:${parent}`, `Parent ${parent}`, { country: "XX" }),
    ...CHILDREN.flatMap((child) => [
      entity(`affiliate:${parent}${child}`, `Child ${parent}${child}`),
      entity(`publisher:${parent}${child}`, `Speaker ${parent}${child}`),
      ...fact(
        [`affiliate:${parent}${child}`, "AFFILIATE_OF", `company:${parent}`],
        `publisher:${parent}${child}`,
      ),
    ]),
  ]),
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(FIXTURE);
  await untilIndexed(server);
});
afterAll(() => server.close());

/** Names of the queries that a request sends, in order; those of one level in order of name. */
async function queriesOf(query: string, variables: Record<string, unknown> = {}): Promise<string[]> {
  server.takeQueries();
  await server.data(query, variables);
  return server.takeQueries();
}

const DEEP = `query ($first: Int) {
  companies(first: $first, filter: { country: { eq: "XX" } }) { totalCount nodes { name
    affiliates(first: $first) { totalCount edges { affiliation node { name }
      statement { status confidence subject { name } object { name } qualifiers { name }
        claims { stance publishedAt by { name } sources { title publisher { name } } measurements { value } } } } } } } }`;

/** What each level of the query above needs, whatever the number of rows. */
const LEVELS = [
  ["entities.count.Company", "entities.page.Company"],
  // The claims come with the facts.
  ["relations.page.AFFILIATE_OF.inverse"],
  // Subjects, objects and speakers; sources; measurements; how many there are in all.
  ["belief.measurements", "belief.sources", "entities.by-id", "relations.count.AFFILIATE_OF.inverse"],
  // Publishers that did not speak.
  ["entities.by-id"],
];

test.each([1, 2, 4, 100])(
  "companies, their affiliates, claims, speakers, sources and publishers take a query a level: pages of %i",
  async (first) => {
    const sent = await queriesOf(DEEP, { first });
    expect(sent).toHaveLength(LEVELS.flat().length);
    let from = 0;
    for (const level of LEVELS) {
      expect(sent.slice(from, from + level.length).sort()).toEqual(level);
      from += level.length;
    }
  },
);

test("what is not asked for is not read", async () => {
  expect(await queriesOf("{ companies { nodes { name } } }")).toEqual(["entities.page.Company"]);
  expect(await queriesOf("{ companies { totalCount } }")).toEqual(["entities.count.Company"]);
  expect(await queriesOf('{ company(name: "Parent p1") { affiliates { totalCount } } }')).toEqual([
    "entities.by-name",
    "relations.count.AFFILIATE_OF.inverse",
  ]);
  expect(await queriesOf('{ company(name: "Parent p1") { affiliates { nodes { name } } } }')).toEqual([
    "entities.by-name",
    "relations.page.AFFILIATE_OF.inverse",
  ]);
  expect(await queriesOf("{ __typename kinds { kind } relations { relation } }")).toEqual([]);
});

test("one entity asked for in many places is read once", async () => {
  const { company } = (await server.data('{ company(name: "Fujitsu") { id } }')) as {
    company: { id: string };
  };
  const ids = Array(50).fill(company.id);
  const sent = await queriesOf("query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Company { name } } }", {
    ids,
  });
  expect(sent.sort()).toEqual([
    "belief.by-statement",
    "belief.sources",
    "belief.statements-of-claims",
    "entities.by-id",
  ]);
});

test("a search, whatever it finds, takes one query, and one more a level below its hits", async () => {
  const query =
    'query ($first: Int) { search(text: "parent", first: $first) { nodes { name ... on Company { affiliates { nodes { name } } } } } }';
  for (const first of [1, 4, 50]) {
    expect(await queriesOf(query, { first })).toEqual([
      "search.names",
      "relations.page.AFFILIATE_OF.inverse",
    ]);
  }
});

test("two relations asked for side by side take one query each, a lens or another page another one", async () => {
  const sides = "{ companies { nodes { affiliates { nodes { id } } incidents { nodes { id } } } } }";
  expect((await queriesOf(sides)).sort()).toEqual([
    "entities.page.Company",
    "relations.page.AFFECTED.inverse",
    "relations.page.AFFILIATE_OF.inverse",
  ]);
  const lenses = `{ companies { nodes { a: affiliates { nodes { id } } b: affiliates { nodes { id } }
    c: affiliates(first: 1) { nodes { id } } } } }`;
  expect(await queriesOf(lenses)).toHaveLength(3);
});
