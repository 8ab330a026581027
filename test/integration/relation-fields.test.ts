import { entity, fact, type Fixture, source, statement, claim } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

const PARENT = "company:parent";

/** A company with seven affiliates, two of one name: one only alleged, one denied by itself, one of the past. */
const FIXTURE: Fixture[] = [
  entity(PARENT, "Parent Test"),
  entity("publisher:paper", "Paper Test"),
  entity("threatActor:gang", "Gang Test"),
  source("paper", { publisher: "publisher:paper", publishedAt: "2020" }),
  ...["b", "c1", "c2", "d", "e", "denied", "alleged"].map((key) =>
    entity(`affiliate:${key}`, key.startsWith("c") ? "Same Name" : `Affiliate ${key}`),
  ),
  ...fact(["affiliate:b", "AFFILIATE_OF", PARENT], "publisher:paper", {
    qualifiers: { affiliation: "SUBSIDIARY", share: 0.75 },
  }),
  ...fact(["affiliate:c1", "AFFILIATE_OF", PARENT], "publisher:paper"),
  ...fact(["affiliate:c2", "AFFILIATE_OF", PARENT], "publisher:paper"),
  ...fact(["affiliate:d", "AFFILIATE_OF", PARENT], "publisher:paper"),
  ...fact(["affiliate:e", "AFFILIATE_OF", PARENT], "publisher:paper", { validTo: "2010" }),
  statement(["affiliate:denied", "AFFILIATE_OF", PARENT]),
  claim("denial", ["affiliate:denied", "AFFILIATE_OF", PARENT], "affiliate:denied", ["paper"], {
    stance: "DENIES",
  }),
  ...fact(
    ["affiliate:alleged", "AFFILIATE_OF", PARENT],
    "threatActor:gang",
    {},
    { speakerRole: "THREAT_ACTOR" },
  ),
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(FIXTURE);
});
afterAll(() => server.close());

const AFFILIATES = `query ($first: Int, $after: String, $last: Int, $before: String, $lens: Lens) {
  company(name: "Parent Test") {
    affiliates(first: $first, after: $after, last: $last, before: $before, lens: $lens) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id name } edges { affiliation share cursor node { id name } statement { id status admitted } } } } }`;

async function affiliates(variables: Record<string, unknown> = {}): Promise<any> {
  return (await server.data(AFFILIATES, variables)).company.affiliates;
}

describe("A relation is a field whose edges are facts", () => {
  test("with own properties, status, claims, speaker and source", async () => {
    const { affiliate } = await server.data(`{ affiliate(name: "Affiliate b") { affiliations { edges {
      affiliation share node { __typename name }
      statement { predicate status confidence marking subject { name } object { name } qualifiers { name value }
        claims { stance speakerRole stands publishedAt by { name } sources { title publisher { name } } } } } } } }`);
    expect(affiliate.affiliations.edges).toEqual([
      {
        affiliation: "SUBSIDIARY",
        share: 0.75,
        node: { __typename: "Company", name: "Parent Test" },
        statement: {
          predicate: "AFFILIATE_OF",
          status: "REPORTED",
          confidence: 60,
          marking: "CLEAR",
          subject: { name: "Affiliate b" },
          object: { name: "Parent Test" },
          qualifiers: expect.arrayContaining([
            { name: "affiliation", value: "SUBSIDIARY" },
            { name: "share", value: "0.75" },
          ]),
          claims: [
            {
              stance: "ASSERTS",
              speakerRole: "PRESS",
              stands: true,
              publishedAt: "2020",
              by: { name: "Paper Test" },
              sources: [{ title: "Fixture paper", publisher: { name: "Paper Test" } }],
            },
          ],
        },
      },
    ]);
  });

  const SEEDED: [string, string, string[]][] = [
    ['company(name: "Fujitsu")', "affiliates", ["Toray Industries"]],
    ['affiliate(name: "Toray")', "affiliations", ["Fujitsu"]],
    ['tool(name: "ProjectWEB")', "usedBy", ["Narita International Airport"]],
    ['agency(name: "MLIT")', "incidents", ["Access to Japanese government data through ProjectWEB (2021)"]],
    ['incident(name: "Bangkok Airways breach (2021)")', "datasets", ["Passenger data of Bangkok Airways"]],
    ['marketplace(name: "Marketo")', "listings", ["Marketo listing of 26 August 2021"]],
    ['threatActor(name: "DarkSide")', "attributedIncidents", ["Guess breach (2021)"]],
    ['listing(name: "Toray listing on Marketo")', "listedOn", ["Marketo"]],
    ['dataClass(name: "E-mail addresses")', "containedIn", ["E-mail addresses taken through ProjectWEB"]],
    ['person(name: "Andrew Kane")', "speaksFor", ["Fujitsu"]],
  ];
  test.each(SEEDED)("of the seeds: %s has in %s %j, each claimed and sourced", async (one, field, names) => {
    const query = `{ it: ${one} { ${field} { totalCount nodes { name } edges {
      statement { claims { by { name } sources { id } } } } } } }`;
    const { [field]: connection } = (await server.data(query)).it;
    expect(connection.nodes.map(({ name }: any) => name)).toEqual(names);
    expect(connection.totalCount).toBe(names.length);
    for (const {
      statement: { claims },
    } of connection.edges) {
      expect(claims.length).toBeGreaterThan(0);
      for (const each of claims)
        expect([each.by.name, each.sources.length > 0]).toEqual([expect.any(String), true]);
    }
  });

  test("and a dataset's measurements are those of its standing assertions", async () => {
    const query = `query ($lens: Lens) { dataset(name: "The 4 GB dump") { measurements(kinds: [BYTES], lens: $lens) {
      kind value comparator asWritten } } }`;
    expect((await server.data(query)).dataset.measurements).toEqual([
      { kind: "BYTES", value: 4_000_000_000, comparator: "ABOUT", asWritten: "4 GB" },
    ]);
    const before = { publishedBefore: "2021-08-01" };
    expect((await server.data(query, { lens: before })).dataset.measurements).toEqual([]);
  });
});

