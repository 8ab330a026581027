import { readFileSync } from "node:fs";
import { askTrace, routes } from "../support/ask-trace.js";
import { DECOY, DECOY_DATASET } from "../support/decoy.js";
import { expectRefusal, refused } from "../support/refusal.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DECOY);
});
afterAll(() => server.close());

const EXPOSED = { toStep: 1, via: ["EXPOSED"], direction: "IN" };
const STEPS = [
  { via: ["ACCESSED_VIA"], direction: "IN" },
  { via: ["AFFECTED"], to: ["AGENCY"] },
  { via: ["ORIGINATES_FROM"], direction: "IN", mustLink: [EXPOSED] },
  { via: ["CONTAINS"], to: ["DATA_CLASS"], where: { dataClass: { name: { eq: "E-mail addresses" } } } },
];
const UNLINKED = STEPS.map((step) => ({ ...step, mustLink: null }));
const FROM = { from: [{ name: "ProjectWEB" }] };
const TO = [{ kind: "DATA_CLASS", name: "E-mail addresses" }];

const ask = (variables: Record<string, unknown>): Promise<any> => askTrace(server, { ...FROM, ...variables });
const idsOf = (paths: any[]): string[][] =>
  paths.map(({ hops }) => hops.map(({ statement }: any) => statement.id));

describe("Steps on the seed graph with a decoy", () => {
  test("find the path of the first query, whatever the mode, with its end or without", async () => {
    const first = await ask({ through: ["AGENCY"], to: TO, mode: "SHORTEST" });
    const all = await ask({ through: ["AGENCY"], to: TO });
    const accessed = all.paths.filter(({ hops }: any) => hops[0].relation === "ACCESSED_VIA");
    // The data of two agencies was in the dataset.
    expect(accessed).toHaveLength(2);
    for (const to of [null, TO]) {
      const one = await ask({ steps: STEPS, to, mode: "SHORTEST" });
      expect(idsOf(one.paths)).toEqual(idsOf(first.paths));
      for (const mode of ["ALL_SHORTEST", "K_SHORTEST", "SIMPLE_BOUNDED", "PATTERN"]) {
        const result = await ask({ steps: STEPS, to, mode });
        expect(result).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null });
        expect(idsOf(result.paths)).toEqual(idsOf(accessed));
      }
    }
  });

  test("exclude the decoy by a link alone, and let it in without one", async () => {
    const linked = await ask({ steps: STEPS, mode: "PATTERN", sameIncident: false });
    expect(linked.paths).toHaveLength(2);
    expect(routes(linked.paths).flat()).not.toContain(DECOY_DATASET);
    const unlinked = await ask({ steps: UNLINKED, mode: "PATTERN", sameIncident: false });
    expect(routes(unlinked.paths).filter((route) => route.includes(DECOY_DATASET))).toHaveLength(1);
    expect(idsOf(unlinked.paths)).toEqual(expect.arrayContaining(idsOf(linked.paths)));
    const tied = await ask({ steps: UNLINKED, mode: "PATTERN" });
    expect(idsOf(tied.paths)).toEqual(idsOf(linked.paths));
  });

  test("filter what lies at their ends", async () => {
    const where = (name: object): object[] => [
      { ...STEPS[0], where: { incident: { name } } },
      ...STEPS.slice(1),
    ];
    const none = await ask({ steps: where({ startsWith: "Mail server" }), mode: "PATTERN" });
    expect(none).toMatchObject({ paths: [], complete: true, whyEmpty: "NOT_CONNECTED" });
    const one = await ask({ steps: where({ contains: "projectweb" }), mode: "PATTERN" });
    expect(one.paths).toHaveLength(2);
  });

  test("show what the lens shuts out", async () => {
    const lens = { publishedBefore: "2021-01-01T00:00:00Z" };
    const result = await ask({ steps: STEPS, mode: "PATTERN", lens });
    expect(result).toMatchObject({ paths: [], complete: true, whyEmpty: "BLOCKED_BY_LENS" });
    expect(result.blocked).toHaveLength(2);
  });

  test("are the question of the playground's tab, and its answer is the path", async () => {
    const { trace } = await server.data(readFileSync("playground/queries/12-steps.graphql", "utf8"));
    expect(trace).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null });
    const hops = trace.paths.map((path: any) => path.hops.map((hop: any) => hop.relation));
    expect(new Set(hops.map(String))).toEqual(new Set(["ACCESSED_VIA,AFFECTED,ORIGINATES_FROM,CONTAINS"]));
    expect(trace.paths.flatMap((path: any) => path.hops.map((hop: any) => hop.to.name))).not.toContain(
      DECOY_DATASET,
    );
  });

  test("cost a few queries a step, however many nodes they filter", async () => {
    server.takeQueries();
    const result = await ask({ steps: STEPS, mode: "PATTERN" });
    const sent = server.takeQueries();
    expect(result.paths).toHaveLength(2);
    expect(sent.filter((name) => name.startsWith("trace.matching"))).toEqual(["trace.matching.DataClass"]);
    expect(sent.filter((name) => name === "trace.facts").length).toBeLessThanOrEqual(STEPS.length + 3);
  });
});

