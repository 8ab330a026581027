import type { Fact, FactNode } from "../../src/trace/fact.js";
import { getKind } from "../../src/kinds/registry.js";
import { getRelation } from "../../src/kinds/relations.js";
import type { TraceLimits, TraceRequest } from "../../src/trace/request.js";
import type { TraceResult } from "../../src/trace/result.js";
import { trace } from "../../src/trace/trace.js";
import { beliefOf, MemoryFacts, type StatedFact, toRequest, type Voice } from "../support/memory-facts.js";

const NOW = Date.UTC(2026, 0);
const PRESS: Voice = { stance: "ASSERTS", speakerRole: "PRESS", certainty: null, publishedAt: "2020" };
const DENIAL: Voice = { ...PRESS, stance: "DENIES" };

/** A graph that grows fact by fact; nodes are called "Kind-anything". */
class GrowingGraph {
  private readonly byId = new Map<string, { -readonly [Key in keyof FactNode]: FactNode[Key] }>();
  private readonly facts: StatedFact[] = [];

  add(subject: string, relation: string, object: string, voice: Voice = PRESS): this {
    const ends = { subject: this.node(subject), object: this.node(object) };
    const statementId = `${relation}-${this.facts.length}`;
    const belief = beliefOf(statementId, { voices: [voice], validFrom: null, validTo: null });
    this.facts.push({ statementId, relation: getRelation(relation), ...ends, belief });
    return this;
  }

  /** Asks for paths, without the same-incident rule if not told otherwise. */
  ask(
    from: string,
    to: string,
    limits: Partial<TraceLimits> = {},
    more: Partial<TraceRequest> = {},
  ): Promise<TraceResult> {
    const none = { places: [], kinds: [] };
    const rules = { through: [], via: null, avoid: [], sameIncident: false, maxHops: 6, lens: {} };
    const asked = toRequest({ from: none, to: none, ...rules }, { nodes: [], facts: [] }, NOW);
    const request: TraceRequest = {
      ...asked,
      from: { ids: new Set([from]), kinds: [] },
      to: { ids: new Set([to]), kinds: [] },
      limits: { maxHops: 6, maxPaths: 10, maxExpansions: 200_000, timeoutMs: 8_000, ...limits },
      ...more,
    };
    return trace(new MemoryFacts([...this.byId.values()], this.facts, request.lens), request);
  }

  private node(id: string): FactNode {
    const node = this.byId.get(id) ?? { id, kind: getKind(id.split("-")[0] as string), degree: 0 };
    node.degree += 1;
    this.byId.set(id, node);
    return node;
  }
}

/** A tool that 100,000 companies use: whoever comes by it meets them all. */
function hub(): GrowingGraph {
  const graph = new GrowingGraph();
  for (let number = 0; number < 100_000; number += 1) graph.add(`Company-${number}`, "USES", "Tool-hub");
  return graph
    .add("Agency-start", "USES", "Tool-hub")
    .add("Incident-i", "ACCESSED_VIA", "Tool-hub")
    .add("Incident-i", "EXPOSED", "Dataset-goal");
}

/** Every node of a layer is tied to every node of the next: width x width paths from start to goal. */
function dense(width: number, voiceOf: (from: number, to: number) => Voice): GrowingGraph {
  const graph = new GrowingGraph();
  for (let left = 0; left < width; left += 1) {
    graph.add("Company-start", "AFFILIATE_OF", `Company-left-${left}`, VICTIM);
    graph.add(`Company-right-${left}`, "AFFILIATE_OF", "Company-goal", VICTIM);
    for (let right = 0; right < width; right += 1) {
      graph.add(`Company-left-${left}`, "AFFILIATE_OF", `Company-right-${right}`, voiceOf(left, right));
    }
  }
  return graph;
}

const VICTIM: Voice = { ...PRESS, speakerRole: "VICTIM" };

function certain(certainty: number): Voice {
  return { ...PRESS, certainty };
}

