import type { Graph } from "../../src/graph/graph.js";
import { claimId } from "../../src/records/ids.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { type CuttingProxy, startCuttingProxy } from "../support/cutting-proxy.js";
import { connectTestGraph } from "../support/graph.js";
import { tripleId } from "../support/ids.js";
import { brokenInvariants } from "../support/invariants.js";
import { startServerOver, startTestServer, type TestServer } from "../support/server.js";
import { claimInput, countOperations, say, speak, SPOKEN_OF } from "../support/speech.js";
import { testDatabase } from "../support/test-database.js";

const ABOUT = { statement: tripleId(["company:one-test", "AFFILIATE_OF", "company:two-test"]) };
const input = (more: object): Record<string, unknown> => ({
  ...claimInput("", "", ""),
  about: ABOUT,
  ...more,
});

let server: TestServer;
let other: TestServer;
let proxy: CuttingProxy;
let graph: Graph;
beforeAll(async () => {
  server = await startTestServer(SPOKEN_OF);
  proxy = await startCuttingProxy(testDatabase().uri);
  other = await startServerOver({ ...testDatabase(), uri: proxy.uri });
  graph = connectTestGraph();
});
afterEach(async () => expect(await brokenInvariants(graph)).toEqual([]));
afterAll(async () => {
  await graph.close();
  await other.close();
  await proxy.close();
  await server.close();
});

async function claimsOfStatement(): Promise<string[]> {
  const { statement } = await server.data(`{ statement(id: "${ABOUT.statement}") { claims { id quote } } }`);
  return statement.claims.map(({ quote }: any) => quote);
}

async function journal(): Promise<{ length: number; intact: boolean }> {
  return (await server.data("{ journal { length intact } }")).journal;
}

describe("A key", () => {
  test("that comes a second time is not done again, and answered alike", async () => {
    const claim = input({ idempotencyKey: "twice", quote: "twice" });
    const { replayed, ...first } = await say(server, "makeClaim", claim);
    const { replayed: again, ...second } = await say(other, "makeClaim", { ...claim, note: "once more" });
    expect([replayed, again]).toEqual([false, true]);
    expect(second).toEqual(first);
    expect((await claimsOfStatement()).filter((quote) => quote === "twice")).toHaveLength(1);
  });

  test("that comes 20 times at once, over two servers, is done once", async () => {
    const before = await countOperations(graph);
    const claim = input({ idempotencyKey: "twenty", quote: "twenty" });
    const payloads = await Promise.all(
      Array.from({ length: 20 }, (_, index) => say(index % 2 ? server : other, "makeClaim", claim)),
    );
    expect(payloads.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(payloads.map(({ operation, claim: made }) => `${operation.hash} ${made.id}`)).size).toBe(
      1,
    );
    expect(payloads[0].claim.id).toBe(claimId("operation:twenty"));
    expect((await countOperations(graph)) - before).toBe(1);
    expect((await claimsOfStatement()).filter((quote) => quote === "twenty")).toHaveLength(1);
  });

  test("that stands for something else is refused, for the same mutation and for another", async () => {
    await say(server, "makeClaim", input({ idempotencyKey: "taken" }));
    const [hash, count] = [await canonicalHash(graph), await countOperations(graph)];
    const others = [
      await speak(server, "makeClaim", input({ idempotencyKey: "taken", quote: "Something else." })),
      await speak(server, "upsertEntity", { idempotencyKey: "taken", tool: { name: "Other Test" } }),
    ];
    for (const { userErrors, operation, replayed } of others) {
      expect(userErrors).toMatchObject([{ code: "KEY_REUSED", path: ["idempotencyKey"] }]);
      expect([operation, replayed]).toEqual([null, false]);
    }
    expect([await canonicalHash(graph), await countOperations(graph)]).toEqual([hash, count]);
  });

  test("has 1 to 200 characters", async () => {
    const tries = [];
    for (const idempotencyKey of ["", "  ", "k".repeat(201), "k".repeat(200), "k"])
      tries.push(await speak(server, "makeClaim", input({ idempotencyKey })));
    const codes = tries.map(({ userErrors }) => userErrors[0]?.code ?? "done");
    expect(codes).toEqual(["INVALID_VALUE", "INVALID_VALUE", "INVALID_VALUE", "done", "done"]);
  });

  test("of a refused act is free: what was wrong can be put right under it", async () => {
    const wrong = await speak(server, "makeClaim", input({ idempotencyKey: "second try", certainty: 101 }));
    expect(wrong.userErrors).toHaveLength(1);
    const right = await say(server, "makeClaim", input({ idempotencyKey: "second try", certainty: 100 }));
    expect(right.replayed).toBe(false);
  });
});

test("when the answers to 20 commits are lost, every claim is there once, and the journal has no gap", async () => {
  const [before, first] = [await journal(), await claimsOfStatement()];
  const quotes = Array.from({ length: 20 }, (_, index) => `cut ${index}`);
  for (let start = 0; start < quotes.length; start += 5) {
    proxy.cutCommits(5);
    const claims = quotes.slice(start, start + 5).map((quote, index) => {
      return input({ quote, ...(index % 2 ? { idempotencyKey: quote } : {}) });
    });
    const payloads = await Promise.all(claims.map((claim) => say(other, "makeClaim", claim)));
    expect(payloads.every(({ claim }) => claim !== null)).toBe(true);
  }
  expect(proxy.cuts()).toBe(20);
  expect((await claimsOfStatement()).sort()).toEqual([...first, ...quotes].sort());
  expect(await journal()).toEqual({ length: before.length + 20, intact: true });
});

test("8 writers on two servers make one line: no gaps, rising moments, a whole chain", async () => {
  const before = await journal();
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let index = 0; index < 10; index += 1)
        await say(writer % 2 ? server : other, "makeClaim", input({ quote: `${writer}/${index}` }));
    }),
  );
  expect(await journal()).toEqual({ length: before.length + 80, intact: true });
  const { operations } = await server.data("{ operations(first: 81) { nodes { sequence at } } }");
  const line: { sequence: number; at: number }[] = operations.nodes
    .map(({ sequence, at }: any) => ({ sequence, at: Date.parse(at) }))
    .reverse();
  for (const [index, { sequence, at }] of line.entries()) {
    expect(sequence).toBe(before.length + index);
    expect(at).toBeGreaterThan(line[index - 1]?.at ?? 0);
  }
  expect(new Set(await claimsOfStatement()).size).toBeGreaterThan(80);
});
