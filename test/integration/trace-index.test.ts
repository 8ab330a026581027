import { setTimeout } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { getKind } from "../../src/kinds/registry.js";
import { entityId } from "../../src/records/ids.js";
import { askTrace } from "../support/ask-trace.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import { entity, fact } from "../support/records.js";
import { startServerOver, startTestServer, type TestServer } from "../support/server.js";
import { claimInput, say, SPOKEN_OF } from "../support/speech.js";
import { testDatabase } from "../support/test-database.js";

const MARK = defineQuery("test.mark", "RETURN 1");
// As somebody with another program might.
const BEHIND = defineQuery(
  "test.behind",
  `MATCH (s:Statement {objectId: $three})<-[:ABOUT]-(c:Claim)
   SET c.publishedAt = '2999', c.claimedAt = null`,
);
const CITIES = Array.from({ length: 12 }, (_, place) => `City ${place} Test`);

let indexed: TestServer;
let plain: TestServer;
let graph: Graph;
beforeAll(async () => {
  const cities = CITIES.map((name, place) => entity(`company:city-${place}-test`, name));
  indexed = await startTestServer([...SPOKEN_OF, ...cities], null, 512);
  plain = await startServerOver(testDatabase(), [], null, 0);
  graph = connectTestGraph();
});
afterAll(() => Promise.all([indexed.close(), plain.close(), graph.close()]));

const BETWEEN = {
  from: [{ name: "One Test" }],
  to: [{ name: "Two Test" }],
  mode: "K_SHORTEST",
  sameIncident: false,
};

async function engineOf(server: TestServer): Promise<string> {
  return (await askTrace(server, BETWEEN)).stats.engine;
}

/** Waits until what was written has been read into the index: while it reads all anew, Neo4j answers. */
async function untilIndexed(): Promise<void> {
  const until = Date.now() + 20_000;
  while ((await engineOf(indexed)) !== "INDEX") {
    if (Date.now() > until) throw new Error("The index did not come back in 20 s.");
    await setTimeout(20);
  }
}

/** The answers of both engines, without what tells of the engine. */
async function both(variables: Record<string, unknown>): Promise<[any, any]> {
  await untilIndexed();
  const [one, other] = await Promise.all([askTrace(indexed, variables), askTrace(plain, variables)]);
  expect([one.stats.engine, other.stats.engine]).toEqual(["INDEX", "NEO4J"]);
  return [
    { ...one, stats: null },
    { ...other, stats: null },
  ];
}

async function expectSame(variables: Record<string, unknown>): Promise<any> {
  const [one, other] = await both(variables);
  expect(one).toEqual(other);
  return one;
}

async function mark(): Promise<string> {
  return (await graph.readMarked(MARK)).mark.text;
}

describe("The trace index", () => {
  test("answers, and says so; a server without one asks Neo4j", async () => {
    await untilIndexed();
    expect(await engineOf(plain)).toBe("NEO4J");
    const { traceIndex } = await indexed.data("{ traceIndex { state problem built entities facts bytes } }");
    expect(traceIndex).toMatchObject({ state: "READY", problem: null, built: 1 });
    expect(traceIndex.facts).toBeGreaterThan(50);
    expect(traceIndex.bytes).toBeGreaterThan(1000);
    const off = await plain.data("{ traceIndex { state facts } }");
    expect(off.traceIndex).toEqual({ state: "OFF", facts: 0 });
  });

  test("knows at once what was said, and taken back, here and on another server", async () => {
    const asked = { ...BETWEEN, via: ["CUSTOMER_OF"] };
    expect((await expectSame(asked)).paths).toEqual([]);
    const { claim } = await say(plain, "makeClaim", claimInput("One Test", "CUSTOMER_OF", "Two Test"));
    expect((await expectSame(asked)).paths).toHaveLength(1);
    await say(indexed, "retractClaim", { claim: claim.id, reason: "RECORDED_IN_ERROR" });
    expect(await expectSame(asked)).toMatchObject({ paths: [], whyEmpty: "BLOCKED_BY_LENS" });
  });

  test("knows at once what was imported, merged, unmerged, and changed behind its back", async () => {
    const asked = { ...BETWEEN, via: ["AFFILIATE_OF"] };
    expect((await expectSame(asked)).paths).toHaveLength(1);
    for (const name of ["one", "two"])
      await addRecords(
        graph,
        fact([`company:${name}-test`, "AFFILIATE_OF", "company:three-test"], "publisher:paper-test"),
      );
    expect((await expectSame(asked)).paths).toHaveLength(2);
    const three = entityId(getKind("Company"), "three-test");
    await graph.write("test.behind", (writer) => writer.run(BEHIND, { three }));
    expect((await expectSame(asked)).paths).toHaveLength(1);
    await say(plain, "mergeEntities", { entity: { name: "Three Test" }, into: { name: "Two Test" } });
    await expectSame(asked);
    await say(plain, "unmerge", { entity: three });
    expect((await expectSame(asked)).paths).toHaveLength(1);
  });

  test("agrees with Neo4j while others write, about one and the same state of the database", async () => {
    const work = { isOn: true };
    const write = async (): Promise<void> => {
      for (let turn = 0; turn < 60; turn += 1) {
        const [from, to] = [CITIES[turn % 12], CITIES[(turn * 5 + 1) % 12]] as [string, string];
        const stance = turn % 4 === 3 ? "DENIES" : "ASSERTS";
        const server = turn % 2 === 0 ? indexed : plain;
        if (from !== to) await say(server, "makeClaim", claimInput(from, "CUSTOMER_OF", to, { stance }));
        await setTimeout(turn % 5 === 0 ? 250 : 5);
      }
      work.isOn = false;
    };
    const writer = write();
    const states = new Set<string>();
    let engines = 0;
    for (let turn = 0; work.isOn; turn += 1) {
      const [from, to] = [CITIES[turn % 12], CITIES[(turn * 7 + 3) % 12]];
      const asked = { from: [{ name: from }], to: [{ name: to }], via: ["CUSTOMER_OF"], sameIncident: false };
      if (from === to) continue;
      const before = await mark();
      const [one, other] = await Promise.all([askTrace(indexed, asked), askTrace(plain, asked)]);
      if (before !== (await mark())) continue;
      states.add(before);
      if (one.stats.engine === "INDEX") engines += 1;
      expect({ ...one, stats: null }).toEqual({ ...other, stats: null });
    }
    await writer;
    expect(states.size).toBeGreaterThan(5);
    expect(engines).toBeGreaterThan(5);
  });

  test("that would be too large is not built; Neo4j answers, and the index says why", async () => {
    await using(await startServerOver(testDatabase(), [], null, 0.001), async (small) => {
      expect(await engineOf(small)).toBe("NEO4J");
      const { traceIndex } = await small.data("{ traceIndex { state problem facts } }");
      expect(traceIndex).toMatchObject({ state: "TOO_LARGE", facts: 0 });
      expect(traceIndex.problem).toMatch(/would take \d+ MB; 1 MB are allowed/);
    });
  });
});

async function using(server: TestServer, use: (server: TestServer) => Promise<void>): Promise<void> {
  try {
    await use(server);
  } finally {
    await server.close();
  }
}
