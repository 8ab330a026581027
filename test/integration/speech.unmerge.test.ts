import { readFileSync } from "node:fs";
import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import { idOf, tripleId } from "../support/ids.js";
import { brokenInvariants } from "../support/invariants.js";
import { entity, fact } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { claimInput, say, speak } from "../support/speech.js";
import { ALPHA, BETA, BOTH, Merging, TWINS } from "../support/twins.js";

const MERGED_BY = defineQuery(
  "test.merged-by",
  "MATCH (e:Merged)-[:MERGED_INTO {merge: $key}]->(:Entity) RETURN e.id AS id",
);

let server: TestServer;
let graph: Graph;
const merging = new Merging(() => server);
beforeAll(async () => {
  server = await startTestServer(TWINS);
  graph = connectTestGraph();
});
afterEach(async () => expect(await brokenInvariants(graph)).toEqual([]));
afterAll(async () => {
  await graph.close();
  await server.close();
});

describe("When a merge is undone", () => {
  test("the graph is what it was, the first time and again", async () => {
    const before = await canonicalHash(graph);
    await merging.merge(ALPHA, BETA);
    const merged = await canonicalHash(graph);
    expect(merged).not.toBe(before);
    const { entity, from } = await merging.unmerge(ALPHA);
    expect(entity).toEqual({ id: idOf(ALPHA), name: "Alpha Test", aliases: ["Erste Test", "Common Test"] });
    expect(from).toEqual({ id: idOf(BETA), name: "Beta Test", aliases: ["Common Test"] });
    expect(await canonicalHash(graph)).toBe(before);
    await merging.whileMerged(async () => {});
    await merging.whileMerged(async () => {}, BETA, ALPHA);
    expect(await canonicalHash(graph)).toBe(before);
  });

  test("what the merge had said of the one that stayed can be said of it for itself", async () => {
    await merging.whileMerged(async () => {}, BOTH, "company:left-test");
    const triple: [string, string, string] = [BETA, "AFFILIATE_OF", "company:left-test"];
    const about = { subject: { id: idOf(BETA) }, predicate: "AFFILIATE_OF", object: { name: "Left Test" } };
    const input = { ...claimInput("", "", ""), about: { ...about, qualifiers: { affiliation: "SISTER" } } };
    const { statement } = await say(server, "makeClaim", input);
    expect(statement.id).toBe(tripleId(triple));
    const read = await server.data(
      `{ statement(id: "${statement.id}") { subject { name } object { name } qualifiers { name value } recordedAt } }`,
    );
    expect(read.statement).toMatchObject({ subject: { name: "Beta Test" }, object: { name: "Left Test" } });
    await merging.whileMerged(async () => {}, BOTH, "company:left-test");
  });

  test("a name that another merged entity bears, too, stays until that one is undone", async () => {
    const [first, second, stays] = ["company:heir-one", "company:heir-two", "company:heir-stays"];
    await addRecords(graph, [
      entity(first, "Heir One", { aliases: ["Shared Heir"] }),
      entity(second, "Heir Two", { aliases: ["Shared heir"] }),
      entity(stays, "Heir Stays"),
    ]);
    const before = await canonicalHash(graph);
    const found = async (): Promise<unknown> =>
      (await server.data('{ company(name: "Heir Stays") { aliases } }')).company.aliases;
    await merging.merge(first, stays);
    await merging.merge(second, stays);
    expect(await found()).toEqual(["Heir One", "Shared Heir", "Heir Two"]);
    await merging.unmerge(first);
    expect(await found()).toEqual(["Shared Heir", "Heir Two"]);
    await merging.unmerge(second);
    expect(await found()).toEqual([]);
    expect(await canonicalHash(graph)).toBe(before);
  });

  test("and made again with another statement in its place, that one's own properties count", async () => {
    const [first, second, target] = ["company:first-test", "company:second-test", "company:target-test"];
    await addRecords(graph, [
      entity(first, "First Test"),
      entity(second, "Second Test"),
      entity(target, "Target Test"),
      ...fact([first, "USES", "tool:tool-test"], "publisher:paper-test", { validFrom: "2011" }),
      ...fact([second, "USES", "tool:tool-test"], "publisher:paper-test", { validTo: "2012" }),
    ]);
    await merging.whileMerged(async () => {}, first, target);
    await merging.whileMerged(
      async () => {
        const id = tripleId([target, "USES", "tool:tool-test"]);
        const { statement } = await server.data(`{ statement(id: "${id}") { validity { from to } } }`);
        expect(statement.validity).toEqual({ from: null, to: "2012" });
      },
      second,
      target,
    );
  });
});

