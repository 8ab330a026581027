import type { Graph } from "../../src/graph/graph.js";
import { connectTestGraph } from "../support/graph.js";
import { brokenInvariants } from "../support/invariants.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { claimInput, say, speak, SPOKEN_OF } from "../support/speech.js";

let server: TestServer;
let graph: Graph;
beforeAll(async () => {
  server = await startTestServer(SPOKEN_OF);
  graph = connectTestGraph();
});
afterEach(async () => expect(await brokenInvariants(graph)).toEqual([]));
afterAll(async () => {
  await graph.close();
  await server.close();
});

let tools = 0;
/** A statement of its own for each test, with one claim by the paper: "One Test" uses a new tool. */
async function claimNew(more: Record<string, unknown> = {}): Promise<{ claim: string; statement: string }> {
  const name = `Tool ${(tools += 1)} of belief`;
  await say(server, "upsertEntity", { tool: { name } });
  const { claim, statement } = await say(server, "makeClaim", claimInput("One Test", "USES", name, more));
  expect(statement.status).toBe("REPORTED");
  return { claim: claim.id, statement: statement.id };
}

const SOURCES = [{ kind: "ARTICLE", title: "A later word", publishedAt: "2020-05-01" }];

async function statusOf(statement: string, lens: object = {}): Promise<string> {
  const query = "query ($id: ID!, $lens: Lens) { statement(id: $id, lens: $lens) { status } }";
  return (await server.data(query, { id: statement, lens })).statement.status;
}

test("a denial disputes what was reported, and only from the day on which it was published", async () => {
  const { statement } = await claimNew();
  const denial = { about: { statement }, stance: "DENIES", by: { name: "Daily Test" }, speakerRole: "PRESS" };
  const { statement: seen } = await say(server, "makeClaim", { ...denial, sources: SOURCES });
  expect(seen.status).toBe("DISPUTED");
  expect(await statusOf(statement, { publishedBefore: "2020-05-01T23:59:59Z" })).toBe("REPORTED");
  expect(await statusOf(statement, { publishedBefore: "2020-05-02" })).toBe("DISPUTED");
});

test("what is published today changes no answer of the day before", async () => {
  const { statement } = await claimNew();
  const today = new Date().toISOString();
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const query = `query ($id: ID!, $lens: Lens) { statement(id: $id, lens: $lens) { status confidence claims { id stands } roots { claim { id } } } }`;
  const ask = () => server.data(query, { id: statement, lens: { publishedBefore: yesterday } });
  const before = await ask();
  const spoken = { speakerRole: "PRESS", publishedAt: today, sources: [{ kind: "ARTICLE", title: "New" }] };
  for (const stance of ["DENIES", "ASSERTS", "QUALIFIES"]) {
    const by = { name: "Daily Test" };
    await say(server, "makeClaim", { about: { statement }, stance, by, ...spoken });
  }
  expect(await ask()).toEqual(before);
  expect(await statusOf(statement)).toBe("DISPUTED");
});

test("a claim without any date is public from the moment on in which it was recorded", async () => {
  const name = "Dateless tool";
  await say(server, "upsertEntity", { tool: { name } });
  const input = claimInput("One Test", "USES", name, { sources: [{ kind: "ARTICLE", title: "Undated" }] });
  const { statement, operation } = await say(server, "makeClaim", input);
  expect(statement.status).toBe("REPORTED");
  const just = new Date(Date.parse(operation.at) - 1).toISOString();
  expect(await statusOf(statement.id, { publishedBefore: just })).toBe("UNSUPPORTED");
});

