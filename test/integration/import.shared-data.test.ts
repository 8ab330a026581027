import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import type { InputFile } from "../../src/importing/files/input-file.js";
import type { Verdict } from "../../src/importing/run/verdict.js";
import { connectTestGraph } from "../support/graph.js";
import { importFiles } from "../support/importing.js";
import { brokenInvariants } from "../support/invariants.js";
import { shownAnswers } from "../support/shown-answers.js";
import { patient } from "../support/patient.js";
import {
  firstLines,
  outcomesByPart,
  readRealCounts,
  realFiles,
  realIncidentArchive,
} from "../support/real-data.js";
import { IS_FULL } from "../support/scale.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { describeShared } from "../support/shared-data.js";

/** Of 23,082 items in a full run; docs/import-counts.md has the rates. */
const LONG = 600_000;

/** What takes longest, and is a part of full runs only. */
const LARGE = /^veris\/|^stix\/attack\/[^/]+$/;
/** Thousands of rows that are alike. */
const LONG_TABLE = /^csv\/edinet/;

/** How the items of each part end, and why not all of them are new; the counts of the files themselves are compared below. */
const OUTCOMES = {
  // 75 objects stand alike in two files; of 71, and of one update's sector, a newer version came in another.
  stix: IS_FULL
    ? { CREATED: 7_422, UPDATED: 2, UNCHANGED: 75, SKIPPED: 71 }
    : { CREATED: 1_226, UPDATED: 1, UNCHANGED: 45, SKIPPED: 3 },
  veris: { CREATED: IS_FULL ? 4_251 : 426 },
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

describeShared("The public data, in one import onto the seed graph", () => {
  let server: TestServer;
  let graph: Graph;
  let archive: Awaited<ReturnType<typeof realIncidentArchive>>;
  let verdicts: Verdict[];
  beforeAll(async () => {
    server = await startTestServer();
    graph = connectTestGraph();
    archive = await realIncidentArchive();
    const imported = await importFiles(graph, IS_FULL ? await realFiles() : await fewerFiles());
    expect(imported.job).toMatchObject({ state: "DONE", error: null, done: imported.job.total });
    verdicts = imported.verdicts;
  }, LONG);
  afterAll(async () => {
    archive.close();
    await graph.close();
    await server.close();
  });

  /** All but the largest bundles, and a tenth of the incidents, one file each. */
  async function fewerFiles(): Promise<InputFile[]> {
    const incidents = archive.files.filter((_, index) => index % 10 === 0);
    return [...(await realFiles()).filter(({ name }) => !LARGE.test(name)), ...incidents];
  }

  /** The same; of the long table, the first thousand lines if this is no full run. */
  async function filesAgain(): Promise<InputFile[]> {
    const files: InputFile[] = [];
    for (const file of await fewerFiles())
      files.push(IS_FULL || !LONG_TABLE.test(file.name) ? file : await firstLines(file, 1_000));
    return files;
  }

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
    expect(imported).toHaveLength(IS_FULL ? 36 : 32);
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
    const { trace } = await server.data(patient(TRACE), { from, to: [{ name: onward.at(-1) ?? met }] });
    expect(trace).toMatchObject({ complete: true, whyEmpty: null });
    const passed = trace.paths.map(({ hops }: any) => hops.map(({ to }: any) => to.name));
    expect(passed).toContainEqual([met, ...onward]);
  });

  test("the questions about the seed graph have the answers that they had before", async () => {
    for (const { file, query, shown } of shownAnswers()) {
      expect([file, await server.data(patient(query))]).toEqual([file, shown]);
    }
  });

  test("the model's invariants hold in the whole database", async () => {
    expect(await brokenInvariants(graph)).toEqual([]);
  });

  test(
    "imported once more, all but the largest bundles, and a tenth of the incidents from an archive, nothing is created or updated",
    async () => {
      const again = await importFiles(graph, await filesAgain());
      const { unchanged, skipped, ...writes } = again.job.counts;
      expect(writes).toEqual({ created: 0, updated: 0, rejected: 0 });
      expect(unchanged + skipped).toBe(again.job.total);
      expect(unchanged).toBeGreaterThan(IS_FULL ? 12_000 : 5_000);
      expect(outcomesByPart(again.verdicts)["veris"]).toEqual({ UNCHANGED: 426 });
    },
    LONG,
  );
});
