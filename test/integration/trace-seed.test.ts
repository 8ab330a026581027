import { askTrace, routes } from "../support/ask-trace.js";
import { DECOY, DECOY_DATASET } from "../support/decoy.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DECOY);
});
afterAll(() => server.close());

const ask = (variables: Record<string, unknown>): Promise<any> => askTrace(server, variables);

describe("On the seed graph with a decoy", () => {
  const asked = {
    from: [{ name: "ProjectWEB" }],
    through: ["AGENCY"],
    to: [{ kind: "DATA_CLASS", name: "E-mail addresses" }],
  };
  const TRUE_ROUTE = [
    "Access to Japanese government data through ProjectWEB (2021)",
    "Ministry of Land, Infrastructure, Transport and Tourism",
    "E-mail addresses taken through ProjectWEB",
    "E-mail addresses",
  ];
  const FALSE_ROUTE = [...TRUE_ROUTE.slice(0, 2), DECOY_DATASET, "E-mail addresses"];

  test("an agency's other breach makes no path from the tool to that breach's data", async () => {
    for (const mode of ["SHORTEST", "ALL_SHORTEST"]) {
      const result = await ask({ ...asked, mode });
      expect(result).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null });
      expect(routes(result.paths)).toContainEqual(TRUE_ROUTE);
      expect(routes(result.paths).flat()).not.toContain(DECOY_DATASET);
    }
    const back = await ask({ ...asked, from: asked.to, to: asked.from });
    expect(back.paths.length).toBeGreaterThan(0);
    expect(routes(back.paths).flat()).not.toContain(DECOY_DATASET);
  });

  test("it makes one, as short as the true path, where the incidents are not looked at", async () => {
    const result = await ask({ ...asked, sameIncident: false });
    expect(result).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null });
    expect(routes(result.paths)).toEqual(expect.arrayContaining([TRUE_ROUTE, FALSE_ROUTE]));
    expect(new Set(result.paths.map(({ length }: any) => length))).toEqual(new Set([4]));
  });

  test("nothing but another incident leads from the tool to the decoy, and the answer says so", async () => {
    const result = await ask({ ...asked, to: [{ name: DECOY_DATASET }] });
    expect(result).toMatchObject({ paths: [], blocked: [], whyEmpty: "DIFFERENT_INCIDENTS" });
  });

  test("via, avoid and through narrow the paths", async () => {
    const short = await ask({ ...asked, through: [] });
    // Two facts tie the incident to the tool, so there are two paths along the same nodes.
    const byTwoFacts = Array.from({ length: 2 }, () => [TRUE_ROUTE[0], TRUE_ROUTE[2], TRUE_ROUTE[3]]);
    expect(routes(short.paths)).toEqual(byTwoFacts);
    const via = ["ACCESSED_VIA", "AFFECTED", "ORIGINATES_FROM", "CONTAINS"];
    const long = await ask({ ...asked, through: [], via, mode: "SHORTEST" });
    expect(long.paths[0].hops.map(({ relation }: any) => relation)).toEqual(via);
    const around = await ask({ ...asked, avoid: [{ name: "MLIT" }] });
    expect(around.paths.length).toBeGreaterThan(0);
    expect(routes(around.paths).flat()).not.toContain(TRUE_ROUTE[1]);
    const nowhere = await ask({ ...asked, avoid: [{ name: TRUE_ROUTE[0] }] });
    expect(nowhere).toMatchObject({ paths: [] });
  });

  test("each limit ends a search and is named", async () => {
    const hops = await ask({ ...asked, limits: { maxHops: 3 } });
    expect(hops).toMatchObject({
      ...{ complete: false, stoppedBy: "HOPS", whyEmpty: "BEYOND_MAX_HOPS", paths: [] },
    });
    const paths = await ask({ ...asked, sameIncident: false, limits: { maxPaths: 1 } });
    expect(paths).toMatchObject({ complete: false, stoppedBy: "PATHS", whyEmpty: null });
    expect(paths.paths).toHaveLength(1);
    const expansions = await ask({ ...asked, limits: { maxExpansions: 5 } });
    expect(expansions).toMatchObject({ stoppedBy: "EXPANSIONS", whyEmpty: "STOPPED", paths: [] });
    // In a millisecond Neo4j has not answered; the index may be done.
    const time = await ask({ ...asked, limits: { timeoutMs: 1 } });
    if (time.stats.engine === "NEO4J" || time.paths.length === 0)
      expect(time).toMatchObject({ complete: false, stoppedBy: "TIME", whyEmpty: "STOPPED" });
  });

  test("an end may be any of a kind", async () => {
    const to = await ask({ ...asked, to: [{ kind: "DATA_CLASS" }] });
    expect(routes(to.paths)).toContainEqual(TRUE_ROUTE);
    const from = await ask({ ...asked, from: [{ kind: "TOOL" }] });
    expect(routes(from.paths)).toContainEqual(TRUE_ROUTE);
    expect(from.paths.every(({ hops }: any) => hops[0].from.name === "ProjectWEB")).toBe(true);
  });
});

