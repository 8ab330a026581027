import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import type { Verdict } from "../../src/importing/run/verdict.js";
import { connectTestGraph } from "../support/graph.js";
import { importFiles } from "../support/importing.js";
import { brokenInvariants } from "../support/invariants.js";
import { shownAnswers } from "../support/shown-answers.js";
import { outcomesByPart, readRealCounts, realFiles, realIncidentArchive } from "../support/real-data.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { describeShared } from "../support/shared-data.js";

/** Of 23,082 items; docs/import-counts.md has the rates. */
const LONG = 300_000;

/** How the items of each part end, and why not all of them are new; the counts of the files themselves are compared below. */
const OUTCOMES = {
  // 75 objects stand alike in two files; of 71, and of one update's sector, a newer version came in another.
  stix: { CREATED: 7_422, UPDATED: 2, UNCHANGED: 75, SKIPPED: 71 },
  veris: { CREATED: 4_251 },
  // "unknown" is where posts of no known group are put.
  "leak-sites/ransomwatch-groups.2022-11.json": { CREATED: 126, SKIPPED: 1 },
  // One post is there twice, discovered at two moments.
  "leak-sites/ransomwatch-posts.2020-01_2022-02.json": { CREATED: 2_827, UPDATED: 1 },
  hibp: { CREATED: 334 },
  "csv/edinet-codes.2024-07-21.cp932.csv": { CREATED: 7_732 },
  // 21 of its companies are in the bundle of companies, too.
  "csv/opencti-companies.raw.csv": { CREATED: 10, UPDATED: 21 },
  // 209 rows name 156 firms, seven of which are the parent of one before them.
  "csv/us-dod-1260h-companies.until-2025.csv": { CREATED: 149, UPDATED: 11, UNCHANGED: 49 },
};

const FIND_BROUGHT = defineQuery(
  "test.brought",
  `MATCH (e:Entity {name: $met})-[r]-(brought:Entity)
   MATCH (:Statement {id: r.statementId, feed: $feed}) WHERE brought.feed = $feed AND NOT brought:Sector AND NOT brought:Country
   RETURN brought.id AS id, brought.name AS name ORDER BY id LIMIT 1`,
);
const TRACE = `query ($from: [EntityRef!]!, $to: [EntityRef!]!) { trace(from: $from, to: $to, sameIncident: false) {
  complete whyEmpty paths { hops { from { name } relation to { name } } } } }`;

describeShared("The public data, all of it in one import onto the seed graph", () => {
  let server: TestServer;
  let graph: Graph;
  let verdicts: Verdict[];
  beforeAll(async () => {
    server = await startTestServer();
    graph = connectTestGraph();
    const imported = await importFiles(graph, await realFiles());
    expect(imported.job).toMatchObject({ state: "DONE", error: null, done: imported.job.total });
    verdicts = imported.verdicts;
  }, LONG);
  afterAll(async () => {
    await graph.close();
    await server.close();
  });

  test("every item has its verdict, none is rejected, and what is not new is explained", () => {
    expect(outcomesByPart(verdicts)).toEqual(OUTCOMES);
  });

  test("there are as many items as were counted without this project", () => {
    const counts = readRealCounts();
    const counted = Object.entries(counts).map(([path, each]: [string, any]) => [
      path,
      each.objects ?? each.posts ?? each.groups ?? each.records ?? each.data_rows ?? each.breaches,
    ]);
    const items = new Map<string, number>();
    for (const { file } of verdicts) items.set(file, (items.get(file) ?? 0) + 1);
    const imported = counted.filter(([path]) => items.has(path as string));
    expect(imported).toHaveLength(36);
    expect(imported).toEqual(imported.map(([path]) => [path, items.get(path as string)]));
  });

  test.each([
    // [the feed, the entity of the seed graph that it speaks of, what else lies on the way to what only the seed graph tells of]
    ["veris", "Verizon", ["Verizon breach (May 2021)"]],
    ["leak-site-groups", "DarkSide", ["Guess breach (2021)"]],
    // Paths end at a class of data, and do not go on through it.
    ["breach-list", "E-mail addresses", []],
  ])("a trace leads from what %s brought to %s, and on to %j", async (feed, met, onward) => {
    const [row] = await graph.read(FIND_BROUGHT, { feed, met });
    const from = [{ id: row?.get("id") as string }];
    const { trace } = await server.data(TRACE, { from, to: [{ name: onward.at(-1) ?? met }] });
    expect(trace).toMatchObject({ complete: true, whyEmpty: null });
    const passed = trace.paths.map(({ hops }: any) => hops.map(({ to }: any) => to.name));
    expect(passed).toContainEqual([met, ...onward]);
  });

  test("the questions about the seed graph have the answers that they had before", async () => {
    for (const { file, query, shown } of shownAnswers()) {
      expect([file, await server.data(query)]).toEqual([file, shown]);
    }
  });

  test("the model's invariants hold in the whole database", async () => {
    expect(await brokenInvariants(graph)).toEqual([]);
  });

  test(
    "imported once more, all but the largest bundles, and a tenth of the incidents from an archive, nothing is created or updated",
    async () => {
      const archive = await realIncidentArchive();
      try {
        const incidents = archive.files.filter((_, index) => index % 10 === 0);
        const others = (await realFiles()).filter(({ name }) => !/^veris\/|^stix\/attack\/[^/]+$/.test(name));
        const again = await importFiles(graph, [...others, ...incidents]);
        const { unchanged, skipped, ...writes } = again.job.counts;
        expect(writes).toEqual({ created: 0, updated: 0, rejected: 0 });
        expect(unchanged + skipped).toBe(again.job.total);
        expect(unchanged).toBeGreaterThan(12_000);
        expect(outcomesByPart(again.verdicts)["veris"]).toEqual({ UNCHANGED: 426 });
      } finally {
        archive.close();
      }
    },
    LONG,
  );
});
