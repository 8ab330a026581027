import { readFileSync } from "node:fs";
import type { Graph } from "../../src/graph/graph.js";
import { idOf } from "../support/ids.js";
import { connectTestGraph } from "../support/graph.js";
import { addMesh, addSpokes } from "../support/hub.js";
import { entity } from "../support/records.js";
import { expectRefusal, refused } from "../support/refusal.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { within } from "../support/within.js";

const SPOKES = 100_000;
const HUB = idOf("company:hub");
const ALONE = idOf("company:alone");

let server: TestServer;
let graph: Graph;
beforeAll(async () => {
  server = await startTestServer([entity("company:hub", "Hub Test"), entity("company:alone", "Alone Test")]);
  graph = connectTestGraph();
  await addSpokes(graph, HUB, SPOKES);
}, 120_000);
afterAll(async () => {
  await graph.close();
  await server.close();
});

const SUBGRAPH = `query ($seeds: [ID!]!, $hops: Int! = 1, $budget: Int! = 500, $lens: Lens) {
  subgraph(seeds: $seeds, hops: $hops, budget: $budget, lens: $lens) {
    truncated nodes { id name } edges { id relation statement { status } }
    frontier { node { name } hidden { relation direction count } } } }`;

const spoke = (number: number): string => `Spoke ${String(number).padStart(6, "0")}`;
/** Read whole, the hub would take minutes. It is 0.4 to 1.4 s on a machine that does nothing else; CI may share its own. */
const LONGEST_MS = 5_000;
const ANALYSTS = { policy: { requireSpeakerRoles: ["ANALYST"] } };

async function timed(variables: object): Promise<{ subgraph: any; milliseconds: number }> {
  const began = performance.now();
  const { subgraph } = await server.data(SUBGRAPH, { seeds: [HUB], ...variables });
  return { subgraph, milliseconds: performance.now() - began };
}

describe(`A hub of ${SPOKES.toLocaleString("en")} facts`, () => {
  test.each([
    ["a budget of 20", { budget: 20 }, 20, 1],
    ["a budget of 500 and two hops", { hops: 2 }, 500, 1],
    ["the largest budget", { budget: 5000 }, 5000, 1],
    ["a lens that lets in a tenth", { budget: 200, lens: ANALYSTS }, 200, 10],
  ])("is read in part and in little time: %s", async (_, variables, size, step) => {
    let { subgraph, milliseconds: best } = await timed(variables);
    // The first time there is no plan, and another process may have the processor.
    for (let tries = 0; tries < 4 && best >= 1_000; tries += 1) {
      const again = await timed(variables);
      [subgraph, best] = [again.subgraph, Math.min(best, again.milliseconds)];
    }
    const spokes = Array.from({ length: size - 1 }, (_each, place) => spoke(place * step));
    expect(subgraph.nodes.map(({ name }: any) => name)).toEqual(["Hub Test", ...spokes]);
    expect(subgraph.edges).toHaveLength(size - 1);
    expect(subgraph.truncated).toBe(true);
    const hidden = [{ relation: "AFFILIATE_OF", direction: "IN", count: SPOKES - (size - 1) }];
    expect(subgraph.frontier).toEqual([{ node: { name: "Hub Test" }, hidden }]);
    process.stderr.write(`    subgraph of the hub, ${_}: ${Math.round(best)} ms\n`);
    expect(best).toBeLessThan(LONGEST_MS);
  });

  test("is not read whole for a lens that lets in none of it", async () => {
    const lens = { policy: { requireSpeakerRoles: ["REGULATOR"] } };
    const { subgraph, milliseconds } = await timed({ lens, budget: 5000 });
    expect(subgraph).toMatchObject({ truncated: true, nodes: [{ id: HUB }], edges: [] });
    expect(subgraph.frontier[0].hidden).toEqual([
      { relation: "AFFILIATE_OF", direction: "IN", count: SPOKES },
    ]);
    process.stderr.write(`    subgraph of the hub, nothing let in: ${Math.round(milliseconds)} ms\n`);
  });

  test("is counted before an expansion, and too much to decide on", async () => {
    const query = `query ($id: ID!) { company(id: $id) { neighbourSummary { relation direction kind facts admitted } } }`;
    const { company } = await within(2_000, () => server.data(query, { id: HUB }));
    expect(company.neighbourSummary).toEqual([
      { relation: "AFFILIATE_OF", direction: "IN", kind: "AFFILIATE", facts: SPOKES, admitted: null },
    ]);
  });

  test("between two of its spokes shows the facts among them", async () => {
    const seeds = ["spoke-000007", "spoke-019999"];
    const { subgraph } = await timed({ seeds, hops: 1, budget: 3 });
    expect(subgraph.nodes.map(({ name }: any) => name)).toEqual([spoke(7), spoke(19_999), "Hub Test"]);
    expect(subgraph).toMatchObject({
      truncated: false,
      edges: [{ id: "fact-000007" }, { id: "fact-019999" }],
    });
  });
});