describe("A lens on the seed graph", () => {
  const DUMP = { name: "The 4 GB dump" };
  const origin = {
    from: [DUMP],
    to: [{ name: "Fujitsu" }, { name: "Toray Industries" }],
    via: ["ORIGINATES_FROM"],
  };

  test("shows the origin that was known by a date", async () => {
    const before = async (publishedBefore: string): Promise<any> =>
      ask({ ...origin, lens: { publishedBefore: `${publishedBefore}T00:00:00Z` } });
    const august = await before("2021-08-28");
    expect(routes(august.paths)).toEqual([["Fujitsu"]]);
    expect(august.paths[0].status).toBe("ALLEGED");
    expect((await before("2021-09-02")).paths[0].status).toBe("DISPUTED");
    const october = await before("2021-10-02");
    expect(routes(october.paths)).toEqual([["Toray Industries"]]);
    const july = await before("2021-07-01");
    expect(july).toMatchObject({ paths: [], whyEmpty: "BLOCKED_BY_LENS" });
    expect(july.blocked).toHaveLength(2);
  });

  test("shows, of what it shuts out, who denies it", async () => {
    const result = await ask({ ...origin, to: [{ name: "Fujitsu" }] });
    expect(result).toMatchObject({ complete: true, paths: [], whyEmpty: "BLOCKED_BY_LENS" });
    expect(routes(result.blocked)).toEqual([["Fujitsu"]]);
    const [{ statement }] = result.blocked[0].hops;
    expect(statement.status).toBe("REFUTED");
    expect(statement.claims).toContainEqual({ stance: "DENIES", by: { name: "Andrew Kane" } });
  });

  test("asks for more than a threat actor's word, and for what held at a date", async () => {
    const strict = { policy: { preset: "NOT_THREAT_ACTOR_ALONE" } };
    expect(await ask({ ...origin, lens: strict })).toMatchObject({ paths: [], whyEmpty: "BLOCKED_BY_LENS" });
    const provides = { from: [{ name: "Fujitsu" }], to: [{ name: "ProjectWEB" }], via: ["PROVIDES"] };
    expect(routes((await ask({ ...provides, lens: { validAt: "2021-06" } })).paths)).toEqual([
      ["ProjectWEB"],
    ]);
    expect(await ask({ ...provides, lens: { validAt: "2022" } })).toMatchObject({
      whyEmpty: "BLOCKED_BY_LENS",
    });
  });

  test("lets nothing lead from Marketo to ProjectWEB, and the denials that stand in the way are shown", async () => {
    const result = await ask({ from: [{ name: "Marketo" }], to: [{ name: "ProjectWEB" }] });
    expect(result).toMatchObject({ paths: [], whyEmpty: "BLOCKED_BY_LENS" });
    const hops = result.blocked.flatMap((path: any) => path.hops);
    const refuted = hops.filter(({ statement }: any) => statement.status === "REFUTED");
    expect(new Set(refuted.map(({ relation }: any) => relation))).toContain("EXPOSED");
    for (const { statement } of refuted)
      expect(statement.claims).toContainEqual({ stance: "DENIES", by: { name: "Fujitsu" } });
    // Every path that is shown has such a hop: nothing else keeps it out.
    for (const path of result.blocked)
      expect(path.hops.some(({ statement }: any) => statement.status === "REFUTED")).toBe(true);
  });
});

describe("The queries that a trace sends", () => {
  const count = (sent: readonly string[], ...names: string[]): number =>
    sent.filter((name) => names.includes(name)).length;

  test.each([
    ["an entity", { to: [{ kind: "DATA_CLASS", name: "E-mail addresses" }] }],
    ["any of a kind", { to: [{ kind: "DATA_CLASS" }] }],
    ["what is out of reach", { to: [{ name: "Guess" }] }],
    ["another incident's data", { to: [{ name: DECOY_DATASET }] }],
    ["what the lens shuts out", { to: [{ name: "Marketo" }], through: [] }],
  ])(
    "are two a layer to %s, two more where the incidents are looked at, and few for names",
    async (_, end) => {
      for (const sameIncident of [false, true]) {
        server.takeQueries();
        const result = await ask({
          from: [{ name: "ProjectWEB" }],
          through: ["AGENCY"],
          ...end,
          sameIncident,
        });
        const sent = server.takeQueries();
        const layers = result.paths[0]?.length ?? 6;
        const facts = count(sent, "trace.facts", "belief.by-statement");
        expect(facts).toBeLessThanOrEqual(layers * (sameIncident ? 4 : 2));
        expect(count(sent, "trace.nodes")).toBeLessThanOrEqual(2);
        // Two ends by name, and the names on the paths, however many there are.
        expect(sent.length - facts - count(sent, "trace.nodes")).toBeLessThanOrEqual(3);
      }
    },
  );
});
