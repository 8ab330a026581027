import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { keyEntities } from "../../src/records/key-entities.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import { idOf } from "../support/ids.js";
import { brokenInvariants } from "../support/invariants.js";
import { entity, fact, source } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

const [LONG, SHORT, SITE, THIRD, SECRET, AGENCY] = [
  "company:toyotomi trading co ltd",
  "company:toyotomi trading",
  "company:toyotomitrading.co.jp",
  "company:totally else",
  "company:toyotomi secret",
  "agency:toyotomi trading office",
];
const RECORDS = [
  entity("publisher:paper-test", "Paper Test"),
  entity(LONG, "Toyotomi Trading Co., Ltd.", { country: "JP", companyNumbers: ["4010001054032"] }),
  entity(SHORT, "Toyotomi Trading", { country: "JP", aliases: ["豊臣商事株式会社"] }),
  entity(SITE, "toyotomitrading.co.jp", { domains: ["toyotomitrading.co.jp"] }),
  entity(THIRD, "Totally Else"),
  entity(SECRET, "Toyotomi Trading K.K.", { marking: "RED" }),
  entity("tool:toyotomi trading", "Toyotomi Trading"),
  entity("incident:toyotomi trading", "Toyotomi Trading"),
  source("paper", { publisher: "publisher:paper-test", publishedAt: "2020-01-01" }),
  ...fact([LONG, "CUSTOMER_OF", THIRD], "publisher:paper-test"),
  ...fact([SHORT, "AFFILIATE_OF", THIRD], "publisher:paper-test"),
  entity(AGENCY, "Toyotomi Trading Office"),
];

const CANDIDATES = `query ($of: EntityRef, $decided: Boolean, $first: Int, $after: String, $minScore: Int, $kinds: [EntityKind!]) {
  identityCandidates(of: $of, decided: $decided, first: $first, after: $after, minScore: $minScore, kinds: $kinds) {
    complete totalCount pageInfo { hasNextPage endCursor }
    nodes { id one { id } other { id name } score verdict reasons { signal weight detail } } } }`;
const DECIDE = `mutation ($input: DecideIdentityInput!) { decideIdentity(input: $input) {
  verdict entity { id name aliases } other { id name aliases } replayed operation { who note action }
  userErrors { code message path suggestion } } }`;
/** Not from this machine's own address: a reader, who sees what is CLEAR. */
const AS_READER = { "x-forwarded-for": "203.0.113.9" };

let server: TestServer;
let graph: Graph;
beforeAll(async () => {
  server = await startTestServer(RECORDS);
  graph = connectTestGraph();
});
afterEach(async () => expect(await brokenInvariants(graph)).toEqual([]));
afterAll(async () => {
  await graph.close();
  await server.close();
});

async function candidatesOf(ref: string, more: object = {}, headers = {}): Promise<any> {
  const variables = { of: { id: idOf(ref) }, ...more };
  return (await server.data(CANDIDATES, variables, headers)).identityCandidates;
}

async function decide(entity: string, other: string, verdict: string, more: object = {}): Promise<any> {
  const input = { entity: { id: idOf(entity) }, other: { id: idOf(other) }, verdict, ...more };
  return (await server.data(DECIDE, { input })).decideIdentity;
}

const others = (found: any): string[] => found.nodes.map((node: any) => node.other.name).sort();

