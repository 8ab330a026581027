import { getRelation } from "../../src/kinds/relations.js";
import type { TraceMode } from "../../src/trace/modes.js";
import type { Step } from "../../src/trace/step.js";
import { GrowingGraph, routes, spent } from "../support/growing-graph.js";

function step(via: string, more: Partial<Step> = {}): Step {
  const plain = { direction: "OUT" as const, min: 1, max: 1, to: null, where: null, mustLink: [] };
  return { ...plain, via: [getRelation(via)], ...more };
}

const MODES: readonly TraceMode[] = ["K_SHORTEST", "SIMPLE_BOUNDED", "PATTERN"];
const STOPPED = { complete: false, paths: [], whyEmpty: "STOPPED" };

describe.each(MODES)("With a hub of 100,000 relationships on the way, %s", (mode) => {
  const graph = new GrowingGraph();
  beforeAll(() => {
    for (let number = 0; number < 100_000; number += 1) graph.add(`Company-${number}`, "USES", "Tool-hub");
    graph.add("Agency-start", "USES", "Tool-hub").add("Incident-i", "ACCESSED_VIA", "Tool-hub");
    graph.add("Incident-i", "EXPOSED", "Dataset-d").add("Dataset-d", "OFFERED_IN", "Listing-l");
  });
  const past = [step("USES"), step("ACCESSED_VIA", { direction: "IN" }), step("EXPOSED"), step("OFFERED_IN")];
  const into = [step("USES"), step("USES", { direction: "IN" })];

  test("does not read what no step goes along", async () => {
    const result = await graph.ask("Agency-start", null, { mode, steps: past });
    expect(result).toMatchObject({ complete: true, stoppedBy: null });
    expect(routes(result)).toEqual([["Tool-hub", "Incident-i", "Dataset-d", "Listing-l"]]);
    expect(spent(result)).toBeLessThan(20);
  });

  test("stays within maxExpansions and says that they are spent", async () => {
    const limits = { maxExpansions: 50_000 };
    const result = await graph.ask("Agency-start", null, { mode, steps: into, limits });
    expect(result).toMatchObject({ ...STOPPED, stoppedBy: "EXPANSIONS" });
    expect(spent(result)).toBeLessThanOrEqual(50_000);
  });

  test("returns maxPaths of the many, and says so where it wants all", async () => {
    const result = await graph.ask("Agency-start", null, {
      mode,
      steps: into,
      limits: { maxPaths: 7, timeoutMs: 20_000 },
    });
    const isAll = mode === "K_SHORTEST";
    expect(result).toMatchObject({ complete: isAll, stoppedBy: isAll ? null : "PATHS", whyEmpty: null });
    expect(new Set(routes(result).map(String)).size).toBe(7);
  });

  test("looks for a link to the hub at the end that has fewer facts", async () => {
    const crowd = new GrowingGraph();
    for (let number = 0; number < 50_000; number += 1) crowd.add(`Company-${number}`, "USES", "Tool-hub");
    crowd.add("Company-p", "PROVIDES", "Tool-hub").add("Company-q", "AFFILIATE_OF", "Company-p");
    crowd.add("Company-r", "AFFILIATE_OF", "Company-p").add("Company-r", "USES", "Tool-hub");
    const uses = { toStep: 0, via: [getRelation("USES")], direction: "OUT" as const };
    const steps = [
      step("PROVIDES", { direction: "IN" }),
      step("AFFILIATE_OF", { direction: "IN", mustLink: [uses] }),
    ];
    const result = await crowd.ask("Tool-hub", null, { mode, steps, limits: { maxExpansions: 100 } });
    expect(routes(result)).toEqual([["Company-p", "Company-r"]]);
  });
});

describe.each<TraceMode>(["K_SHORTEST", "SIMPLE_BOUNDED", "PATTERN"])("In a maze, %s", (mode) => {
  /** Six layers of ten companies, each tied to each of the next: a million ways. */
  const maze = new GrowingGraph();
  for (let column = 0; column < 10; column += 1) {
    maze.add("Agency-start", "AFFILIATE_OF", `Company-0-${column}`);
    maze.add(`Company-5-${column}`, "AFFILIATE_OF", "Agency-goal");
    for (let row = 0; row < 5; row += 1)
      for (let next = 0; next < 10; next += 1)
        maze.add(`Company-${row}-${column}`, "AFFILIATE_OF", `Company-${row + 1}-${next}`);
  }
  const never = { toStep: 0, via: [getRelation("CUSTOMER_OF")], direction: "BOTH" as const };
  const steps = [
    step("AFFILIATE_OF", { max: 12 }),
    step("AFFILIATE_OF", { min: 0, max: 12, mustLink: [never] }),
  ];

  test("stops when its time is over", async () => {
    const limits = { maxHops: 12, maxExpansions: 2_000_000_000, timeoutMs: 300 };
    const asked = { mode, limits, steps: [step("AFFILIATE_OF", { min: 7, max: 7, mustLink: [never] })] };
    const result = await maze.ask("Agency-start", "Agency-goal", asked);
    expect(result).toMatchObject({ ...STOPPED, stoppedBy: "TIME" });
    expect(result.milliseconds).toBeLessThan(1_500);
  });

  test("stops when its steps are spent, with what it had found", async () => {
    const limits = { maxHops: 12, maxExpansions: 1_300, maxPaths: 100 };
    const result = await maze.ask("Agency-start", null, { mode, steps, limits });
    expect(result.stoppedBy).toBe(mode === "K_SHORTEST" ? null : "EXPANSIONS");
    expect(result.paths).toHaveLength(100);
    expect(spent(result)).toBeLessThanOrEqual(1_300);
  });

  test("finds the one strong way among many weak ones", async () => {
    const graph = new GrowingGraph();
    for (let column = 0; column < 60; column += 1) {
      graph.add("Agency-start", "AFFILIATE_OF", `Company-left-${column}`, { speakerRole: "VICTIM" });
      graph.add(`Company-right-${column}`, "AFFILIATE_OF", "Agency-goal", { speakerRole: "VICTIM" });
      for (let other = 0; other < 60; other += 1) {
        const saying = { certainty: column === 47 && other === 53 ? 50 : 20 };
        graph.add(`Company-left-${column}`, "AFFILIATE_OF", `Company-right-${other}`, saying);
      }
    }
    const asked = { mode, steps: [step("AFFILIATE_OF", { min: 3, max: 3 })], limits: { maxHops: 3 } };
    const result = await graph.ask("Agency-start", "Agency-goal", asked);
    expect(routes(result)[0]).toEqual(["Company-left-47", "Company-right-53", "Agency-goal"]);
    expect(result.paths).toHaveLength(10);
  });
});

test("Any two ends, all ways within a bound: a longer way that is stronger comes first", async () => {
  const graph = new GrowingGraph().add("Company-a", "CUSTOMER_OF", "Company-c", { certainty: 20 });
  graph.add("Company-a", "CUSTOMER_OF", "Company-b").add("Company-b", "CUSTOMER_OF", "Company-c");
  const result = await graph.ask("Company-a", "Company-c", { mode: "SIMPLE_BOUNDED" });
  expect(result).toMatchObject({ complete: true, stoppedBy: null });
  expect(routes(result)).toEqual([["Company-b", "Company-c"], ["Company-c"]]);
});
