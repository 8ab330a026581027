import { readFileSync } from "node:fs";
import { patient } from "../support/patient.js";
import { QUESTIONS_PAGE, shownAnswers } from "../support/shown-answers.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  // Asked word for word, the questions leave a search the time of the default: Neo4j makes its plans before.
  for (const { query } of shownAnswers()) await server.ask(patient(query));
});
afterAll(() => server.close());

/** The answer to a question, asked word for word as the playground and the README ask it. */
async function answer(file: string): Promise<any> {
  return server.data(readFileSync(`playground/queries/${file}.graphql`, "utf8"));
}

function statusByName(connection: any): Record<string, string> {
  return Object.fromEntries(
    connection.edges.map(({ node, statement }: any) => [node.name, statement.status]),
  );
}

describe("On the seed graph", () => {
  test("question 1: the path from ProjectWEB to the addresses ends at 76,000 at least, every hop with claim, speaker and source", async () => {
    const { trace } = await answer("01-project-web-to-addresses");
    expect(trace).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null });
    expect(trace.paths).toHaveLength(1);
    const [path] = trace.paths;
    expect(path.hops.map((hop: any) => [hop.from.name, hop.relation, hop.forward, hop.to.kind])).toEqual([
      ["ProjectWEB", "ACCESSED_VIA", false, "INCIDENT"],
      ["Access to Japanese government data through ProjectWEB (2021)", "AFFECTED", true, "AGENCY"],
      ["Ministry of Land, Infrastructure, Transport and Tourism", "ORIGINATES_FROM", false, "DATASET"],
      ["E-mail addresses taken through ProjectWEB", "CONTAINS", true, "DATA_CLASS"],
    ]);
    expect(path.hops.at(-1).to.name).toBe("E-mail addresses");
    expect(path).toMatchObject({ status: "CONFIRMED", confidence: 90 });
    expect(path.measurements).toContainEqual({
      kind: "RECORDS",
      value: 76000,
      comparator: "AT_LEAST",
      asWritten: "at least 76,000",
    });
    expect(path.summary).toMatch(/^According to .* \(May 2021\)/);
    expect(path.summary).toContain("at least 76,000 records");
    for (const { statement } of path.hops) {
      const assertions = statement.claims.filter(({ stance }: any) => stance === "ASSERTS");
      expect(assertions.length).toBeGreaterThan(0);
      for (const claim of assertions) {
        expect(claim.by.name).toMatch(/\w/);
        expect(claim.sources.length).toBeGreaterThan(0);
        expect(claim.sources[0].publisher.name).toMatch(/\w/);
      }
    }
  });

  test("question 2: where the dump originated depends on the date and on the rule of evidence", async () => {
    const asked = await answer("02-whose-dump");
    expect(statusByName(asked.dataset.before27August)).toEqual({ Fujitsu: "ALLEGED" });
    expect(statusByName(asked.dataset.before1September)).toEqual({ Fujitsu: "DISPUTED" });
    expect(statusByName(asked.dataset.before12September)).toEqual({ "Toray Industries": "ALLEGED" });
    expect(statusByName(asked.dataset.refutedBefore12September)).toEqual({ Fujitsu: "REFUTED" });
    expect(asked.notOnAThreatActorsWordAlone).toMatchObject({ whyEmpty: "BLOCKED_BY_LENS", paths: [] });
    expect(asked.notOnAThreatActorsWordAlone.blocked.map(({ status }: any) => status).sort()).toEqual([
      "ALLEGED",
      "REFUTED",
    ]);
    expect(statusByName(asked.package.pertainsTo)).toEqual({ "Toray Industries": "REPORTED" });
  });

  test.each(["2021-08-27", "2021-09-01", "2021-09-12", "2022-01-01"])(
    "question 2: on a threat actor's word alone there is no origin, as known before %s",
    async (publishedBefore) => {
      const query = `query ($lens: Lens) { dataset(name: "The 4 GB dump") { origins(lens: $lens) { totalCount nodes { name } } } }`;
      const lens = { publishedBefore, policy: { preset: "NOT_THREAT_ACTOR_ALONE" } };
      const { dataset } = await server.data(query, { lens });
      expect(dataset.origins).toEqual({ totalCount: 0, nodes: [] });
    },
  );

  test("question 4: nothing leads from Marketo to ProjectWEB, and the answer shows Fujitsu's standing denial", async () => {
    const { trace } = await answer("04-marketo-to-project-web");
    expect(trace).toMatchObject({ paths: [], whyEmpty: "BLOCKED_BY_LENS" });
    const refuted = trace.blocked[0].hops.find(({ statement }: any) => statement.status === "REFUTED");
    expect(refuted.relation).toBe("EXPOSED");
    expect(refuted.statement.claims).toMatchObject([
      { stance: "DENIES", publishedAt: "2021-08-31", by: { name: "Fujitsu" } },
    ]);
  });

  test("question 5: the addresses behind several agencies are one dataset with one count", async () => {
    const { exposure } = await answer("05-exposed-addresses");
    expect(exposure).toMatchObject({ low: 76000, high: null, comparator: "AT_LEAST", unmeasured: [] });
    expect(exposure.units).toEqual(["e-mail addresses"]);
    const [counted, ...others] = exposure.datasets;
    expect(others).toEqual([]);
    expect(counted.reachedFrom.map(({ name }: any) => name).sort()).toEqual([
      "Japanese government agencies",
      "Ministry of Land, Infrastructure, Transport and Tourism",
    ]);
    expect(exposure.overlapsCollapsed).toBe(1);
    expect(counted).toMatchObject({ low: 76000, high: null, conflicting: false, within: null });
    expect(counted.measurements.map(({ asWritten }: any) => asWritten).sort()).toEqual([
      "at least 76,000",
      "more than 76,000",
    ]);
    expect(exposure.bySource.map(({ source, low }: any) => [source.title, low]).sort()).toEqual([
      ["ITPro on the ministry's addresses", 76000],
      ["Tech Times on the data offered on Marketo as Fujitsu's", 76000],
      ["VCDB issue 17708", 76000],
    ]);
  });

  test("question 6: one independent root, the analyst, stands behind the package's tie to Toray", async () => {
    const { dataset } = await answer("06-roots-behind-the-package");
    const [{ statement }] = dataset.pertainsTo.edges;
    expect(statement).toMatchObject({ status: "REPORTED", confidence: 70 });
    const { corroboration } = statement;
    expect(corroboration).toMatchObject({ independentRoots: 1, articles: 2 });
    expect(corroboration.roots.map(({ agent }: any) => agent.name)).toEqual(["Ivan Righi"]);
    expect(corroboration.sources).toHaveLength(2);
    expect(corroboration.citations).toEqual([
      {
        from: { title: "Tech Times on the data offered on Marketo as Fujitsu's" },
        to: { title: "ZDNet on the evidence package" },
      },
    ]);
    expect(corroboration.echoes).toMatchObject([
      { claim: { by: { name: "Tech Times" } }, of: { by: { name: "Ivan Righi" } }, why: "RESTATES" },
    ]);
  });

  test("question 7: Toray is called both an affiliate and a customer of Fujitsu, and both stay", async () => {
    const { conflicts } = await answer("07-affiliate-or-customer");
    expect(conflicts.nodes).toHaveLength(1);
    const [{ kind, sides }] = conflicts.nodes;
    expect(kind).toBe("PREDICATE_DISPUTE");
    const called = sides.map(({ statement }: any) => [statement.predicate, statement.object.name]).sort();
    expect(called).toEqual([
      ["AFFILIATE_OF", "Fujitsu"],
      ["CUSTOMER_OF", "Fujitsu"],
    ]);
    for (const { statement, claims } of sides) {
      expect(statement).toMatchObject({ subject: { name: "Toray Industries" }, status: "CORROBORATED" });
      expect(claims.map(({ by }: any) => by.name)).toContain("Fujitsu");
    }
  });

  test("question 8: the tracker's later row changes no answer about the origin", async () => {
    const { dataset } = await answer("08-without-the-tracker");
    expect(statusByName(dataset.withIt)).toEqual({ Fujitsu: "REFUTED", "Toray Industries": "ALLEGED" });
    expect(dataset.withoutIt).toEqual(dataset.withIt);
  });

  test("question 9: 4,000,000,000 and 24,500,000 bytes come out as they went in", async () => {
    const { dump, package: evidence } = await answer("09-quantities");
    expect(dump.measurements).toContainEqual({
      kind: "BYTES",
      value: 4_000_000_000,
      comparator: "ABOUT",
      asWritten: "4 GB",
      asOf: "2021-08-26",
    });
    expect(evidence.measurements.map(({ kind, value }: any) => [kind, value])).toEqual([
      ["BYTES", 24_500_000],
      ["BYTES", 24_500_000],
    ]);
  });

  test("question 13: Marketo's accusation stands beside Fujitsu's qualification, and later its denial", async () => {
    const views = await answer("13-subject-view");
    const entry = (date: string, relation: string): any =>
      views[date].nodes.find(({ statement }: any) => statement.predicate === relation);
    const voices = (claims: any[]): string[] => claims.map(({ by, stance }) => `${by.name} ${stance}`);
    const first = entry("before27August", "ORIGINATES_FROM");
    expect(voices(first.accusations)).toEqual(["Marketo ASSERTS"]);
    expect(first).toMatchObject({ answered: false, answers: [], statement: { status: "ALLEGED" } });
    const disputed = entry("before1September", "ORIGINATES_FROM");
    expect(voices(disputed.accusations)).toEqual(["Marketo ASSERTS"]);
    expect(new Set(voices(disputed.answers))).toEqual(new Set(["Fujitsu QUALIFIES"]));
    expect(disputed).toMatchObject({ answered: true, statement: { status: "DISPUTED" } });
    const now = entry("now", "ORIGINATES_FROM");
    expect(now.statement.status).toBe("REFUTED");
    expect(now.accusations.map(({ by, stands }: any) => [by.name, stands]).sort()).toEqual([
      ["Marketo", false],
      ["Tech Times", false],
      ["ransomwatch", false],
    ]);
    expect(voices(now.answers)).toEqual(
      expect.arrayContaining(["Fujitsu QUALIFIES", "Andrew Kane DENIES", "Andrew Kane DECLINES_TO_CONFIRM"]),
    );
    expect(voices(entry("now", "AFFECTED").answers)).toEqual(["Andrew Kane DENIES"]);
  });

  test("the header sets the lens of a whole request", async () => {
    const query = `{ dataset(name: "The 4 GB dump") { origins { nodes { name } } } }`;
    const headers = { "x-breachpath-lens": '{"publishedBefore":"2021-09-01"}' };
    expect((await server.data(query, {}, headers)).dataset.origins.nodes).toEqual([{ name: "Fujitsu" }]);
    expect((await server.data(query)).dataset.origins.nodes).toEqual([{ name: "Toray Industries" }]);
  });

  test.each([
    ["fujitsu", "Fujitsu"],
    ["tory industries", "Toray Industries"],
  ])("a search for %s finds %s first", async (text, name) => {
    const { search } = await server.data(
      `query ($text: String!) { search(text: $text) { nodes { name } } }`,
      { text },
    );
    expect(search.nodes[0].name).toBe(name);
  });

  const shown = shownAnswers();

  test("the page of the ten questions holds nine queries and the way of the tenth", () => {
    expect(shown.map(({ file }) => file.slice(0, 2))).toEqual([
      "01",
      "02",
      "03",
      "04",
      "05",
      "06",
      "07",
      "08",
      "09",
    ]);
    expect(QUESTIONS_PAGE).toContain("/export.ndjson");
  });

  test.each(shown)("the page of the ten questions shows the answer to $file as it is", async (each) => {
    expect(await server.data(each.query)).toEqual(each.shown);
  });

  test("the README shows the first query, and its answer as it is", async () => {
    const readme = readFileSync("README.md", "utf8");
    const [, query] = /```graphql\n([\s\S]*?)```/.exec(readme) ?? [];
    const [, shown] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(query).toBeTruthy();
    expect(readFileSync("playground/queries/01-project-web-to-addresses.graphql", "utf8")).toContain(query);
    expect({ data: await server.data(query ?? "") }).toEqual(JSON.parse(shown ?? ""));
  });
});
