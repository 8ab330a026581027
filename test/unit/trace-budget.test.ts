import { getKind } from "../../src/kinds/registry.js";
import { getRelation } from "../../src/kinds/relations.js";
import type { FactNode, FactsRead, SeenFact } from "../../src/trace/fact.js";
import { trace } from "../../src/trace/trace.js";
import { GrowingGraph, LIMITS, PRESS, QUESTION, routes, spent } from "../support/growing-graph.js";
import { beliefOf, MemoryFacts, type Voice } from "../support/memory-facts.js";

const STOPPED = { complete: false, paths: [], whyEmpty: "STOPPED" };
const COMPLETE = { complete: true, stoppedBy: null, whyEmpty: null };

describe("A search that comes by a node with 100,000 relationships", () => {
  const graph = new GrowingGraph();
  beforeAll(() => {
    for (let number = 0; number < 100_000; number += 1) graph.add(`Company-${number}`, "USES", "Tool-hub");
    graph.add("Agency-start", "USES", "Tool-hub").add("Incident-i", "ACCESSED_VIA", "Tool-hub");
    graph.add("Incident-i", "EXPOSED", "Dataset-d").add("Dataset-d", "OFFERED_IN", "Listing-l");
  });
  /** Only forwards: what stands at the far end is a kind. */
  const aListing = { to: { ids: new Set<string>(), kinds: [getKind("Listing")] } };

  test("reads it once and tries none of the many that lead nowhere", async () => {
    for (const sameIncident of [false, true]) {
      const result = await graph.ask("Agency-start", "", { ...aListing, sameIncident });
      expect(result).toMatchObject(COMPLETE);
      expect(routes(result)).toEqual([["Tool-hub", "Incident-i", "Dataset-d", "Listing-l"]]);
      expect(result.factsRead).toBeLessThan(100_100);
      expect(result.stepsTried).toBeLessThan(100);
    }
  });

  test("leaves it unread where the other end leads to the same place more cheaply", async () => {
    const result = await graph.ask("Agency-start", "Listing-l", { limits: { maxExpansions: 100 } });
    expect(result).toMatchObject(COMPLETE);
    expect(routes(result)).toEqual([["Tool-hub", "Incident-i", "Dataset-d", "Listing-l"]]);
  });

  test("stays within maxExpansions and says that they are spent", async () => {
    const limits = { maxExpansions: 50_000 };
    const result = await graph.ask("Agency-start", "", { ...aListing, limits });
    expect(result).toMatchObject({ ...STOPPED, stoppedBy: "EXPANSIONS", blocked: [] });
    expect(spent(result)).toBeLessThanOrEqual(50_000);
  });

  test("does not begin at more members of a kind than may be read", async () => {
    const aCompany = { ids: new Set<string>(), kinds: [getKind("Company")] };
    const limits = { maxExpansions: 50_000 };
    const result = await graph.ask("", "", { from: aCompany, to: aCompany, limits });
    expect(result).toMatchObject({ ...STOPPED, stoppedBy: "EXPANSIONS" });
  });

  test("is found from a company to the rest of them in two hops, up to maxPaths", async () => {
    const aCompany = { ids: new Set<string>(), kinds: [getKind("Company")] };
    const result = await graph.ask("Company-7", "", { to: aCompany, mode: "ALL_SHORTEST" });
    expect(result).toMatchObject({ complete: false, stoppedBy: "PATHS", whyEmpty: null });
    expect(result.paths).toHaveLength(10);
    expect(result.paths.every((path) => path.length === 2)).toBe(true);
    expect(spent(result)).toBeLessThanOrEqual(200_000);
  });

  test("does not look again at what it may not use, by however many ways it comes by", async () => {
    const crossroads = new GrowingGraph();
    for (let number = 0; number < 50_000; number += 1)
      crossroads.add(`Company-idle-${number}`, "USES", "Tool-hub", { stance: "DENIES" });
    for (let number = 0; number < 900; number += 1) {
      crossroads.add("Agency-start", "CUSTOMER_OF", `Company-${number}`);
      crossroads.add(`Company-${number}`, "USES", "Tool-hub");
    }
    crossroads.add("Company-last", "USES", "Tool-hub").add("Company-last", "CUSTOMER_OF", "Agency-goal");
    const result = await crossroads.ask("Agency-start", "Agency-goal");
    expect(result).toMatchObject(COMPLETE);
    expect(result.stepsTried).toBeLessThan(10_000);
    expect(result.milliseconds).toBeLessThan(2_000);
  });
});

