import fc from "fast-check";
import type { TraceMode } from "../../src/trace/modes.js";
import type { TraceRequest } from "../../src/trace/request.js";
import type { Path, TraceResult } from "../../src/trace/result.js";
import { trace } from "../../src/trace/trace.js";
import { buildGraph, MemoryFacts, PLAIN_NAMES, type SmallGraph, toRequest } from "../support/memory-facts.js";
import {
  allowedPaths,
  expectedAnswer,
  type OraclePath,
  ranked,
  rankOf,
  shortest,
  write,
} from "../support/oracle.js";
import { modeCases, type StepCase, stepCases } from "../support/random-steps.js";

const NOW = Date.UTC(2026, 0);

/** How often each kind of answer came up: a run in which one never did would prove little. */
const seen: Record<string, number> = {};

function count(what: string): void {
  seen[what] = (seen[what] ?? 0) + 1;
}

function build({ plan, mode, maxPaths }: StepCase): { graph: SmallGraph; request: TraceRequest } {
  const graph = buildGraph(plan.graph, PLAIN_NAMES);
  const request = toRequest(plan.question, graph, NOW);
  return { graph, request: { ...request, mode, limits: { ...request.limits, maxPaths } } };
}

function ask(graph: SmallGraph, request: TraceRequest): Promise<TraceResult> {
  return trace(new MemoryFacts(graph.nodes, graph.facts, request.lens), request);
}

const BOUNDED: readonly TraceMode[] = ["SIMPLE_BOUNDED", "PATTERN"];

/** The most hops that the steps allow. */
function longestOf({ steps }: TraceRequest): number {
  return steps.length === 0 ? Infinity : steps.reduce((sum, step) => sum + step.max, 0);
}

/** The paths that a mode asks for, in its order. */
function wanted(allowed: readonly OraclePath[], request: TraceRequest): OraclePath[] {
  const all = request.mode.endsWith("_SHORTEST") || BOUNDED.includes(request.mode);
  const asked = request.mode === "ALL_SHORTEST" || request.mode === "SHORTEST" ? shortest(allowed) : allowed;
  return ranked(asked, request).slice(0, all ? request.limits.maxPaths : 1);
}

/** These paths are among those there may be, each once, and in order as good as the best; of equals any will do. */
function expectBest(
  paths: readonly Path[],
  best: readonly OraclePath[],
  among: readonly OraclePath[],
  request: TraceRequest,
): void {
  const byText = new Map(among.map((path) => [write(path), path]));
  const found = paths.map((path) => byText.get(write(path)));
  const ranks = (of: readonly (OraclePath | undefined)[]): (number[] | undefined)[] =>
    of.map((path) => path && rankOf(path, request));
  expect(ranks(found)).toEqual(ranks(best));
  expect(new Set(found).size).toBe(found.length);
}

function checkFound(
  graph: SmallGraph,
  request: TraceRequest,
  result: TraceResult,
  allowed: readonly OraclePath[],
): void {
  const { mode, limits } = request;
  expectBest(result.paths, wanted(allowed, request), allowed, request);
  expect(result).toMatchObject({ whyEmpty: null, blocked: [], complete: result.stoppedBy === null });
  const candidates = mode === "ALL_SHORTEST" ? shortest(allowed) : allowed;
  const isCut = mode !== "SHORTEST" && mode !== "K_SHORTEST" && candidates.length > limits.maxPaths;
  if (mode !== "K_SHORTEST") expect(result.stoppedBy).toBe(isCut ? "PATHS" : null);
  else if (result.paths.length === limits.maxPaths) expect(result.stoppedBy).toBeNull();
  else {
    expect([null, "HOPS"]).toContain(result.stoppedBy);
    const longer = allowedPaths(graph, request, { maxHops: graph.nodes.length }).length > allowed.length;
    if (longer) expect(result.stoppedBy).toBe("HOPS");
    if (longestOf(request) <= limits.maxHops) expect(result.stoppedBy).toBeNull();
    count(`K_SHORTEST ${result.stoppedBy}`);
  }
  count(`${mode} ${isCut ? "cut" : "found"}`);
}

function checkEmpty(graph: SmallGraph, request: TraceRequest, result: TraceResult): void {
  const expected = expectedAnswer(graph, request);
  expect(expected.whyEmpty).toContain(result.whyEmpty);
  const byStrength = { ...request, mode: "ALL_SHORTEST" } as const;
  const best = ranked(expected.blocked, byStrength).slice(0, request.limits.maxPaths);
  expectBest(result.blocked, best, expected.blocked, byStrength);
  expect(result.complete).toBe(result.stoppedBy === null);
  if (longestOf(request) <= request.limits.maxHops) expect(result.stoppedBy).toBeNull();
  if (BOUNDED.includes(request.mode)) expect(result.stoppedBy).toBeNull();
  else if (result.stoppedBy === null)
    expect(allowedPaths(graph, request, { maxHops: graph.nodes.length })).toEqual([]);
  else expect(result.stoppedBy).toBe("HOPS");
  count(result.whyEmpty as string);
}

async function check(asked: StepCase): Promise<void> {
  const { graph, request } = build(asked);
  const result = await ask(graph, request);
  const allowed = allowedPaths(graph, request);
  if (allowed.length > 0) checkFound(graph, request, result, allowed);
  else checkEmpty(graph, request, result);
}

describe("A search along steps", () => {
  test("agrees on 3,000 random graphs, in every mode, with an oracle that tries every way to cut a path into steps", async () => {
    await fc.assert(fc.asyncProperty(stepCases, check), { numRuns: 3_000 });
  });

  test("meets every kind of answer in those graphs", () => {
    const answers = [
      ...["SHORTEST found", "ALL_SHORTEST found", "ALL_SHORTEST cut", "K_SHORTEST found", "K_SHORTEST null"],
      ...["K_SHORTEST HOPS", "SIMPLE_BOUNDED found", "SIMPLE_BOUNDED cut", "PATTERN found", "PATTERN cut"],
      ...["NOT_CONNECTED", "BEYOND_MAX_HOPS", "BLOCKED_BY_LENS", "DIFFERENT_INCIDENTS", "NO_SUCH_START"],
    ];
    expect(answers.filter((answer) => (seen[answer] ?? 0) < 10)).toEqual([]);
  });
});

describe("A search without steps", () => {
  test("agrees on 1,000 random graphs with the oracle for the k shortest paths and for all within a bound", async () => {
    await fc.assert(fc.asyncProperty(modeCases, check), { numRuns: 1_000 });
  });
});
