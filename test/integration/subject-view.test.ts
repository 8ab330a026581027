import { claim, entity, fact, type Fixture, source, statement, type Triple } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

const BY = "publisher:paper-test";
const RUNS: Triple = ["company:accused-test", "OPERATES", "marketplace:market-test"];
const HIT: Triple = ["incident:hit-test", "AFFECTED", "company:accused-test"];

/** A company that is said to run a marketplace and a tool, to have been hit in the past, and that speaks for itself. */
const RECORDS: Fixture[] = [
  entity(BY, "Paper Test"),
  source("paper", { publishedAt: "2022-01-01" }),
  source("later", { publishedAt: "2022-06-01" }),
  entity("company:accused-test", "Accused test"),
  entity("person:spokesman-test", "Spokesman test"),
  entity("marketplace:market-test", "Market test"),
  entity("tool:tool-test", "Tool test"),
  entity("incident:hit-test", "Hit test"),
  entity("incident:quiet-test", "Quiet test"),
  ...fact(RUNS, BY),
  claim("bystander", RUNS, "person:spokesman-test", ["paper"], {
    stance: "QUALIFIES",
    speakerRole: "ANALYST",
  }),
  claim("answer", RUNS, "person:spokesman-test", ["later"], {
    stance: "DENIES",
    onBehalfOf: "company:accused-test",
    speakerRole: "ALLEGED_VICTIM",
  }),
  ...fact(["company:accused-test", "OPERATES", "tool:tool-test"], BY),
  ...fact(["company:accused-test", "PROVIDES", "tool:tool-test"], BY),
  statement(HIT, { validFrom: "2020" }),
  claim("admission", HIT, "company:accused-test", ["later"], { speakerRole: "VICTIM" }),
  // Nobody but a denier speaks of it.
  statement(["incident:quiet-test", "AFFECTED", "company:accused-test"], { validTo: "2019" }),
  claim("quiet", ["incident:quiet-test", "AFFECTED", "company:accused-test"], BY, ["paper"], {
    stance: "DENIES",
  }),
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(RECORDS);
});
afterAll(() => server.close());

const FIELDS = `{ nodes { statement { subject { name } object { name } } answered
  accusations { by { name } } answers { stance by { name } } otherVoices { stance by { name } } } }`;

/** Entries by the name at the statement's other end. */
async function entries(more = "", name = "Accused test"): Promise<Record<string, any>> {
  const { subjectView } = await server.data(`{ subjectView(of: { name: "${name}" }${more}) ${FIELDS} }`);
  const other = ({ subject, object }: any): string => (subject.name === name ? object.name : subject.name);
  return Object.fromEntries(subjectView.nodes.map((entry: any) => [other(entry.statement), entry]));
}

describe("subjectView", () => {
  test("holds what burdens the entity, at either end, and nothing harmless", async () => {
    expect(Object.keys(await entries()).sort()).toEqual(["Hit test", "Market test", "Quiet test"]);
    expect(Object.keys(await entries("", "Market test"))).toEqual([]);
  });

  test("tells accusations by others, answers of its own or on its behalf, and other voices apart", async () => {
    const found = await entries();
    expect(found["Market test"]).toMatchObject({
      accusations: [{ by: { name: "Paper Test" } }],
      answers: [{ stance: "DENIES", by: { name: "Spokesman test" } }],
      otherVoices: [{ stance: "QUALIFIES", by: { name: "Spokesman test" } }],
      answered: true,
    });
    expect(found["Hit test"]).toMatchObject({
      accusations: [],
      answers: [{ stance: "ASSERTS" }],
      otherVoices: [],
    });
    expect(found["Quiet test"]).toMatchObject({ accusations: [], answers: [], answered: false });
  });

  test("knows no more than the lens, and shows what holds when it looks", async () => {
    const before = await entries(', lens: { publishedBefore: "2022-03-01" }');
    expect(before["Market test"]).toMatchObject({ answers: [], answered: false });
    expect(before).not.toHaveProperty("Hit test");
    expect(Object.keys(await entries(', lens: { validAt: "2019" }')).sort()).toEqual([
      "Market test",
      "Quiet test",
    ]);
  });

  test("goes on, page by page, behind entries that the lens leaves out", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const query = `query ($after: String) { subjectView(of: { name: "Accused test" }, first: 1, after: $after,
        lens: { publishedBefore: "2022-03-01" }) { nodes { statement { id } } pageInfo { hasNextPage endCursor } } }`;
      const { subjectView: page } = await server.data(query, { after });
      seen.push(...page.nodes.map((entry: any) => entry.statement.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(2);
    expect(new Set(seen).size).toBe(2);
  });
});
