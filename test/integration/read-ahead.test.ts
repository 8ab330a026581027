import { buildApiSchema } from "../../src/api/build-schema.js";
import { randomlyClaimed } from "../support/random-claims.js";
import { randomOf, randomSelection } from "../support/random-selection.js";
import { entity, type Fixture, type Triple } from "../support/records.js";
import { times } from "../support/scale.js";
import { startServerOver, startTestServer, type TestServer, untilIndexed } from "../support/server.js";
import { claimInput, say } from "../support/speech.js";
import { testDatabase } from "../support/test-database.js";

const COMPANIES = Array.from({ length: 4 }, (_, at) => `company:parent-${at}`);
const AFFILIATES = Array.from({ length: 40 }, (_, at) => `affiliate:child-${String(at).padStart(2, "0")}`);
const TOOLS = Array.from({ length: 8 }, (_, at) => `tool:tool-${at}`);

/** Companies, what belongs to them, what those use, who buys from whom: up to three claims about each fact. */
function fixture(): Fixture[] {
  const at = <Item>(items: readonly Item[], place: number): Item => items[place % items.length] as Item;
  const facts = AFFILIATES.flatMap((affiliate, place): Triple[] => [
    [affiliate, "AFFILIATE_OF", at(COMPANIES, place)],
    [affiliate, "USES", at(TOOLS, place)],
    [affiliate, "USES", at(TOOLS, place * 3 + 1)],
    [at(AFFILIATES, place + 7), "CUSTOMER_OF", at(COMPANIES, place * 5 + 1)],
  ]);
  const distinct = [...new Map(facts.map((triple) => [triple.join(" "), triple])).values()];
  const named = (ref: string): Fixture =>
    entity(ref, `${ref.split(":")[1]} Test`, ref.startsWith("company:") ? { country: "XT" } : {});
  return [...[...COMPANIES, ...AFFILIATES, ...TOOLS].map(named), ...randomlyClaimed(distinct, 5)];
}

let ahead: TestServer;
let plain: TestServer;
beforeAll(async () => {
  ahead = await startTestServer(fixture(), null, 512);
  plain = await startServerOver(testDatabase(), [], null, 0);
  await untilIndexed(ahead);
});
afterAll(() => Promise.all([ahead.close(), plain.close()]));

/** Asks the server that reads ahead until it has seen the operation often enough; names of its last queries. */
async function expectSame(query: string, variables: Record<string, unknown> = {}): Promise<string[]> {
  const expected = await plain.ask(query, variables);
  for (let time = 1; time <= 3; time += 1) {
    ahead.takeQueries();
    expect(await ahead.ask(query, variables)).toEqual(expected);
  }
  return ahead.takeQueries();
}

const LENSES = [
  null,
  { policy: { preset: "ALL_CLAIMS" } },
  { publishedBefore: "2020-06-16" },
  { policy: { preset: "CORROBORATED" } },
  { policy: { excludeSpeakerRoles: ["PRESS"] } },
  { policy: { minConfidence: 60 } },
  { validAt: "2019", recordedBefore: "2020-01-01" },
];

/** @param most of the deepest pages: where it is small, lenses leave some of them unsure, and those are read apart */
const nested = (most: number): string => `query ($first: Int, $lens: Lens) {
  companies(filter: { country: { eq: "XT" } }) { nodes { id name
    customers(first: $first, lens: $lens) { pageInfo { hasNextPage endCursor } nodes { __typename id name } }
    affiliates(first: $first, lens: $lens) { totalCount nodes { name ... on Affiliate { country } uses(last: 2, lens: $lens) {
      edges { cursor node { name usedBy(first: ${most}, lens: $lens) { nodes { name } } } } } } } } } }`;