describe("Entities that may be one", () => {
  test("are offered with a score and with what speaks for it, whichever is asked about", async () => {
    const found = await candidatesOf(LONG);
    expect(found.complete).toBe(true);
    const short = found.nodes.find((node: any) => node.other.id === idOf(SHORT));
    expect(short).toMatchObject({
      one: { id: idOf(LONG) },
      score: 80,
      verdict: "UNDECIDED",
      reasons: [
        { signal: "SAME_NAME_FORM", weight: 75, detail: "toyotomi trading" },
        { signal: "SAME_COUNTRY", weight: 20, detail: "JP" },
      ],
    });
    const back = await candidatesOf(SHORT);
    expect(back.nodes.find((node: any) => node.other.id === idOf(LONG))).toMatchObject({
      id: short.id,
      score: 80,
    });
  });

  test("are organizations of any kind, but no tool or incident of the same name", async () => {
    expect(others(await candidatesOf(SHORT))).toEqual([
      "Toyotomi Trading Co., Ltd.",
      "Toyotomi Trading K.K.",
      "toyotomitrading.co.jp",
    ]);
  });

  test("are the same pairs in the list of the whole graph, each once, page by page, the likeliest first", async () => {
    const whole = (await server.data(CANDIDATES, { first: 100 })).identityCandidates;
    expect(new Set(whole.nodes.map(({ id }: any) => id)).size).toBe(whole.totalCount);
    const scores = whole.nodes.map(({ score }: any) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const page: any = (await server.data(CANDIDATES, { first: 2, after })).identityCandidates;
      paged.push(...page.nodes.map(({ id }: any) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(whole.nodes.map(({ id }: any) => id));
    const own = await candidatesOf(LONG);
    expect(paged).toEqual(expect.arrayContaining(own.nodes.map(({ id }: any) => id)));
  });

  test("are not told to who may not see one of them", async () => {
    const seen = await candidatesOf(SHORT, {}, AS_READER);
    expect(others(seen)).toEqual(["Toyotomi Trading Co., Ltd.", "toyotomitrading.co.jp"]);
  });

  test("can be asked for by kind and by score", async () => {
    const tools = (await server.data(CANDIDATES, { kinds: ["TOOL"], first: 100 })).identityCandidates;
    expect(tools.totalCount).toBe(0);
    expect((await candidatesOf(LONG, { minScore: 99 })).nodes).toEqual([]);
    const refused = await server.ask(CANDIDATES, { minScore: 0 });
    expect(refused.errors?.[0]?.message).toBe("minScore: expected 1 to 99, got 0.");
  });

  test("are found in a database that was filled before there were keys", async () => {
    const before = await canonicalHash(graph);
    const remove = defineQuery("test.unkey", "MATCH (k:IdentityKey) DETACH DELETE k");
    const forget = defineQuery("test.forget", "MATCH (s:SchemaState) REMOVE s.identityForm");
    await graph.write("test.unkey", async (writer) => {
      await writer.run(remove);
      await writer.run(forget);
    });
    expect((await candidatesOf(LONG)).nodes).toEqual([]);
    expect(await keyEntities(graph, () => {})).toBeGreaterThan(RECORDS.length);
    expect(await keyEntities(graph, () => {})).toBe(0);
    expect(await canonicalHash(graph)).toBe(before);
  });
});

describe("A decision", () => {
  test("that two are not one keeps them from being offered and merged, until it is taken back", async () => {
    const decided = await decide(LONG, SHORT, "DIFFERENT", { note: "two firms" });
    expect(decided).toMatchObject({
      verdict: "DIFFERENT",
      userErrors: [],
      operation: { who: "admin", note: "two firms", action: "DECIDE_IDENTITY" },
    });
    expect(others(await candidatesOf(LONG))).not.toContain("Toyotomi Trading");
    const listed = await candidatesOf(LONG, { decided: true });
    expect(listed.nodes.find((node: any) => node.other.id === idOf(SHORT)).verdict).toBe("DIFFERENT");
    const refused = await decide(LONG, SHORT, "SAME");
    expect(refused).toMatchObject({
      verdict: null,
      userErrors: [{ code: "DECIDED_DIFFERENT", path: ["entity"] }],
    });
    const { mergeEntities } = await server.data(
      `mutation ($input: MergeEntitiesInput!) { mergeEntities(input: $input) { userErrors { code } } }`,
      { input: { entity: { id: idOf(SHORT) }, into: { id: idOf(LONG) } } },
    );
    expect(mergeEntities.userErrors).toEqual([{ code: "DECIDED_DIFFERENT" }]);
    expect((await decide(SHORT, LONG, "UNDECIDED")).userErrors).toEqual([]);
    expect(others(await candidatesOf(LONG))).toContain("Toyotomi Trading");
    expect((await decide(SHORT, LONG, "UNDECIDED")).userErrors).toMatchObject([{ code: "NOT_DECIDED" }]);
  });

  test("that two are one merges them, and taken back gives the graph that was, once for its key", async () => {
    const before = await canonicalHash(graph);
    const merged = await decide(SHORT, LONG, "SAME", { idempotencyKey: "same-1" });
    expect(merged).toMatchObject({
      verdict: "SAME",
      entity: { id: idOf(LONG) },
      other: { id: idOf(LONG), name: "Toyotomi Trading Co., Ltd." },
    });
    expect(merged.other.aliases).toEqual(["Toyotomi Trading", "豊臣商事株式会社"]);
    expect(others(await candidatesOf(LONG))).toEqual(["Toyotomi Trading K.K.", "toyotomitrading.co.jp"]);
    const again = await decide(SHORT, LONG, "SAME", { idempotencyKey: "same-1" });
    expect(again).toMatchObject({ verdict: "SAME", replayed: true, userErrors: [] });
    const undone = await decide(SHORT, LONG, "UNDECIDED", { idempotencyKey: "undo-1" });
    expect(undone).toMatchObject({
      verdict: "UNDECIDED",
      entity: { id: idOf(SHORT) },
      other: { id: idOf(LONG) },
    });
    const undoneAgain = await decide(SHORT, LONG, "UNDECIDED", { idempotencyKey: "undo-1" });
    expect(undoneAgain).toMatchObject({ replayed: true, userErrors: [] });
    expect(await canonicalHash(graph)).toBe(before);
  });

  test("on an entity holds for the one that it is merged into", async () => {
    expect((await decide(SITE, LONG, "DIFFERENT")).userErrors).toEqual([]);
    expect((await decide(SITE, SHORT, "SAME")).userErrors).toEqual([]);
    expect(others(await candidatesOf(LONG))).not.toContain("Toyotomi Trading");
    expect((await decide(SHORT, LONG, "SAME")).userErrors).toMatchObject([{ code: "DECIDED_DIFFERENT" }]);
    expect((await decide(SITE, SHORT, "UNDECIDED")).userErrors).toEqual([]);
    expect(others(await candidatesOf(LONG))).toContain("Toyotomi Trading");
    expect((await decide(SITE, LONG, "UNDECIDED")).userErrors).toEqual([]);
  });

  test("is kept with who made it and when, merges and their undoing among it, the latest first", async () => {
    const query = `query ($about: ID, $first: Int, $after: String) { identityDecisions(about: $about, first: $first, after: $after) {
      nodes { verdict entity { id name } other { id name } operation { who at note } } pageInfo { hasNextPage endCursor } } }`;
    const { identityDecisions } = await server.data(query, { about: idOf(LONG) });
    expect(identityDecisions.nodes.map(({ verdict }: any) => verdict)).toEqual([
      "UNDECIDED",
      "DIFFERENT",
      "UNDECIDED",
      "SAME",
      "UNDECIDED",
      "DIFFERENT",
    ]);
    expect(identityDecisions.nodes.at(-1)).toMatchObject({
      entity: { id: idOf(LONG), name: "Toyotomi Trading Co., Ltd." },
      other: { id: idOf(SHORT), name: "Toyotomi Trading" },
      operation: { who: "admin", note: "two firms", at: expect.any(String) },
    });
    const first = (await server.data(query, { first: 1 })).identityDecisions;
    const second = (await server.data(query, { first: 1, after: first.pageInfo.endCursor }))
      .identityDecisions;
    expect([first, second].map(({ nodes }) => nodes[0].verdict)).toEqual(["UNDECIDED", "UNDECIDED"]);
    const refused = await server.ask(query, {}, AS_READER);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
  });

  test.each([
    ["one entity with itself", LONG, LONG, "DIFFERENT", "SELF_REFERENCE"],
    ["a company with a tool", LONG, "tool:toyotomi trading", "DIFFERENT", "KIND_MISMATCH"],
    ["a company with a tool, as one", LONG, "tool:toyotomi trading", "SAME", "KIND_MISMATCH"],
    ["what is marked differently, as one", LONG, SECRET, "SAME", "MARKING_MISMATCH"],
    ["what nobody knows", LONG, "company:nobody at all", "DIFFERENT", "UNKNOWN_ID"],
  ])("on %s is refused, and writes nothing", async (_case, entityRef, other, verdict, code) => {
    const before = await canonicalHash(graph);
    expect((await decide(entityRef, other, verdict)).userErrors).toMatchObject([{ code }]);
    expect(await canonicalHash(graph)).toBe(before);
  });

  test("outlives an import that names both again", async () => {
    await decide(LONG, SHORT, "DIFFERENT");
    await addRecords(graph, RECORDS);
    expect(others(await candidatesOf(LONG))).not.toContain("Toyotomi Trading");
    expect((await decide(LONG, SHORT, "UNDECIDED")).userErrors).toEqual([]);
  });
});
