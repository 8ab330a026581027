import fc from "fast-check";
import type { EmptyReason, Path, TraceResult } from "../../src/trace/result.js";
import type { TraceRequest } from "../../src/trace/request.js";
import { trace } from "../../src/trace/trace.js";
import {
  buildGraph,
  type CasePlan,
  MemoryFacts,
  type SmallGraph,
  toRequest,
} from "../support/memory-facts.js";
import { times } from "../support/scale.js";
import {
  allowedPaths,
  expectedAnswer,
  type OraclePath,
  shortest,
  weakestConfidence,
  write,
} from "../support/oracle.js";
import { MemoryIndex, UUID_NAMES } from "../support/memory-index.js";
import { casePlans } from "../support/random-graphs.js";

const GRAPHS = times({ full: 5_000, usual: 3_000 });
const NOW = Date.UTC(2026, 0);

/** How often each kind of answer came up: a run in which one never did would prove little. */
const seen: Record<EmptyReason | "FOUND" | "TIE_DECIDED" | "CHOSEN", number> = {
  FOUND: 0,
  TIE_DECIDED: 0,
  CHOSEN: 0,
  NOT_CONNECTED: 0,
  BEYOND_MAX_HOPS: 0,
  BLOCKED_BY_LENS: 0,
  DIFFERENT_INCIDENTS: 0,
  STOPPED: 0,
  NO_SUCH_START: 0,
};

function written(paths: readonly Parameters<typeof write>[0][]): string[] {
  return paths.map(write).sort();
}

/** The same question to facts that are read layer by layer, and to an index of them. */
const ENGINES = {
  layers: (graph: SmallGraph, request: TraceRequest) =>
    new MemoryFacts(graph.nodes, graph.facts, request.lens),
  index: (graph: SmallGraph, request: TraceRequest) => new MemoryIndex(graph, request),
};
type Engine = keyof typeof ENGINES;

function ask(graph: SmallGraph, request: TraceRequest, engine: Engine = "layers"): Promise<TraceResult> {
  return trace(ENGINES[engine](graph, request), request);
}

function build(plan: CasePlan): { graph: SmallGraph; request: TraceRequest } {
  const graph = buildGraph(plan.graph, UUID_NAMES);
  return { graph, request: toRequest(plan.question, graph, NOW) };
}

/** Paths were found; with SHORTEST it is one of them, and as good as any. */
async function checkFound(
  graph: SmallGraph,
  request: TraceRequest,
  expected: readonly OraclePath[],
  engine: Engine,
): Promise<void> {
  const one = await ask(graph, { ...request, mode: "SHORTEST" }, engine);
  expect(one).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null, blocked: [] });
  expect(one.paths).toHaveLength(1);
  const [best] = one.paths as [Path];
  const chosen = expected.find((path) => write(path) === write(best));
  const confidences = expected.map((path) => weakestConfidence(path, request));
  expect(chosen && weakestConfidence(chosen, request)).toBe(Math.max(...confidences));
  seen.FOUND += 1;
  const untied = shortest(allowedPaths(graph, request, { sameIncident: true }));
  if (untied.length !== expected.length || untied[0]?.length !== expected[0]?.length) seen.TIE_DECIDED += 1;
  if (new Set(confidences).size > 1) seen.CHOSEN += 1;
}

/** Nothing was found: only `maxHops` may have ended the search, and a complete one leaves nothing to a longer one. */
function checkEmpty(graph: SmallGraph, request: TraceRequest, { whyEmpty, stoppedBy }: TraceResult): void {
  seen[whyEmpty as EmptyReason] += 1;
  expect([null, "HOPS"]).toContain(stoppedBy);
  if (whyEmpty === "NO_SUCH_START" || whyEmpty === "NOT_CONNECTED") expect(stoppedBy).toBeNull();
  if (whyEmpty === "BEYOND_MAX_HOPS") expect(stoppedBy).toBe("HOPS");
  if (stoppedBy === null) {
    expect(allowedPaths(graph, request, { maxHops: graph.nodes.length })).toEqual([]);
  }
}

describe("A search for paths", () => {
  test(`agrees on ${GRAPHS} random graphs with an oracle that writes down every path and crosses out what breaks a rule`, async () => {
    await fc.assert(
      fc.asyncProperty(casePlans, async (plan) => {
        const { graph, request } = build(plan);
        const expected = expectedAnswer(graph, request);
        for (const engine of ["layers", "index"] as const) {
          const result = await ask(graph, request, engine);
          expect(written(result.paths)).toEqual(written(expected.paths));
          expect(written(result.blocked)).toEqual(written(expected.blocked));
          expect(expected.whyEmpty).toContain(result.whyEmpty);
          expect(result.complete).toBe(result.stoppedBy === null);
          if (result.whyEmpty !== null) checkEmpty(graph, request, result);
          else {
            expect(result.complete).toBe(true);
            await checkFound(graph, request, expected.paths, engine);
          }
        }
      }),
      { numRuns: GRAPHS },
    );
  });

  test("meets every kind of answer in those graphs, so that the agreement is worth something", () => {
    const { STOPPED: stopped, ...met } = seen;
    expect(stopped).toBe(0);
    for (const times of Object.values(met)) expect(times).toBeGreaterThanOrEqual(10);
  });

  test("gives the same answer in the same order, in whatever order the facts come", async () => {
    const shuffled = casePlans.chain((plan) => {
      const { graph, request } = build(plan);
      const orders = fc.tuple(
        fc.shuffledSubarray([...graph.facts], { minLength: graph.facts.length }),
        fc.shuffledSubarray([...graph.nodes], { minLength: graph.nodes.length }),
      );
      return orders.map(([facts, nodes]) => ({ graph, request, other: { facts, nodes } }));
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ graph, request, other }) => {
        const answers = await Promise.all([ask(graph, request), ask(other, request)]);
        const [first, second] = answers.map(({ paths, blocked, complete, stoppedBy, whyEmpty }) => ({
          paths: paths.map(write),
          blocked: blocked.map(write),
          ...{ complete, stoppedBy, whyEmpty },
        }));
        expect(second).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });
});