describe("A search in a dense graph", () => {
  /** Every node of a layer is tied to every one of the next: width x width paths of three hops. */
  function dense(width: number, sayingOf: (left: number, right: number) => Partial<Voice>): GrowingGraph {
    const graph = new GrowingGraph();
    for (let left = 0; left < width; left += 1) {
      graph.add("Company-start", "AFFILIATE_OF", `Company-left-${left}`, { speakerRole: "VICTIM" });
      graph.add(`Company-right-${left}`, "AFFILIATE_OF", "Company-goal", { speakerRole: "VICTIM" });
      for (let right = 0; right < width; right += 1)
        graph.add(`Company-left-${left}`, "AFFILIATE_OF", `Company-right-${right}`, sayingOf(left, right));
    }
    return graph;
  }

  test("returns maxPaths paths, the best first, and says that there are more", async () => {
    const graph = dense(12, (left, right) => ({ certainty: 10 + 2 * left + 3 * right }));
    const asked = { mode: "ALL_SHORTEST", limits: { maxPaths: 3 } } as const;
    const result = await graph.ask("Company-start", "Company-goal", asked);
    expect(result).toMatchObject({ complete: false, stoppedBy: "PATHS", whyEmpty: null });
    expect(routes(result)).toEqual([
      ["Company-left-11", "Company-right-11", "Company-goal"],
      ["Company-left-10", "Company-right-11", "Company-goal"],
      ["Company-left-11", "Company-right-10", "Company-goal"],
    ]);
    const all = await graph.ask("Company-start", "Company-goal", { ...asked, limits: { maxPaths: 144 } });
    expect(all).toMatchObject(COMPLETE);
    expect(all.paths).toHaveLength(144);
  });

  test("finds the one strong path among 10,000 weak ones, wherever it lies", async () => {
    for (const place of [0, 55, 99]) {
      const strong = [`Company-left-${place}`, `Company-right-${place}`, "Company-goal"];
      const graph = dense(100, (left, right) => ({ certainty: left === place && right === place ? 50 : 20 }));
      const one = await graph.ask("Company-start", "Company-goal");
      expect(one).toMatchObject(COMPLETE);
      expect(routes(one)).toEqual([strong]);
      const many = await graph.ask("Company-start", "Company-goal", { mode: "ALL_SHORTEST" });
      expect(many).toMatchObject({ complete: false, stoppedBy: "PATHS" });
      expect(routes(many)[0]).toEqual(strong);
      expect(new Set(routes(many).map(String)).size).toBe(10);
    }
  });

  test("returns what it had found when maxExpansions stopped it, and says that this is not all", async () => {
    const limits = { maxExpansions: 1_200, maxPaths: 100 };
    const result = await dense(30, () => ({})).ask("Company-start", "Company-goal", {
      ...{ limits, mode: "ALL_SHORTEST" },
    });
    expect(result).toMatchObject({ complete: false, stoppedBy: "EXPANSIONS", whyEmpty: null, blocked: [] });
    expect(result.paths.length).toBeGreaterThan(20);
    expect(result.paths.every((path) => path.length === 3 && path.at(-1)?.to.id === "Company-goal")).toBe(
      true,
    );
    expect(spent(result)).toBeLessThanOrEqual(1_200);
  });

  test("stays within its budgets where everything is connected with everything", async () => {
    const clique = new GrowingGraph().add("Company-0", "USES", "Tool-goal");
    for (let one = 0; one < 60; one += 1)
      for (let other = 0; other < one; other += 1)
        clique.add(`Company-${one}`, "CUSTOMER_OF", `Company-${other}`);
    const through = Array.from({ length: 8 }, () => getKind("Company"));
    const result = await clique.ask("Company-1", "Tool-goal", { through, limits: { maxHops: 12 } });
    // The many ways that pass by Company-0 too early all fail: whether any is found in time is a matter of luck.
    expect(result.complete ? null : "EXPANSIONS").toBe(result.stoppedBy);
    expect(spent(result)).toBeLessThanOrEqual(200_000);
  });
});

describe("A search with very many ways that all fail at their end", () => {
  /** A million ways lead from the tool to the data; no incident ties the two. */
  const maze = new GrowingGraph().add("Incident-a", "ACCESSED_VIA", "Tool-start");
  maze.add("Dataset-goal", "ORIGINATES_FROM", "Agency-last").add("Incident-b", "EXPOSED", "Dataset-goal");
  for (let column = 0; column < 10; column += 1) {
    maze
      .add("Incident-a", "AFFECTED", `Agency-0-${column}`)
      .add(`Agency-5-${column}`, "PART_OF", "Agency-last");
    for (let row = 0; row < 5; row += 1)
      for (let next = 0; next < 10; next += 1)
        maze.add(`Agency-${row}-${column}`, "AFFILIATE_OF", `Agency-${row + 1}-${next}`);
  }

  test("stops when its time is over, in the midst of trying", async () => {
    const limits = { maxHops: 12, maxExpansions: 2_000_000_000, timeoutMs: 400 };
    const result = await maze.ask("Tool-start", "Dataset-goal", { sameIncident: true, limits });
    expect(result).toMatchObject({ ...STOPPED, stoppedBy: "TIME" });
    expect(result.milliseconds).toBeGreaterThanOrEqual(400);
    expect(result.milliseconds).toBeLessThan(1_500);
  });

  test("stops when its steps are spent", async () => {
    const limits = { maxHops: 12, maxExpansions: 30_000 };
    const result = await maze.ask("Tool-start", "Dataset-goal", { sameIncident: true, limits });
    expect(result).toMatchObject({ ...STOPPED, stoppedBy: "EXPANSIONS" });
    expect(spent(result)).toBeLessThanOrEqual(30_000);
  });

  test("stops when reading alone takes too long", async () => {
    class SlowFacts extends MemoryFacts {
      override async factsAt(...read: Parameters<MemoryFacts["factsAt"]>): Promise<FactsRead<SeenFact>> {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return super.factsAt(...read);
      }
    }
    const nodes = ["Company-a", "Company-b"].map((id) => ({ id, kind: getKind("Company"), degree: 0 }));
    const [one, other] = nodes as [FactNode, FactNode];
    const belief = beliefOf("s", { voices: [PRESS], validFrom: null, validTo: null });
    const ends = { subject: one, object: other };
    const facts = [{ statementId: "s", relation: getRelation("CUSTOMER_OF"), ...ends, belief }];
    const result = await trace(new SlowFacts(nodes, facts, QUESTION.lens), {
      ...QUESTION,
      from: { ids: new Set([one.id]), kinds: [] },
      to: { ids: new Set([other.id]), kinds: [] },
      limits: { ...LIMITS, timeoutMs: 20 },
    });
    expect(result).toMatchObject({ ...STOPPED, stoppedBy: "TIME" });
  });
});
