import fc from "fast-check";
import type { Lens } from "../../src/belief/lens.js";
import { criticalEvidence } from "../../src/trace/critical-evidence.js";
import {
  buildGraph,
  type GraphPlan,
  MemoryFacts,
  PLAIN_NAMES,
  type QuestionPlan,
  type SmallGraph,
  toRequest,
} from "../support/memory-facts.js";
import { allowedPaths } from "../support/oracle.js";
import { source } from "./support/beliefs.js";

const SOURCES = ["s0", "s1", "s2", "s3", "s4"];
const NOW = Date.UTC(2030, 0, 1);

const sources = fc.array(fc.subarray(SOURCES, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 2,
});

/** A link between two companies, with the sources of each of its claims. */
const link = fc.record({ ends: fc.tuple(fc.nat(4), fc.nat(4)), claims: sources });

interface SourcedLink {
  readonly relation: string;
  readonly ends: readonly [number, number];
  readonly claims: readonly string[][];
}

/** A graph of which every claim is an assertion with sources. */
function graphOf(kinds: readonly string[], links: readonly SourcedLink[]): SmallGraph {
  const plan: GraphPlan = {
    kinds,
    links: links.map(({ relation, ends: [subject, object], claims }) => ({
      ...{ relation, subject, object, validFrom: null, validTo: null },
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

const end = (place: number) => ({ places: [place], kinds: [] });
const PLAIN = { through: [], via: null, avoid: [], sameIncident: true, maxHops: 4, lens: {} };

/** Compares with trying all sets; tells whether there were any. */
async function check(graph: SmallGraph, question: QuestionPlan): Promise<boolean> {
  const request = toRequest(question, graph, NOW);
  const found = await criticalEvidence(new MemoryFacts(graph.nodes, graph.facts, request.lens), request);
  const expected = allowedPaths(graph, request).length === 0 ? [] : bruteForce(graph, request);
  expect(found).toEqual(
    expected
      .map((cut) => cut.join(" "))
      .sort()
      .map((cut) => cut.split(" ")),
  );
  return expected.length > 0;
}

describe("Critical evidence", () => {
  test("is every smallest set of sources without which no path is left, as trying all sets finds them", async () => {
    let withCuts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(link, { minLength: 2, maxLength: 8 }), async (links) => {
        const sourced = links
          .filter(({ ends: [a, b] }) => a !== b)
          .map((each) => ({ ...each, relation: "AFFILIATE_OF" }));
        const graph = graphOf(Array<string>(5).fill("Company"), sourced);
        if (await check(graph, { ...PLAIN, from: end(0), to: end(1) })) withCuts += 1;
      }),
      { numRuns: 300 },
    );
    expect(withCuts).toBeGreaterThan(50);
  });

  test("counts the facts by which an incident ties a path, and the links that its steps ask for", async () => {
    const kinds = ["Tool", "Incident", "Incident", "Agency", "Agency", "Dataset", "Dataset"];
    const ends: [string, number, number][] = [
      ...[1, 2].flatMap((incident): [string, number, number][] => [
        ["ACCESSED_VIA", incident, 0],
        ...[3, 4].map((agency): [string, number, number] => ["AFFECTED", incident, agency]),
        ...[5, 6].map((dataset): [string, number, number] => ["EXPOSED", incident, dataset]),
      ]),
      ...[5, 6].flatMap((dataset) =>
        [3, 4].map((agency): [string, number, number] => ["ORIGINATES_FROM", dataset, agency]),
      ),
      ...[["PART_OF", 3, 4] as [string, number, number], ["SUBSET_OF", 5, 6] as [string, number, number]],
    ];
    const drawn = fc.array(fc.record({ place: fc.nat(ends.length - 1), claims: sources }), {
      ...{ minLength: 5, maxLength: 14 },
    });
    const plain = { direction: "OUT" as const, min: 1, max: 1, to: null, where: null, mustLink: [] };
    const steps = [
      { ...plain, via: ["ACCESSED_VIA"], direction: "IN" as const },
      { ...plain, via: ["AFFECTED"] },
      {
        ...{ ...plain, via: ["ORIGINATES_FROM"], direction: "IN" as const },
        mustLink: [{ toStep: 1, via: ["EXPOSED"], direction: "IN" as const }],
      },
    ];
    const via = ["ACCESSED_VIA", "AFFECTED", "ORIGINATES_FROM"];
    const question = { ...PLAIN, from: end(0), to: { places: [5, 6], kinds: [] } };
    let withCuts = 0;
    await fc.assert(
      fc.asyncProperty(drawn, async (links) => {
        const sourced = links.map(({ place, claims }): SourcedLink => {
          const [relation, subject, object] = ends[place] as [string, number, number];
          return { relation, ends: [subject, object], claims };
        });
        const graph = graphOf(kinds, sourced);
        const asked = [
          { ...question, via },
          { ...question, steps, sameIncident: false },
          { ...question, steps },
        ];
        for (const each of asked) if (await check(graph, each)) withCuts += 1;
      }),
      { numRuns: 300 },
    );
    expect(withCuts).toBeGreaterThan(50);
  });
});