describe("The pages of a relation", () => {
  const LENSES: [string, object | null, number][] = [
    ["of the request", null, 6],
    ["of all claims", { policy: { preset: "ALL_CLAIMS" } }, 6],
    ["of whatever has a status", { policy: { statuses: ["REPORTED", "REFUTED", "ALLEGED"] } }, 7],
    ["without what threat actors alone say", { policy: { preset: "NOT_THREAT_ACTOR_ALONE" } }, 5],
    ["of 2021", { validAt: "2021" }, 5],
    ["before anybody spoke", { publishedBefore: "2019-01-01" }, 0],
  ];
  test.each(LENSES)(
    "under the lens %s are the same whole, forwards and backwards, and counted",
    async (_, lens, count) => {
      const all = await affiliates({ lens, first: 100 });
      expect([all.totalCount, all.edges.length]).toEqual([count, count]);
      const names = all.nodes.map(({ name }: any) => name);
      expect(names).toEqual([...names].sort());
      const forwards: string[] = [];
      const backwards: string[] = [];
      for (let after: string | undefined, more = true; more;) {
        const { nodes, pageInfo } = await affiliates({ lens, first: 2, after });
        forwards.push(...nodes.map(({ id }: any) => id));
        [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
      }
      for (let before: string | undefined, more = true; more;) {
        const { nodes, pageInfo } = await affiliates({ lens, last: 2, before });
        backwards.unshift(...nodes.map(({ id }: any) => id));
        [before, more] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
      }
      const ids = all.nodes.map(({ id }: any) => id);
      expect(forwards).toEqual(ids);
      expect(backwards).toEqual(ids);
    },
  );

  test("may be set once for the whole request by the header", async () => {
    const header = { "x-breachpath-lens": '{"policy":{"preset":"NOT_THREAT_ACTOR_ALONE"}}' };
    const { company } = await server.data(AFFILIATES, {}, header);
    expect(company.affiliates.totalCount).toBe(5);
    expect((await affiliates({ lens: { policy: { preset: "CURRENT_BEST" } } })).totalCount).toBe(6);
  });

  test("of an entity's statements go forwards through all of them, as subject and as object", async () => {
    const query = `query ($after: String) { company(name: "Parent Test") { statements(first: 4, after: $after) {
      nodes { id predicate object { name } } pageInfo { hasNextPage endCursor } } } }`;
    const first = (await server.data(query)).company.statements;
    const rest = (await server.data(query, { after: first.pageInfo.endCursor })).company.statements;
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    const ids = [...first.nodes, ...rest.nodes].map(({ id }: any) => id);
    const { edges } = await affiliates();
    expect([...ids].sort()).toEqual(edges.map((edge: any) => edge.statement.id).sort());
  });
});
