import fc from "fast-check";
import type { Lens } from "../../src/belief/lens.js";
import { criticalEvidence } from "../../src/trace/critical-evidence.js";
import {
  buildGraph,
  type GraphPlan,
  MemoryFacts,
  PLAIN_NAMES,
  type SmallGraph,
  toRequest,
} from "../support/memory-facts.js";
import { allowedPaths } from "../support/oracle.js";
import { source } from "./support/beliefs.js";

const SOURCES = ["s0", "s1", "s2", "s3", "s4"];
const NOW = Date.UTC(2030, 0, 1);

/** A link between two companies, with the sources of each of its claims. */
const link = fc.record({
  ends: fc.tuple(fc.nat(4), fc.nat(4)),
  claims: fc.array(fc.subarray(SOURCES, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
});

/** Five companies, affiliates of one another; every claim is an assertion with sources. */
function graphOf(links: readonly { ends: [number, number]; claims: string[][] }[]): SmallGraph {
  const plan: GraphPlan = {
    kinds: Array<string>(5).fill("Company"),
    links: links.map(({ ends: [subject, object], claims }) => ({
      ...{ relation: "AFFILIATE_OF", subject, object, validFrom: null, validTo: null },
      voices: claims.map(() => ({
        stance: "ASSERTS",
        speakerRole: "PRESS",
        certainty: null,
        publishedAt: "2021",
      })),
    })),
  };
  const graph = buildGraph(plan, PLAIN_NAMES);
  const facts = graph.facts.map((fact, index) => ({
    ...fact,
    belief: {
      ...fact.belief,
      claims: fact.belief.claims.map((claim, place) => ({
        ...claim,
        sources: (links[index]?.claims[place] ?? []).map((id) => source(id)),
      })),
    },
  }));
  return { nodes: graph.nodes, facts };
}

function subsetsOf(size: number): string[][] {
  const all = Array.from({ length: 2 ** SOURCES.length }, (_, bits) =>
    SOURCES.filter((_id, place) => (bits >> place) & 1),
  );
  return all.filter((subset) => subset.length === size);
}

/** The smallest sets by trying them all, with the oracle. */
function bruteForce(graph: SmallGraph, request: ReturnType<typeof toRequest>): string[][] {
  for (let size = 1; size <= SOURCES.length; size += 1) {
    const cuts = subsetsOf(size).filter((excludeSources) => {
      const lens: Lens = { ...request.lens, policy: { ...request.lens.policy, excludeSources } };
      return allowedPaths(graph, { ...request, lens }).length === 0;
    });
    if (cuts.length > 0) return cuts;
  }
  return [];
}

describe("Critical evidence", () => {
  test("is every smallest set of sources without which no path is left, as trying all sets finds them", async () => {
    let withCuts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(link, { minLength: 2, maxLength: 8 }), async (links) => {
        const graph = graphOf(links.filter(({ ends: [a, b] }) => a !== b));
        const end = (place: number) => ({ places: [place], kinds: [] });
        const question = {
          from: end(0),
          to: end(1),
          through: [],
          via: null,
          avoid: [],
          sameIncident: true,
          maxHops: 4,
          lens: {},
        };
        const request = toRequest(question, graph, NOW);
        const found = await criticalEvidence(
          new MemoryFacts(graph.nodes, graph.facts, request.lens),
          request,
        );
        const expected = allowedPaths(graph, request).length === 0 ? [] : bruteForce(graph, request);
        if (expected.length > 0) withCuts += 1;
        expect(found).toEqual(
          expected
            .map((cut) => cut.join(" "))
            .sort()
            .map((cut) => cut.split(" ")),
        );
      }),
      { numRuns: 300 },
    );
    expect(withCuts).toBeGreaterThan(50);
  });
});
