import { randomlyClaimed } from "../support/random-claims.js";
import { entity, type Fixture, type Triple } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

const PARENT = "company:parent";
/** Moments around what the dates above may mean. */
const MOMENTS = [
  "2020-01-01",
  "2020-06-15",
  "2020-06-16",
  "2020-06-17",
  "2020-06-18",
  "2020-07-01",
  "2020-07-02",
];
const LATER = ["2021-01-01", "2021-01-02", "2030-01-01"];

const AFFILIATES = Array.from({ length: 60 }, (_, each): Triple => [
  `affiliate:a${each}`,
  "AFFILIATE_OF",
  PARENT,
]);

/** Affiliates of which up to three claims are made, of any kind. */
function fixture(): Fixture[] {
  return [
    entity(PARENT, "Parent Test"),
    ...AFFILIATES.map(([ref], each) => entity(ref, `Affiliate ${String(each).padStart(2, "0")}`)),
    ...randomlyClaimed(AFFILIATES, 11),
  ];
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(fixture());
});
afterAll(() => server.close());

const NAMES = `query ($lens: Lens, $decided: Lens) { company(name: "Parent Test") {
  fast: affiliates(first: 100, lens: $lens) { totalCount nodes { name } }
  decided: affiliates(first: 100, lens: $decided) { totalCount edges { node { name } statement { admitted } } } } }`;
/** What CURRENT_BEST lets in, spelt out: no assertion by itself is enough for a rule of statuses. */
const SPELT_OUT = { statuses: ["ALLEGED", "REPORTED", "CORROBORATED", "CONFIRMED", "DISPUTED"] };

async function compared(publishedBefore: string | null): Promise<{ fast: string[]; decided: string[] }> {
  const at = publishedBefore === null ? {} : { publishedBefore };
  const { company } = await server.data(NAMES, { lens: at, decided: { ...at, policy: SPELT_OUT } });
  const { fast, decided } = company;
  expect(fast.totalCount).toBe(decided.totalCount);
  return {
    fast: fast.nodes.map(({ name }: any) => name),
    decided: decided.edges.map(({ node }: any) => node.name),
  };
}

test("what is let in unread is what the lens lets in, at every moment, asked once and again", async () => {
  const sizes = new Set<number>();
  for (const moment of [null, ...MOMENTS, ...LATER, null]) {
    for (let time = 1; time <= 3; time += 1) {
      const { fast, decided } = await compared(moment);
      expect(fast).toEqual(decided);
      sizes.add(fast.length);
    }
  }
  expect(sizes.size).toBeGreaterThan(4);
});

test("what is known of a page ends with the next write", async () => {
  const before = (await compared(null)).decided;
  for (let time = 1; time <= 3; time += 1) await compared(null);
  const { company } =
    await server.data(`{ company(name: "Parent Test") { affiliates(first: 100) { edges { node { name }
    statement { claims { id stance stands } } } } } }`);
  const sure = company.affiliates.edges.find(({ statement: { claims } }: any) => claims.length === 1);
  const input = { claim: sure.statement.claims[0].id, sources: [{ kind: "ARTICLE", title: "A retraction" }] };
  const { retractClaim } = await server.data(
    `mutation ($input: RetractClaimInput!) { retractClaim(input: $input) { userErrors { message } } }`,
    { input },
  );
  expect(retractClaim.userErrors).toEqual([]);
  const { fast } = await compared(null);
  expect(fast).toEqual(before.filter((name) => name !== sure.node.name));
});