function expectWithin(result: TraceResult, { maxExpansions }: { readonly maxExpansions: number }): void {
  expect(result.stepsTried + result.factsRead).toBeLessThanOrEqual(maxExpansions);
}

describe("A search at a node with 100,000 relationships", () => {
  const graph = hub();

  test("gets past it within the ordinary budgets, whether the incidents are looked at or not", async () => {
    for (const sameIncident of [false, true]) {
      const result = await graph.ask("Agency-start", "Dataset-goal", {}, { sameIncident });
      expect(result).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null });
      expect(result.paths.map((path) => path.map((hop) => hop.to.id))).toEqual([
        ["Tool-hub", "Incident-i", "Dataset-goal"],
      ]);
      expectWithin(result, { maxExpansions: 200_000 });
      // The users of the tool lead nowhere: none of them is tried.
      expect(result.stepsTried).toBeLessThan(100);
    }
  });

  test("reads nothing of it that is more than maxExpansions, and says what stopped it", async () => {
    const result = await graph.ask("Agency-start", "Dataset-goal", { maxExpansions: 5_000 });
    expect(result).toMatchObject({ complete: true, paths: [{ length: 3 }] });
    const through = await graph.ask("Agency-start", "Company-7", { maxExpansions: 5_000 });
    expect(through).toMatchObject({ complete: true, paths: [{ length: 2 }] });
    const beyond = await graph.ask("Tool-hub", "Person-nobody", { maxExpansions: 5_000 });
    expect(beyond).toMatchObject({ paths: [], whyEmpty: "NO_SUCH_START" });
    const both = await graph.ask("Tool-hub", "Incident-i", { maxExpansions: 5_000 }, { mode: "ALL_SHORTEST" });
    expect(both).toMatchObject({ complete: true, paths: [{ length: 1 }] });
    const all = await new GrowingGraph()
      .add("Agency-a", "USES", "Tool-t")
      .add("Agency-b", "USES", "Tool-u")
      .ask("Agency-a", "Agency-b", { maxExpansions: 1 });
    expect(all).toMatchObject({ complete: false, paths: [], whyEmpty: "STOPPED", stoppedBy: "EXPANSIONS" });
  });

  test("stops at a kind with more members than may be read", async () => {
    const kinds = { kinds: [getKind("Company")], ids: new Set<string>() };
    const result = await graph.ask("", "", { maxExpansions: 50_000 }, { from: kinds, to: kinds });
    expect(result).toMatchObject({ complete: false, paths: [], whyEmpty: "STOPPED", stoppedBy: "EXPANSIONS" });
  });

  test("keeps to timeoutMs, and says what stopped it", async () => {
    const result = await graph.ask("Agency-start", "Dataset-goal", { timeoutMs: 0 });
    expect(result).toMatchObject({ complete: false, paths: [], whyEmpty: "STOPPED", stoppedBy: "TIME" });
    expect(result.milliseconds).toBeLessThan(1_000);
  });

  test("looks at facts that it may not use once, however often it comes by", async () => {
    const many = new GrowingGraph();
    for (let number = 0; number < 20_000; number += 1)
      many.add(`Company-idle-${number}`, "USES", "Tool-hub", DENIAL);
    for (let number = 0; number < 500; number += 1) {
      many.add("Agency-start", "CUSTOMER_OF", `Company-${number}`).add(`Company-${number}`, "USES", "Tool-hub");
    }
    many.add("Company-last", "USES", "Tool-hub").add("Company-last", "CUSTOMER_OF", "Agency-goal");
    const result = await many.ask("Agency-start", "Agency-goal", {}, { mode: "ALL_SHORTEST" });
    expect(result).toMatchObject({ complete: false, stoppedBy: "PATHS", whyEmpty: null });
    expect(result.paths).toHaveLength(10);
    expect(result.milliseconds).toBeLessThan(2_000);
  });
});