describe("The modes on the seed graph", () => {
  const ends = { ...FROM, to: TO };

  test("K_SHORTEST goes on past the shortest; SIMPLE_BOUNDED puts the strongest first", async () => {
    const near = await ask({ ...ends, mode: "K_SHORTEST", limits: { maxPaths: 5 } });
    const lengths = near.paths.map(({ length }: any) => length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(new Set(lengths).size).toBeGreaterThan(1);
    expect(near.paths).toHaveLength(5);
    expect(near).toMatchObject({ complete: true, stoppedBy: null });
    const all = await ask({ ...ends, mode: "SIMPLE_BOUNDED", limits: { maxHops: 4, maxPaths: 100 } });
    const confidences = all.paths.map(({ confidence }: any) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(all).toMatchObject({ complete: true, stoppedBy: null });
    expect(idsOf(all.paths)).toEqual(
      expect.arrayContaining(idsOf(near.paths.filter(({ length }: any) => length <= 4))),
    );
    const cut = await ask({ ...ends, mode: "SIMPLE_BOUNDED", limits: { maxHops: 4, maxPaths: 1 } });
    expect(cut).toMatchObject({ complete: false, stoppedBy: "PATHS" });
    expect(idsOf(cut.paths)).toEqual(idsOf(all.paths).slice(0, 1));
  });

  test.each(["K_SHORTEST", "SIMPLE_BOUNDED", "PATTERN"])("%s names the budget that ends it", async (mode) => {
    const expansions = await ask({ steps: STEPS, mode, limits: { maxExpansions: 2 } });
    expect(expansions).toMatchObject({ stoppedBy: "EXPANSIONS", whyEmpty: "STOPPED", paths: [] });
    const time = await ask({ steps: STEPS, mode, limits: { timeoutMs: 1 } });
    expect(time).toMatchObject({ complete: false, stoppedBy: "TIME", whyEmpty: "STOPPED" });
  });

  test("traceDiff, whatIf and criticalEvidence take steps", async () => {
    const variables = { trace: { ...FROM, steps: STEPS, mode: "PATTERN" } };
    const early = { publishedBefore: "2021-01-01T00:00:00Z" };
    const diff = await server.data(
      `query ($trace: TraceInput!, $early: Lens!) { traceDiff(trace: $trace, before: $early, after: {}) { appeared { id } } }`,
      { ...variables, early },
    );
    expect(diff.traceDiff.appeared).toHaveLength(2);
    const { criticalEvidence } = await server.data(
      `query ($trace: TraceInput!) { criticalEvidence(trace: $trace) { sources { id } } }`,
      variables,
    );
    expect(criticalEvidence.length).toBeGreaterThan(0);
    for (const { sources } of criticalEvidence) {
      const without = { sources: sources.map(({ id }: any) => id) };
      const { whatIf } = await server.data(
        `query ($trace: TraceInput!, $without: EvidenceSet!) { whatIf(trace: $trace, without: $without) { vanished { id } after { paths { id } } } }`,
        { ...variables, without },
      );
      expect(whatIf.vanished).toHaveLength(2);
      expect(whatIf.after).toEqual({ paths: [] });
    }
  });
});

describe("Steps that cannot be are refused", () => {
  const QUERY = `query ($from: [EntityRef!]!, $to: [EntityRef!], $through: [EntityKind!], $via: [RelationKind!], $steps: [TraceStep!],
    $mode: TraceMode = PATTERN, $lens: Lens, $limits: TraceLimits) {
    trace(from: $from, to: $to, through: $through, via: $via, steps: $steps, mode: $mode, lens: $lens, limits: $limits) { complete } }`;
  const refuse = async (reason: string, says: RegExp, variables: object): Promise<void> => {
    expectRefusal(await server.ask(QUERY, { ...FROM, ...variables }), refused(reason, says));
  };
  const step = { via: ["USES"], direction: "BOTH" };
  const link = { toStep: 0, via: ["USES"], direction: "IN" };

  test.each<[RegExp, object[]]>([
    [/^steps: expected 1 to 12 steps, got 0/, []],
    [/^steps: expected 1 to 12 steps, got 13/, Array.from({ length: 13 }, () => step)],
    [/^steps\[0\]: expected `min` <= `max`, got 3 > 2/, [{ ...step, min: 3, max: 2 }]],
    [/^steps\[1\]\.min: expected 0 to 12, got -1/, [step, { ...step, min: -1 }]],
    [/^steps\[0\]\.max: expected 0 to 12, got 13/, [{ ...step, max: 13 }]],
    [/^steps\[0\]\.max: expected 0 to 12, got 1000000000/, [{ ...step, max: 1_000_000_000 }]],
    [/^steps\[0\]\.via: expected one relation at least/, [{ ...step, via: [] }]],
    [
      /^steps\[0\]\.via: paths do not go along LOCATED_IN; expected one of/,
      [{ ...step, via: ["LOCATED_IN"] }],
    ],
    [/^steps\[0\]\.to: expected one kind at least/, [{ ...step, to: [] }]],
    [/^steps\[0\]\.where: expected a filter for one kind at least/, [{ ...step, where: {} }]],
    [
      /^steps\[0\]\.mustLink\[0\]\.toStep: expected 0 for the start, got 1/,
      [{ ...step, mustLink: [{ ...link, toStep: 1 }] }],
    ],
    [
      /^steps\[1\]\.mustLink\[0\]\.toStep: .* 1 to 1, or 0 .*, got 2/,
      [step, { ...step, mustLink: [{ ...link, toStep: 2 }] }],
    ],
    [/^steps\[0\]\.mustLink\[0\]\.toStep: .*, got -1/, [{ ...step, mustLink: [{ ...link, toStep: -1 }] }]],
    [
      /^steps\[0\]\.mustLink\[0\]\.via: expected one relation/,
      [{ ...step, mustLink: [{ ...link, via: [] }] }],
    ],
    [
      /^steps\[0\]\.mustLink: expected at most 12 links, got 13/,
      [{ ...step, mustLink: Array.from({ length: 13 }, () => link) }],
    ],
  ])("%s", (says, steps) => refuse("INVALID_VALUE", says, { steps }));

  test.each<[RegExp, object]>([
    [/^trace: expected `steps` or `through`, got both/, { steps: [step], through: ["AGENCY"] }],
    [/^trace: expected `steps` or `via`, got both/, { steps: [step], via: ["USES"] }],
    [/^trace: the mode PATTERN is for `steps`/, { to: TO }],
    [/^trace: without `steps`, expected `to`; got neither/, { mode: "SHORTEST" }],
    [/^steps: they have 8 hops at least, limits\.maxHops allows 6/, { steps: [{ ...step, min: 8, max: 8 }] }],
    [/^steps: expected one with a `max` of 1 at least/, { steps: [{ ...step, min: 0, max: 0 }] }],
  ])("%s", (says, variables) => refuse("INVALID_COMBINATION", says, variables));

  test.each([
    [/^limits\.maxExpansions: expected 1 to 2000000, got 0/, { limits: { maxExpansions: 0 } }],
    [/^limits\.maxPaths: expected 1 to 100, got 1000000000/, { limits: { maxPaths: 1_000_000_000 } }],
    [/^lens\.policy\.statuses: expected one status at least/, { lens: { policy: { statuses: [] } } }],
  ])("%s", (says, more) => refuse("INVALID_VALUE", says, { steps: [step], ...more }));

  test("an end that is unknown is refused, and a kind that the steps cannot lead to is an empty answer", async () => {
    await refuse("UNKNOWN_ID", /^to\[0\]: no entity has the id "nope"/, {
      steps: [step],
      to: [{ id: "nope" }],
    });
    const result = await ask({
      steps: [{ via: ["ACCESSED_VIA"], direction: "IN", to: ["COMPANY"] }],
      mode: "PATTERN",
    });
    expect(result).toMatchObject({ paths: [], complete: true, whyEmpty: "NOT_CONNECTED" });
  });
});