test("a claim that is replaced leaves SUPERSEDED where it stood, and the new stance where it is about the same", async () => {
  const other = await claimNew();
  const { claim, statement } = await claimNew();
  const moved = await say(server, "supersedeClaim", {
    claim,
    about: { statement: other.statement },
    sources: SOURCES,
  });
  expect(moved.statement.id).toBe(other.statement);
  expect(await statusOf(statement)).toBe("SUPERSEDED");
  expect(await statusOf(statement, { publishedBefore: "2020-04-30" })).toBe("REPORTED");
  const denied = await say(server, "supersedeClaim", {
    claim: moved.claim.id,
    stance: "DENIES",
    sources: SOURCES,
  });
  expect(denied).toMatchObject({ claim: { stance: "DENIES" }, statement: { status: "DISPUTED" } });
  const read = await server.data(
    `{ claim(id: "${denied.claim.id}") { by { name } speakerRole supersedes { id stands } } }`,
  );
  expect(read.claim).toEqual({
    by: { name: "Paper Test" },
    speakerRole: "PRESS",
    supersedes: [{ id: moved.claim.id, stands: false }],
  });
});

test("a claim that its speaker takes back leaves RETRACTED, from the day of the retraction", async () => {
  const { claim, statement } = await claimNew();
  const retracted = await say(server, "retractClaim", { claim, reason: "BY_SPEAKER", sources: SOURCES });
  expect(retracted).toMatchObject({
    claim: { stance: "DECLINES_TO_CONFIRM" },
    statement: { status: "RETRACTED" },
  });
  expect(retracted.claim.id).not.toBe(claim);
  expect(await statusOf(statement, { publishedBefore: "2020-05-01" })).toBe("REPORTED");
});

test("a claim that was recorded in error is gone from then on, and there for who looks back", async () => {
  const { claim, statement } = await claimNew();
  const { operation } = await say(server, "retractClaim", { claim, reason: "RECORDED_IN_ERROR" });
  const at = Date.parse(operation.at);
  expect(operation.changes).toEqual([
    { id: claim, field: "recordedTo", before: null, after: JSON.stringify(at) },
  ]);
  expect(await statusOf(statement)).toBe("UNSUPPORTED");
  expect(await statusOf(statement, { recordedBefore: operation.at })).toBe("UNSUPPORTED");
  const just = new Date(at - 1).toISOString();
  expect(await statusOf(statement, { recordedBefore: just })).toBe("REPORTED");
  const { trace } = await server.data(
    `query ($lens: Lens) { trace(from: [{ name: "One Test" }], via: [USES], to: [{ kind: TOOL }], lens: $lens, mode: ALL_SHORTEST, limits: { maxPaths: 50 }) {
      paths { hops { statement { id } } } } }`,
    { lens: { recordedBefore: just } },
  );
  expect(trace.paths.map(({ hops }: any) => hops[0].statement.id)).toContain(statement);
});

test("what a claim recorded in error had replaced stands again, and can be replaced again", async () => {
  const { claim, statement } = await claimNew();
  const denial = await say(server, "supersedeClaim", { claim, stance: "DENIES", sources: SOURCES });
  expect(denial.statement.status).toBe("REFUTED");
  const undone = await say(server, "retractClaim", { claim: denial.claim.id, reason: "RECORDED_IN_ERROR" });
  expect(undone.statement.status).toBe("REPORTED");
  const again = await say(server, "supersedeClaim", { claim, stance: "QUALIFIES", sources: SOURCES });
  expect(again.statement.status).toBe("SUPERSEDED");
  expect(await statusOf(statement)).toBe("SUPERSEDED");
});

test("a spokesman replaces what was said in the other's name, and nobody else", async () => {
  const { claim } = await claimNew({ by: { name: "Writer Test" }, onBehalfOf: { name: "Daily Test" } });
  const refused = await speak(server, "supersedeClaim", {
    claim,
    by: { name: "Writer Test" },
    sources: SOURCES,
  });
  expect(refused.userErrors).toMatchObject([{ code: "NOT_THE_SPEAKER", path: ["by"] }]);
  await say(server, "supersedeClaim", { claim, by: { name: "Daily Test" }, sources: SOURCES });
});