describe("Levels that are read ahead", () => {
  test.each(LENSES)("are what level by level gives, under %j", async (lens) => {
    for (const most of [1, 3, 12])
      for (const first of [0, 1, 2, 10]) {
        await plain.data(nested(most), { first, lens });
        await expectSame(nested(most), { first, lens });
      }
  });

  test("come with one query, of a list or of an entity, and through fragments and aliases", async () => {
    const all = { first: 10, lens: { policy: { preset: "ALL_CLAIMS" } } };
    const counted = "relations.count.AFFILIATE_OF.inverse";
    expect(await expectSame(nested(12), all)).toEqual(["entities.page.Company", counted]);
    const { companies } = await ahead.data(
      '{ companies(filter: { name: { eq: "parent-1 Test" } }) { nodes { id } } }',
    );
    const entityOf = `query ($id: ID!) { company(id: $id) { ...Below } }
      fragment Below on Organization { ... on Company { a: affiliates(first: 2) { nodes { uses { nodes { name } } } }
        b: affiliates(first: 50) { nodes { name } } } }`;
    const { id } = companies.nodes[0];
    expect(await expectSame(entityOf, { id })).toEqual(["entities.one-by-id"]);
  });

  test("are read when they are asked for, where more than the selection decides", async () => {
    const page = `query ($yes: Boolean!, $after: String) { companies(filter: { country: { eq: "XT" } }) { nodes {
      affiliates(first: 2, after: $after) { nodes { name } } customers @include(if: $yes) { nodes { name } }
      a: affiliates(first: 5) { edges { statement { status } node { name } } } } } }`;
    const sent = await expectSame(page, { yes: true });
    const pages = ["relations.page.AFFILIATE_OF.inverse", "relations.page.CUSTOMER_OF.inverse"];
    expect([...new Set(sent)].sort()).toEqual(["entities.page.Company", ...pages]);
    await plain.data(page, { yes: false });
    await expectSame(page, { yes: false, after: "no cursor" });
  });

  test("are refused as level by level is, where an argument is wrong", async () => {
    await expectSame(nested(3), { first: 101 });
    await expectSame(nested(3), { first: -1 });
    await expectSame(nested(3), { first: 2, lens: { policy: {} } });
    await expectSame(nested(3), { first: 2, lens: { policy: { statuses: [] } } });
  });

  test("may be any: random selections", async () => {
    const random = randomOf(23);
    const schema = buildApiSchema();
    let asked = 0;
    for (let round = 0; round < times({ full: 60, usual: 6 }); round += 1) {
      const type = ["Company", "Affiliate", "Tool"][round % 3] as string;
      const root = { Company: "companies", Affiliate: "affiliates", Tool: "tools" }[type];
      const on = schema.getType(type);
      if (!on) throw new Error(`No type ${type}.`);
      const query = `{ ${root}(first: 5, sort: { field: NAME, direction: DESC }) { nodes ${randomSelection(schema, on, 5, random, false)} } }`;
      const answer = await plain.ask(query);
      // Some are too large, or contradict themselves.
      if (answer.status === 200) asked += 1;
      await expectSame(query);
    }
    expect(asked).toBeGreaterThan(2);
  });
});

test("what is read ahead, and what is counted, is as new as the last write, whoever wrote", async () => {
  const query = nested(3);
  await plain.data(query, { first: 20 });
  for (let round = 0; round < 6; round += 1) {
    await expectSame(query, { first: 20 });
    const [subject, object] = [`child-0${round} Test`, `parent-${(round + 2) % 4} Test`];
    const claim = claimInput(subject, "AFFILIATE_OF", object, { by: { name: "Paper Test" } });
    await say(round % 2 === 0 ? ahead : plain, "makeClaim", claim);
    expect(await ahead.ask(query, { first: 20 })).toEqual(await plain.ask(query, { first: 20 }));
  }
});

test("while others write, an answer holds together", async () => {
  const query = `{ companies(filter: { country: { eq: "XT" } }) { nodes { name
    customers(first: 50) { totalCount nodes { name } } } } }`;
  for (let time = 0; time < 3; time += 1) await ahead.data(query);
  const writing = async (): Promise<void> => {
    for (let round = 10; round < 16; round += 1) {
      const claim = claimInput(`child-${round} Test`, "CUSTOMER_OF", `parent-${round % 4} Test`);
      await say(plain, "makeClaim", claim);
    }
  };
  const written = writing().then(() => "written");
  let asked = 0;
  while ((await Promise.race([written, ahead.data(query).then(checkTotals)])) !== "written") asked += 1;
  expect(asked).toBeGreaterThan(1);
  await expectSame(query);
});

/** Rows and totals are two reads: between them one fact may have come. */
function checkTotals({ companies }: any): void {
  for (const { customers } of companies.nodes)
    expect(Math.abs(customers.totalCount - customers.nodes.length)).toBeLessThanOrEqual(1);
}