describe("A search in a dense graph", () => {
  test("returns maxPaths paths, the best, and says that there are more", async () => {
    const graph = dense(12, (left, right) => certain(10 + left + right));
    const result = await graph.ask("Company-start", "Company-goal", { maxPaths: 3 }, { mode: "ALL_SHORTEST" });
    expect(result).toMatchObject({ complete: false, stoppedBy: "PATHS", whyEmpty: null });
    expect(result.paths.map((path) => path.map((hop) => hop.to.id).slice(0, 2))).toEqual([
      ["Company-left-11", "Company-right-11"],
      expect.arrayContaining([expect.stringMatching(/-1[01]$/)]),
      expect.arrayContaining([expect.stringMatching(/-1[01]$/)]),
    ]);
    const whole = await graph.ask("Company-start", "Company-goal", { maxPaths: 144 }, { mode: "ALL_SHORTEST" });
    expect(whole).toMatchObject({ complete: true, stoppedBy: null });
    expect(whole.paths).toHaveLength(144);
  });

  test("finds the one strong path among 10,000 weak ones, wherever it lies", async () => {
    for (const place of [0, 55, 99]) {
      const graph = dense(100, (left, right) => certain(left === place && right === place ? 50 : 20));
      for (const mode of ["SHORTEST", "ALL_SHORTEST"] as const) {
        const { paths, complete } = await graph.ask("Company-start", "Company-goal", {}, { mode });
        expect(complete).toBe(mode === "SHORTEST");
        expect(paths[0]?.map((hop) => hop.to.id)).toEqual([
          ...[`Company-left-${place}`, `Company-right-${place}`, "Company-goal"],
        ]);
        expect(new Set(paths.map((path) => path.map((hop) => hop.to.id).join())).size).toBe(paths.length);
      }
    }
  });

  test("returns what it found when a budget stops it, and says that this is not all", async () => {
    const graph = dense(30, () => PRESS);
    const read = 30 * 30 + 2 * 30;
    const limits = { maxExpansions: read + 200, maxPaths: 100 };
    const result = await graph.ask("Company-start", "Company-goal", limits, { mode: "ALL_SHORTEST" });
    expect(result).toMatchObject({ complete: false, stoppedBy: "EXPANSIONS", whyEmpty: null });
    expect(result.paths.length).toBeGreaterThan(10);
    expect(result.paths.every((path) => path.length === 3)).toBe(true);
    expectWithin(result, limits);
  });

  test("stays within its budgets where every pair of nodes is connected and there is no way out", async () => {
    const clique = new GrowingGraph();
    for (let one = 0; one < 60; one += 1) {
      for (let other = 0; other < one; other += 1) {
        clique.add(`Company-${one}`, "CUSTOMER_OF", `Company-${other}`);
      }
    }
    clique.add("Company-0", "USES", "Tool-goal");
    // Through five companies and never the first one: paths are tried that all fail at the last step.
    const through = Array.from({ length: 8 }, () => getKind("Company"));
    const limits = { maxHops: 12, maxExpansions: 100_000, timeoutMs: 5_000, maxPaths: 10 };
    const result = await clique.ask("Company-1", "Tool-goal", limits, { through, mode: "ALL_SHORTEST" });
    expect(result.paths.every((path) => path.length === 9)).toBe(true);
    expect(result.complete).toBe(false);
    expectWithin(result, limits);
    expect(result.milliseconds).toBeLessThan(6_000);
  });

  test("notices a budget of time in the midst of trying steps", async () => {
    const graph = dense(1_000, () => PRESS);
    const hopeless = { through: [getKind("Company"), getKind("Company"), getKind("Company"), getKind("Company")] };
    const limits = { maxHops: 12, maxExpansions: 2_000_000_000, timeoutMs: 1_500 };
    const result = await graph.ask("Company-start", "Company-goal", limits, { ...hopeless, sameIncident: true });
    expect(result.milliseconds).toBeLessThan(10_000);
    expect(result.complete || result.stoppedBy === "TIME").toBe(true);
  });
});

/** The type of what a search returns, to keep the tests honest about what a path is made of. */
export type { Fact };
