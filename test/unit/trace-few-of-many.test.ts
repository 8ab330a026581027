import type { TraceEngine } from "../../src/trace/engine.js";
import { GrowingGraph, routes, spent } from "../support/growing-graph.js";

const ENGINES: readonly TraceEngine[] = ["NEO4J", "INDEX"];
const SURE = { speakerRole: "VICTIM" } as const;
const UNSURE = { speakerRole: "THREAT_ACTOR" } as const;
const WIDTH = 40;

/** From a start by one of 40, and one of 40 others, to a goal: 1,600 ways, more than are compared. */
function fan(engine: TraceEngine, sure: readonly (readonly [number, number])[]): GrowingGraph {
  const graph = new GrowingGraph(engine);
  const isSure = (a: number, b: number): boolean => sure.some(([one, other]) => one === a && other === b);
  for (let a = 0; a < WIDTH; a += 1) {
    graph.add("Company-start", "AFFILIATE_OF", `Company-a${a}`, SURE);
    graph.add(`Company-b${a}`, "AFFILIATE_OF", "Company-goal", SURE);
    for (let b = 0; b < WIDTH; b += 1)
      graph.add(`Company-a${a}`, "AFFILIATE_OF", `Company-b${b}`, isSure(a, b) ? SURE : UNSURE);
  }
  return graph;
}

describe.each(ENGINES)("Of very many paths of one length, over %s", (engine) => {
  test("the one whose weakest hop is the strongest is found", async () => {
    const graph = fan(engine, [[17, 23]]);
    const result = await graph.ask("Company-start", "Company-goal");
    const [names] = [["Company-a17", "Company-b23", "Company-goal"]];
    expect(routes(result)).toEqual([names.map((name) => graph.idOf(name))]);
    expect(result.complete).toBe(true);
    if (engine === "INDEX") expect(spent(result)).toBeLessThan(20);
  });

  test("the strongest few come first, and others fill up", async () => {
    const sure = [
      [1, 2],
      [3, 4],
      [30, 39],
    ] as const;
    const graph = fan(engine, sure);
    const limits = { maxPaths: 5 };
    const result = await graph.ask("Company-start", "Company-goal", { mode: "K_SHORTEST", limits });
    const found = routes(result);
    const expected = sure.map(([a, b]) =>
      [`Company-a${a}`, `Company-b${b}`, "Company-goal"].map((name) => graph.idOf(name)),
    );
    expect(found).toHaveLength(5);
    expect(found.slice(0, 3).map(String).sort()).toEqual(expected.map(String).sort());
  });

  test("all of them are too many to give, and it says so", async () => {
    const graph = fan(engine, [[1, 2]]);
    const limits = { maxPaths: 1 };
    const result = await graph.ask("Company-start", "Company-goal", { mode: "ALL_SHORTEST", limits });
    expect(result).toMatchObject({ stoppedBy: "PATHS", complete: false });
    expect(routes(result)[0]?.[0]).toBe(graph.idOf("Company-a1"));
  });
});

describe("At a hub, over the index", () => {
  test("ways that go out and come back are neither counted nor read", async () => {
    const graph = new GrowingGraph("INDEX");
    graph.add("Company-hub", "AFFILIATE_OF", "Company-goal");
    for (let spoke = 0; spoke < 5_000; spoke += 1) {
      graph.add(`Company-${spoke}`, "CUSTOMER_OF", "Company-hub");
      graph.add(`Company-${spoke}`, "AFFILIATE_OF", "Company-hub");
    }
    for (let way = 0; way < 4; way += 1) {
      graph.add("Company-hub", "AFFILIATE_OF", `Company-x${way}`, UNSURE);
      graph.add(`Company-x${way}`, "AFFILIATE_OF", `Company-y${way}`, UNSURE);
      graph.add(`Company-y${way}`, "AFFILIATE_OF", "Company-goal", UNSURE);
    }
    const result = await graph.ask("Company-hub", "Company-goal", {
      mode: "K_SHORTEST",
      limits: { maxPaths: 5 },
    });
    expect(routes(result).map((route) => route.length)).toEqual([1, 3, 3, 3, 3]);
    expect(spent(result)).toBeLessThan(200);
  });
});
