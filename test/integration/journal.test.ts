import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { claimId, sourceId } from "../../src/records/ids.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import { idOf, tripleId } from "../support/ids.js";
import { claim } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { claimInput, say, SPOKEN_OF } from "../support/speech.js";

const KEYS = ["tool", "claim", "denial", "source", "retraction"];
let server: TestServer;
let graph: Graph;
let made: { tool: string; claim: string; statement: string; source: string };
beforeAll(async () => {
  server = await startTestServer(SPOKEN_OF);
  graph = connectTestGraph();
  const tool = await say(server, "upsertEntity", { idempotencyKey: "tool", tool: { name: "Journal Test" } });
  const input = claimInput("One Test", "USES", "Journal Test");
  const first = await say(server, "makeClaim", { ...input, idempotencyKey: "claim", note: "why" });
  await say(server, "makeClaim", { ...input, stance: "DENIES", idempotencyKey: "denial" });
  const source = { kind: "ARTICLE", title: "Cited" };
  const cited = await say(server, "citeSource", {
    idempotencyKey: "source",
    source,
    claims: [first.claim.id],
  });
  await say(server, "retractClaim", {
    idempotencyKey: "retraction",
    claim: first.claim.id,
    reason: "RECORDED_IN_ERROR",
  });
  made = {
    tool: tool.entity.id,
    claim: first.claim.id,
    statement: first.statement.id,
    source: cited.source.id,
  };
});
afterAll(async () => {
  await graph.close();
  await server.close();
});

const OPERATIONS = `query ($about: ID, $actions: [OperationAction!], $first: Int, $after: String) {
  operations(about: $about, actions: $actions, first: $first, after: $after) {
    nodes { key sequence action who note touched { id } } pageInfo { hasNextPage endCursor } } }`;

async function operations(variables: object = {}): Promise<any> {
  return (await server.data(OPERATIONS, { first: 100, ...variables })).operations;
}

async function run(cypher: string): Promise<void> {
  await graph.write("test.tamper", (writer) => writer.run(defineQuery("test.tamper", cypher)));
}

async function journal(): Promise<any> {
  return (await server.data("{ journal { length head intact brokenAt } }")).journal;
}

describe("The operations", () => {
  test("are all there, the latest first, the import of the seeds at the end", async () => {
    const { nodes } = await operations();
    const [seeds, fixture] = [...nodes].reverse();
    expect([seeds.action, seeds.who, seeds.sequence, seeds.touched]).toEqual(["IMPORT", "importer", 1, []]);
    expect([seeds.note, fixture.note]).toEqual([expect.stringContaining("seeds/claims"), "fixture.ndjson"]);
    expect(nodes.slice(0, 5).map(({ key }: any) => key)).toEqual([...KEYS].reverse());
    expect(nodes.map(({ sequence }: any) => sequence)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(nodes[3]).toMatchObject({ action: "MAKE_CLAIM", who: "admin", note: "why" });
  });

  test.each<[string, () => string, string[]]>([
    ["an entity", () => made.tool, ["tool"]],
    ["a statement", () => made.statement, ["denial", "claim"]],
    ["a claim", () => made.claim, ["retraction", "source", "claim"]],
    ["a source", () => made.source, ["source"]],
  ])("about %s are those that wrote it", async (_, id, keys) => {
    const { nodes } = await operations({ about: id() });
    expect(nodes.map(({ key }: any) => key)).toEqual(keys);
  });

  test.each([
    ["an entity", idOf("company:fujitsu"), 1],
    ["a statement", tripleId(["company:fujitsu", "PROVIDES", "tool:projectweb"]), 1],
    ["a claim", claimId("marketo-lists"), 1],
    ["a source", sourceId("daily"), 2],
  ])("about %s that was imported are the import that brought it", async (_, about, sequence) => {
    const { nodes } = await operations({ about });
    expect(nodes).toMatchObject([{ action: "IMPORT", sequence }]);
  });

  test("about nothing known are none", async () => {
    expect(await operations({ about: "nothing" })).toMatchObject({ nodes: [] });
  });

  test("come in pages without gaps, by action if that is asked, and an import in between moves none", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    const actions = ["MAKE_CLAIM", "UPSERT_ENTITY", "RETRACT_CLAIM"];
    do {
      const { nodes, pageInfo }: any = await operations({ first: 2, after, actions });
      seen.push(...nodes.map(({ key }: any) => key));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      const about = ["company:one-test", "AFFILIATE_OF", "company:two-test"] as const;
      await addRecords(graph, [claim(`page ${seen.length}`, about, "publisher:paper-test", ["paper"])]);
    } while (after !== null);
    expect(seen).toEqual(["retraction", "denial", "claim", "tool"]);
    expect((await operations({ actions: ["IMPORT"] })).nodes).toHaveLength(4);
    expect((await operations({ actions: ["UNMERGE"] })).nodes).toEqual([]);
  });

  test("of a merge are found at both entities, before and after it is undone", async () => {
    const [one, two] = ["company:one-test", "company:two-test"].map(idOf);
    const merge = { entity: { id: one }, into: { id: two } };
    await say(server, "mergeEntities", { ...merge, idempotencyKey: "merge" });
    const keysAbout = async (about?: string) =>
      (await operations({ about })).nodes.slice(0, 2).map(({ key, action }: any) => [key, action][0]);
    expect((await keysAbout(one))[0]).toBe("merge");
    await say(server, "unmerge", { entity: one, idempotencyKey: "unmerge" });
    expect([await keysAbout(one), await keysAbout(two)]).toEqual([
      ["unmerge", "merge"],
      ["unmerge", "merge"],
    ]);
  });
});

describe("The chain of hashes", () => {
  test("holds, and its head is the hash of the last operation", async () => {
    const { operations: last } = await server.data("{ operations(first: 1) { nodes { hash sequence } } }");
    const [{ hash, sequence }] = last.nodes;
    expect(await journal()).toEqual({ length: sequence, head: hash, intact: true, brokenAt: null });
  });

  test.each([
    ["who", "'somebody else'"],
    ["note", "'another reason'"],
    ["at", "o.at + 1"],
    ["action", "'UNMERGE'"],
    ["touched", "[]"],
    ["changes", "'[]'"],
    ["fingerprint", "'0'"],
    ["result", "'{}'"],
    ["hash", "'0'"],
  ])("breaks where somebody changes `%s` of an operation in the database", async (property, value) => {
    // The retraction is the one that has changes.
    const at = "MATCH (o:Operation {key: 'retraction'})";
    await run(`${at} SET o.was = o.${property}, o.${property} = ${value}`);
    expect(await journal()).toMatchObject({ intact: false, brokenAt: 7 });
    await run(`${at} SET o.${property} = o.was REMOVE o.was`);
    expect(await journal()).toMatchObject({ intact: true, brokenAt: null });
  });

  test.each([
    ["in the middle", 3],
    ["at the start", 1],
    ["at the end", 0],
  ])("breaks where an operation %s is gone", async (_, place) => {
    const { length } = await journal();
    const sequence = place === 0 ? length : place;
    await run(`MATCH (o:Operation {sequence: ${sequence}}) SET o.sequence = -o.sequence`);
    expect(await journal()).toMatchObject({ intact: false, brokenAt: sequence });
    await run(`MATCH (o:Operation {sequence: -${sequence}}) SET o.sequence = -o.sequence`);
    expect(await journal()).toMatchObject({ intact: true });
  });
});
