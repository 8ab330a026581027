import { readdir } from "node:fs/promises";
import type { Graph } from "../../src/graph/graph.js";
import { openFile } from "../../src/importing/files/input-file.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { importFiles, lines, texts } from "../support/importing.js";
import { brokenInvariants } from "../support/invariants.js";
import { entity, source } from "../support/records.js";
import { connectEmptyDatabase } from "../support/test-database.js";

let graph: Graph;
beforeEach(async () => {
  graph = await connectEmptyDatabase();
});
afterEach(() => graph.close());

const SEEDS = (await readdir("seeds")).filter((name) => name.endsWith(".ndjson")).sort();
const seedFiles = () => Promise.all(SEEDS.map((name) => openFile(`seeds/${name}`, `seeds/${name}`)));

test("the seed graph as an import: every record has its verdict, and a second import changes nothing", async () => {
  const first = await importFiles(graph, await seedFiles());
  expect(first.job).toMatchObject({
    state: "DONE",
    counts: { updated: 0, unchanged: 0, skipped: 0, rejected: 0 },
  });
  expect(first.job.counts.created).toBe(first.job.total);
  expect(first.verdicts).toHaveLength(first.job.total ?? 0);
  expect(await brokenInvariants(graph)).toEqual([]);
  const hash = await canonicalHash(graph);

  const second = await importFiles(graph, await seedFiles());
  expect(second.job.counts).toEqual({
    created: 0,
    updated: 0,
    unchanged: first.job.total,
    skipped: 0,
    rejected: 0,
  });
  expect(await canonicalHash(graph)).toBe(hash);
});

test("files may come in any order: what refers to something later waits for it", async () => {
  const forward = await importFiles(graph, await seedFiles());
  const hash = await canonicalHash(graph, ["recordedAt", "recordedIn", "describedIn"]);
  await graph.close();
  graph = await connectEmptyDatabase();
  const backward = await importFiles(graph, (await seedFiles()).reverse());
  expect(backward.job.counts).toEqual(forward.job.counts);
  expect(await canonicalHash(graph, ["recordedAt", "recordedIn", "describedIn"])).toBe(hash);
});

test("what refers to nothing is rejected with its place, and the rest is imported", async () => {
  const { job, verdicts } = await importFiles(
    graph,
    texts({
      "a.ndjson": lines(
        entity("company:a", "A"),
        source("s"),
        { record: "statement", statement: ["company:a", "USES", "tool:nowhere"] },
        {
          record: "claim",
          claim: "c",
          about: ["company:a", "USES", "tool:nowhere"],
          stance: "ASSERTS",
          by: "company:a",
          speakerRole: "VICTIM",
          sources: ["s"],
        },
        { record: "entity", entity: "company:b", name: 7 },
      ),
    }),
  );
  expect(job.counts).toEqual({ created: 2, updated: 0, unchanged: 0, skipped: 0, rejected: 3 });
  expect(
    verdicts.filter(({ outcome }) => outcome === "REJECTED").map(({ at, reason }) => [at, reason]),
  ).toEqual([
    [5, expect.stringContaining("expected a text")],
    [3, expect.stringContaining('no entity "tool:nowhere" is known')],
    [4, expect.stringContaining('"company:a USES tool:nowhere" is known')],
  ]);
  expect(await brokenInvariants(graph)).toEqual([]);
});

test("a statement whose claim is rejected is taken out again, and its verdict and the counts say so", async () => {
  const about = ["company:a", "USES", "tool:b"];
  const claim = { record: "claim", claim: "c", about, stance: "ASSERTS", speakerRole: "VICTIM" };
  const { job, verdicts } = await importFiles(
    graph,
    texts({
      "a.ndjson": lines(
        { record: "statement", statement: about },
        { ...claim, by: "company:a", sources: ["nowhere"] },
        entity("company:a", "A"),
        entity("tool:b", "B"),
      ),
    }),
  );
  expect(job.counts).toEqual({ created: 2, updated: 0, unchanged: 0, skipped: 0, rejected: 2 });
  expect(job.done).toBe(job.total);
  const rejected = verdicts.filter(({ outcome }) => outcome === "REJECTED");
  expect(rejected.map(({ at, id, reason }) => [at, id, reason]).sort()).toEqual([
    [1, null, expect.stringContaining("no claim about it was recorded")],
    [2, null, expect.stringContaining('no source "nowhere" is known')],
  ]);
  expect(rejected.every(({ suggestion }) => suggestion !== null)).toBe(true);
  expect(await brokenInvariants(graph)).toEqual([]);
});

test("a dry run tells the same, and writes nothing", async () => {
  const hash = await canonicalHash(graph);
  const dry = await importFiles(graph, await seedFiles(), { dryRun: true });
  expect(await canonicalHash(graph)).toBe(hash);
  const real = await importFiles(graph, await seedFiles());
  expect(dry.verdicts).toEqual(real.verdicts);
});