test("merges that build on each other are undone in reverse order only", async () => {
  const before = await canonicalHash(graph);
  await merging.merge(ALPHA, BETA);
  await merging.merge(BETA, BOTH);
  const old = { id: idOf(ALPHA), statement: tripleId([ALPHA, "USES", "tool:tool-test"]) };
  const read = await server.data(
    `query ($id: ID!, $statement: ID!) { node(id: $id) { id } statement(id: $statement) { id } search(text: "erste") { nodes { id } } }`,
    old,
  );
  expect(read).toMatchObject({
    node: { id: idOf(BOTH) },
    statement: { id: tripleId([BOTH, "USES", "tool:tool-test"]) },
    search: { nodes: [{ id: idOf(BOTH) }] },
  });
  const merged = await canonicalHash(graph);
  const refused = await speak(server, "unmerge", { entity: idOf(ALPHA) });
  expect(refused.userErrors).toMatchObject([{ code: "MERGED_SINCE", path: ["entity"] }]);
  expect(refused.userErrors[0].suggestion).toContain(idOf(BETA));
  expect(await canonicalHash(graph)).toBe(merged);
  await addRecords(graph, TWINS);
  expect(await canonicalHash(graph)).toBe(merged);
  await merging.unmerge(BETA);
  await merging.unmerge(ALPHA);
  expect(await canonicalHash(graph)).toBe(before);
});

test("a merge on which the far end of a statement builds is undone after it only", async () => {
  const before = await canonicalHash(graph);
  await merging.merge(ALPHA, BETA);
  await merging.merge("company:left-test", BOTH);
  const refused = await speak(server, "unmerge", { entity: idOf(ALPHA) });
  expect(refused.userErrors).toMatchObject([{ code: "MERGED_SINCE" }]);
  await merging.unmerge("company:left-test");
  await merging.unmerge(ALPHA);
  expect(await canonicalHash(graph)).toBe(before);
});

/** Numbers from 0 to 1 that are the same in every run. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test("random merges over the seed graph's organizations, undone in reverse, leave no trace", async () => {
  const keys = [
    ...readFileSync("seeds/entities.ndjson", "utf8").matchAll(
      /"entity": "((?:company|affiliate|agency):[^"]+)"/g,
    ),
  ];
  const organizations = [...keys.map(([, key]) => key as string), ALPHA, BETA, BOTH];
  const random = makeRandom(20_210_910);
  const pick = (): string => organizations[Math.floor(random() * organizations.length)] as string;
  const undo: { id: string; hash: string }[] = [];
  let made = 0;
  for (let round = 0; round < 20; round += 1) {
    const last = undo.at(-1);
    if (last && random() < 0.25) {
      await say(server, "unmerge", { entity: last.id });
      expect(await canonicalHash(graph)).toBe(last.hash);
      undo.pop();
      continue;
    }
    const hash = await canonicalHash(graph);
    const input = { entity: { id: idOf(pick()) }, into: { id: idOf(pick()) } };
    const { userErrors, operation } = await speak(server, "mergeEntities", input);
    if (userErrors.length > 0) expect(await canonicalHash(graph)).toBe(hash);
    else made = undo.push({ id: await mergedBy(operation.key), hash });
  }
  expect(made).toBeGreaterThan(2);
  expect(await brokenInvariants(graph)).toEqual([]);
  for (const { id, hash } of undo.reverse()) {
    await say(server, "unmerge", { entity: id });
    expect(await canonicalHash(graph)).toBe(hash);
  }
});

/** The entity that a merge took in: an id may itself stand for another by then. */
async function mergedBy(key: string): Promise<string> {
  const [row] = await graph.read(MERGED_BY, { key });
  return row?.get("id") as string;
}
