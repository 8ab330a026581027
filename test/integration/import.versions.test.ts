import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { importFiles, texts } from "../support/importing.js";
import { brokenInvariants } from "../support/invariants.js";
import { entity } from "../support/records.js";
import { addRecords } from "../support/graph.js";
import { connectEmptyDatabase } from "../support/test-database.js";

let graph: Graph;
beforeEach(async () => {
  graph = await connectEmptyDatabase();
});
afterEach(() => graph.close());

const NAMES = defineQuery(
  "test.names",
  "MATCH (e:Company) RETURN e.name AS name, e.aliases AS aliases ORDER BY e.name",
);
const AMOUNTS = defineQuery(
  "test.amounts",
  `MATCH (c:Claim)-[:STATES]->(m:Measurement)
   RETURN toInteger(m.value) AS value, size(c.supersedes) AS supersedes, c.versionOf IS NULL AS first ORDER BY m.value`,
);

const breach = (PwnCount: number, Title = "Shop") => ({
  Name: "Shop",
  Title,
  Domain: "shop.example",
  BreachDate: "2015-03-01",
  AddedDate: "2015-10-26T23:35:45Z",
  PwnCount,
  DataClasses: [],
  IsVerified: true,
});
const list = (...breaches: object[]) => texts({ "breaches.json": JSON.stringify(breaches) });

test("what a source says differently now is a new claim that supersedes the old one; the older file then changes nothing", async () => {
  await importFiles(graph, list(breach(100)));
  const newer = await importFiles(graph, list(breach(250)));
  expect(newer.verdicts.map(({ outcome }) => outcome)).toEqual(["UPDATED"]);
  const older = await importFiles(graph, list(breach(100)));
  expect(older.verdicts.map(({ outcome }) => outcome)).toEqual(["UNCHANGED"]);
  expect((await graph.read(AMOUNTS)).map((row) => row.toObject())).toEqual([
    { value: 100, supersedes: 0, first: true },
    { value: 250, supersedes: 1, first: false },
  ]);
  expect(await brokenInvariants(graph)).toEqual([]);
});

test("an import names no entity anew that a person named; its name becomes an alias", async () => {
  await addRecords(graph, [entity("company:shop.example", "The Shop")]);
  await importFiles(graph, list(breach(1, "Shop Ltd")));
  expect((await graph.read(NAMES)).map((row) => row.toObject())).toEqual([
    { name: "The Shop", aliases: ["Shop Ltd"] },
  ]);
});

test("a new version of a table renames what it described, and keeps the old name as an alias", async () => {
  const table = (name: string) =>
    texts({
      "list.csv": `Name,Clean Name,Alias,Previous Name,Parent Name,Start date,End date,Source Url\n${name},Key Co,,,,2021-06-03,,\n`,
    });
  const first = await importFiles(graph, table("Key Company One"));
  expect(first.job.counts.created).toBe(1);
  await importFiles(graph, table("Key Company Two"));
  const [company] = (await graph.read(NAMES)).map((row) => row.toObject());
  expect(company).toEqual({ name: "Key Co", aliases: ["Key Company One", "Key Company Two"] });
});

test("two rows that describe one thing differently change nothing when they come again", async () => {
  const twice = () => list(breach(100), breach(200, "Shop Two"));
  await importFiles(graph, twice());
  const again = await importFiles(graph, twice());
  expect(again.job.counts).toEqual({ created: 0, updated: 0, unchanged: 2, skipped: 0, rejected: 0 });
});