test("nodes with too many facts among them are refused, not shown in part", async () => {
  await addMesh(graph, 150);
  const answer = await server.ask(SUBGRAPH, { seeds: [HUB], hops: 1, budget: 300 });
  const says = /^subgraph: its 300 nodes have more than 20000 facts among them\. Ask with a smaller `budget`/;
  expectRefusal(answer, { status: 200, code: "LIMIT_EXCEEDED", says });
});

test("the playground's example shows what the incident touched", async () => {
  const { subgraph } = await server.data(readFileSync("playground/queries/14-subgraph.graphql", "utf8"));
  expect(subgraph.truncated).toBe(false);
  const names = subgraph.nodes.map(({ name }: any) => name);
  expect(names[0]).toBe("Access to Japanese government data through ProjectWEB (2021)");
  expect(names).toEqual(
    expect.arrayContaining(["ProjectWEB", "Fujitsu", "E-mail addresses taken through ProjectWEB"]),
  );
  const ids = subgraph.nodes.map(({ id }: any) => id);
  for (const { source, target } of subgraph.edges)
    expect(ids).toEqual(expect.arrayContaining([source, target]));
});

test("an entity without facts is a subgraph of itself", async () => {
  const { subgraph } = await timed({ seeds: [ALONE, ALONE], hops: 4, budget: 1 });
  expect(subgraph).toEqual({
    truncated: false,
    nodes: [{ id: ALONE, name: "Alone Test" }],
    edges: [],
    frontier: [],
  });
});

describe("Bad input is refused in words", () => {
  test.each([
    ["no seeds", { seeds: [] }, /^seeds: expected 1 to 50 ids, got 0\.$/],
    ["51 seeds", { seeds: Array(51).fill(HUB) }, /^seeds: expected 1 to 50 ids, got 51\.$/],
    ["hops below 0", { hops: -1 }, /^hops: expected 0 to 4, got -1\.$/],
    ["5 hops", { hops: 5 }, /^hops: expected 0 to 4, got 5\.$/],
    ["a budget of 0", { budget: 0 }, /^budget: expected 1 to 5000, got 0\.$/],
    ["a budget of 5001", { budget: 5001 }, /^budget: expected 1 to 5000, got 5001\.$/],
  ])("%s", async (_, variables, says) => {
    expectRefusal(await server.ask(SUBGRAPH, { seeds: [HUB], ...variables }), refused("INVALID_VALUE", says));
  });

  test("more seeds than the budget has room for", async () => {
    const answer = await server.ask(SUBGRAPH, { seeds: [HUB, ALONE, ALONE], budget: 1 });
    const says = /^budget: expected room for the 2 seeds at least, got 1\.$/;
    expectRefusal(answer, refused("INVALID_COMBINATION", says, { path: "budget" }));
  });

  test("ids that nothing has, each named once", async () => {
    const answer = await server.ask(SUBGRAPH, { seeds: [HUB, "nobody", "nothing", "nobody"] });
    const says = /^seeds: no entity has the ids "nobody", "nothing"\. Look ids up with `search`\.$/;
    expectRefusal(answer, refused("UNKNOWN_ID", says, { path: "seeds" }));
  });

  test("pages for each of too many nodes", async () => {
    const query = `{ subgraph(seeds: ["${HUB}"], budget: 400) {
      nodes { ... on Company { affiliates(first: 100) { nodes { id } } } } } }`;
    expectRefusal(await server.ask(query), {
      status: 400,
      code: "LIMIT_EXCEEDED",
      says: /has 40400 of at most 20000 rows/,
    });
  });
});
