import { readFileSync } from "node:fs";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const ORIGIN = `{ from: [{ name: "The 4 GB dump" }], via: [ORIGINATES_FROM], to: [{ kind: COMPANY }, { kind: AFFILIATE }] }`;
const ADDRESSES = `{ from: [{ name: "ProjectWEB" }], through: [AGENCY], to: [{ kind: DATA_CLASS, name: "E-mail addresses" }] }`;

describe("What changed, and why", () => {
  test("question 3: between 1 and 12 September Fujitsu's denial and the rewording moved the origin", async () => {
    const { traceDiff } = await server.data(
      readFileSync("playground/queries/03-what-changed.graphql", "utf8"),
    );
    expect(traceDiff.appeared).toMatchObject([
      { status: "ALLEGED", hops: [{ to: { name: "Toray Industries" } }] },
    ]);
    expect(traceDiff.vanished).toMatchObject([{ status: "DISPUTED", hops: [{ to: { name: "Fujitsu" } }] }]);
    const because = traceDiff.because.map(({ stance, by, onBehalfOf }: any) => [
      stance,
      by.name,
      onBehalfOf?.name,
    ]);
    expect(because).toHaveLength(2);
    expect(because).toContainEqual(["DENIES", "Andrew Kane", "Fujitsu"]);
    expect(because).toContainEqual(["ASSERTS", "Marketo", undefined]);
  });

  test("a claim that withdraws another of its speaker stands itself, wherever it is named as a cause", async () => {
    const { traceDiff, dataset } = await server.data(
      `{ traceDiff(trace: ${ORIGIN}, before: { publishedBefore: "2021-09-01" }, after: { publishedBefore: "2021-09-12" }) {
           because { stance stands by { name } } }
         dataset(name: "The 4 GB dump") { origins(lens: { policy: { statuses: [REFUTED] } }) { edges { statement { id } } } } }`,
    );
    const rewording = { stance: "ASSERTS", stands: true, by: { name: "Marketo" } };
    expect(traceDiff.because).toContainEqual(rewording);
    const { beliefTimeline } = await server.data(
      `query ($id: ID!) { beliefTimeline(statement: $id) { statement { status } because { stance stands by { name } } } }`,
      { id: dataset.origins.edges[0].statement.id },
    );
    expect(beliefTimeline.at(-1).because).toContainEqual(rewording);
  });

  test("a difference agrees with the two answers asked for one by one", async () => {
    const query = `{ traceDiff(trace: ${ORIGIN}, before: { publishedBefore: "2021-08-27" }, after: { publishedBefore: "2021-09-01" }) {
      appeared { id } vanished { id } changed { before { id status } after { id status } } because { quote } } }`;
    const { traceDiff } = await server.data(query);
    const alone = (publishedBefore: string) =>
      server.data(
        `{ dataset(name: "The 4 GB dump") { origins(lens: { publishedBefore: "${publishedBefore}" }) { edges { statement { status } } } } }`,
      );
    const [was, is] = [await alone("2021-08-27"), await alone("2021-09-01")];
    expect(traceDiff).toMatchObject({ appeared: [], vanished: [] });
    expect(traceDiff.changed).toHaveLength(1);
    expect(traceDiff.changed[0].before.status).toBe(was.dataset.origins.edges[0].statement.status);
    expect(traceDiff.changed[0].after.status).toBe(is.dataset.origins.edges[0].statement.status);
    expect(traceDiff.because.map(({ quote }: any) => quote)).toContain(
      "The origin of the data is not known.",
    );
  });

  const DATES = [
    "2021-05-01",
    "2021-06-01",
    "2021-08-27",
    "2021-08-31",
    "2021-09-01",
    "2021-09-11",
    "2021-10-01",
    "2022-02-01",
  ];
  const TRACES = [
    `{ from: [{ name: "The 4 GB dump" }], to: [{ kind: COMPANY }, { kind: AFFILIATE }], via: [ORIGINATES_FROM], mode: ALL_SHORTEST }`,
    `{ from: [{ name: "Marketo" }], to: [{ name: "Fujitsu" }], mode: SIMPLE_BOUNDED, limits: { maxHops: 4, maxPaths: 100 } }`,
    `{ from: [{ name: "Toray Industries" }], to: [{ name: "Fujitsu" }], mode: K_SHORTEST, limits: { maxPaths: 20 } }`,
    `{ from: [{ name: "ProjectWEB" }], steps: [{ via: [ACCESSED_VIA, COMPROMISED], direction: IN }, { via: [AFFECTED] }], mode: PATTERN }`,
  ];
  const PATH = "id status confidence";

  /** The paths of a trace as known before a date, by id: asked for by itself. */
  async function pathsBefore(trace: string, date: string): Promise<Map<string, string>> {
    const asked = trace.slice(1, -1);
    const { trace: answered } = await server.data(
      `{ trace(${asked}, lens: { publishedBefore: "${date}" }) { paths { ${PATH} } } }`,
    );
    return new Map(
      answered.paths.map(({ id, status, confidence }: any) => [id, `${status} ${confidence}`] as const),
    );
  }

  test.each(TRACES)(
    "at every date the difference is that of two answers asked for one by one: %s",
    async (trace) => {
      const answers = await Promise.all(DATES.map((date) => pathsBefore(trace, date)));
      let moves = 0;
      for (const [index, before] of answers.slice(0, -1).entries()) {
        const after = answers[index + 1] ?? new Map<string, string>();
        const [from, to] = [DATES[index] ?? "", DATES[index + 1] ?? ""];
        const { traceDiff } = await server.data(
          `{ traceDiff(trace: ${trace}, before: { publishedBefore: "${from}" }, after: { publishedBefore: "${to}" }) {
           appeared { ${PATH} } vanished { ${PATH} } changed { after { ${PATH} } } because { knownFrom } } }`,
        );
        const ids = (paths: any[]): string[] => paths.map(({ id }) => id as string).sort();
        expect(ids(traceDiff.appeared)).toEqual([...after.keys()].filter((id) => !before.has(id)).sort());
        expect(ids(traceDiff.vanished)).toEqual([...before.keys()].filter((id) => !after.has(id)).sort());
        expect(ids(traceDiff.changed.map((pair: any) => pair.after))).toEqual(
          [...after].flatMap(([id, now]) => (before.has(id) && before.get(id) !== now ? [id] : [])).sort(),
        );
        const moved = [...traceDiff.appeared, ...traceDiff.vanished, ...traceDiff.changed].length;
        expect(traceDiff.because.length > 0).toBe(moved > 0);
        for (const { knownFrom } of traceDiff.because) {
          expect(Date.parse(knownFrom)).toBeGreaterThan(Date.parse(from));
          expect(Date.parse(knownFrom)).toBeLessThanOrEqual(Date.parse(to));
        }
        moves += moved;
      }
      expect(moves).toBeGreaterThan(0);
    },
  );

  test("two lenses in the wrong order are refused", async () => {
    const query = `{ traceDiff(trace: ${ORIGIN}, before: { publishedBefore: "2021-09-12" }, after: { publishedBefore: "2021-09-01" }) { appeared { id } } }`;
    const { errors } = await server.ask(query);
    expect(errors).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT", reason: "INVALID_COMBINATION", path: "before" } },
    ]);
  });

  test("the belief timeline of an origin goes from alleged over disputed to refuted", async () => {
    const { trace } = await server.data(
      `{ trace(from: [{ name: "The 4 GB dump" }], via: [ORIGINATES_FROM], to: [{ name: "Fujitsu" }], lens: { publishedBefore: "2021-08-27" }) { paths { hops { statement { id } } } } }`,
    );
    const query = `query ($id: ID!) { beliefTimeline(statement: $id) { at statement { status admitted } because { by { name } } } }`;
    const { beliefTimeline } = await server.data(query, { id: trace.paths[0].hops[0].statement.id });
    expect(
      beliefTimeline.map(({ at, statement }: any) => [at.slice(0, 10), statement.status, statement.admitted]),
    ).toEqual([
      ["2021-08-27", "ALLEGED", true],
      ["2021-08-31", "DISPUTED", true],
      ["2021-09-11", "REFUTED", false],
    ]);
    expect(await server.data(query, { id: "no-such-statement" })).toEqual({ beliefTimeline: null });
  });

  test("what if a critical set of sources were lost: no path is left, and with one of them it is", async () => {
    const { criticalEvidence } = await server.data(
      `{ criticalEvidence(trace: ${ADDRESSES}) { sources { id title } } }`,
    );
    expect(criticalEvidence.length).toBeGreaterThan(0);
    const sizes = new Set(criticalEvidence.map(({ sources }: any) => sources.length));
    expect(sizes).toEqual(new Set([3]));
    const query = `query ($sources: [ID!]) { whatIf(trace: ${ADDRESSES}, without: { sources: $sources }) { vanished { id } after { paths { id } whyEmpty } } }`;
    for (const { sources } of criticalEvidence) {
      const ids: string[] = sources.map(({ id }: any) => id);
      const { whatIf } = await server.data(query, { sources: ids });
      expect(whatIf.vanished).toHaveLength(1);
      expect(whatIf.after).toEqual({ paths: [], whyEmpty: "BLOCKED_BY_LENS" });
      const { whatIf: less } = await server.data(query, { sources: ids.slice(1) });
      expect(less.after.paths).toHaveLength(1);
    }
  });

  test("looking away from nothing is refused", async () => {
    const { errors } = await server.ask(`{ whatIf(trace: ${ADDRESSES}, without: {}) { vanished { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", path: "without" } }]);
  });
});
