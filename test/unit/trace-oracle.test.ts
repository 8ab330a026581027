import fc from "fast-check";
import type { EmptyReason, Path, TraceResult } from "../../src/trace/result.js";
import type { TraceRequest } from "../../src/trace/request.js";
import { trace } from "../../src/trace/trace.js";
import {
  buildGraph,
  type CasePlan,
  type Link,
  MemoryFacts,
  PLAIN_NAMES,
  type SmallGraph,
  toRequest,
} from "../support/memory-facts.js";
import {
  allowedPaths,
  hasEnd,
  isShutOut,
  type OraclePath,
  shortest,
  weakestConfidence,
} from "../support/oracle.js";
import { casePlans } from "../support/random-graphs.js";

const GRAPHS = 2_000;
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

type Walk = readonly {
  readonly from: { readonly id: string };
  readonly fact: { readonly statementId: string };
}[];

function write(path: Walk): string {
  return path.map(({ from, fact }) => `${from.id} -${fact.statementId}-`).join(" ");
}

function written(paths: readonly Walk[]): string[] {
  return paths.map(write).sort();
}

function ask(graph: SmallGraph, request: TraceRequest): Promise<TraceResult> {
  return trace(new MemoryFacts(graph.nodes, graph.facts, request.lens), request);
}

function build(plan: CasePlan): { graph: SmallGraph; request: TraceRequest } {
  const graph = buildGraph(plan.graph, PLAIN_NAMES);
  return { graph, request: toRequest(plan.question, graph, NOW) };
}

/** Paths were found: all of the least length, and nothing else; with SHORTEST one of them, as good as any. */
async function checkFound(
  graph: SmallGraph,
  request: TraceRequest,
  result: TraceResult,
  expected: readonly OraclePath[],
): Promise<void> {
  expect(written(result.paths)).toEqual(written(expected));
  expect(result).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null, blocked: [] });
  const one = await ask(graph, { ...request, mode: "SHORTEST" });
  expect(one).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null, blocked: [] });
  expect(one.paths).toHaveLength(1);
  const [best] = one.paths as [Path];
  const chosen = expected.find((path) => write(path) === write(best));
  const confidences = expected.map((path) => weakestConfidence(path, request));
  expect(chosen && weakestConfidence(chosen, request)).toBe(Math.max(...confidences));
  seen.FOUND += 1;
  const untied = request.sameIncident
    ? shortest(allowedPaths(graph, request, { sameIncident: true }))
    : expected;
  if (untied.length !== expected.length || untied[0]?.length !== expected[0]?.length) seen.TIE_DECIDED += 1;
  if (new Set(confidences).size > 1) seen.CHOSEN += 1;
}

/** Nothing was found: the reason given is the first of those that hold, and the true one. */
function checkEmpty(graph: SmallGraph, request: TraceRequest, result: TraceResult): void {
  const { whyEmpty, stoppedBy, blocked } = result;
  const anyLength = { maxHops: graph.nodes.length };
  const shutOut = allowedPaths(graph, request, { lens: true }).filter((path) => isShutOut(path, request));
  const untied = request.sameIncident ? allowedPaths(graph, request, { sameIncident: true }) : [];
  expect(whyEmpty).not.toBeNull();
  seen[whyEmpty as EmptyReason] += 1;
  expect(result.complete).toBe(stoppedBy === null);
  expect(whyEmpty === "NO_SUCH_START").toBe(
    !hasEnd(graph, request.from, request) || !hasEnd(graph, request.to, request),
  );
  if (whyEmpty === "NO_SUCH_START") {
    expect({ blocked, stoppedBy }).toEqual({ blocked: [], stoppedBy: null });
    return;
  }
  expect(whyEmpty === "BLOCKED_BY_LENS").toBe(shutOut.length > 0);
  expect(written(blocked)).toEqual(written(shortest(shutOut)));
  expect(whyEmpty === "DIFFERENT_INCIDENTS").toBe(shutOut.length === 0 && untied.length > 0);
  // A search that says it is complete leaves nothing to be found by a longer one; only `maxHops` may have ended it.
  expect([null, "HOPS"]).toContain(stoppedBy);
  if (stoppedBy === null) expect(allowedPaths(graph, request, anyLength)).toEqual([]);
  if (whyEmpty === "NOT_CONNECTED") expect(stoppedBy).toBeNull();
  if (whyEmpty === "BEYOND_MAX_HOPS") expect(stoppedBy).toBe("HOPS");
}

describe("A search for paths", () => {
  test(`agrees on ${GRAPHS} random graphs with an oracle that writes down every path and crosses out what breaks a rule`, async () => {
    await fc.assert(
      fc.asyncProperty(casePlans, async (plan) => {
        const { graph, request } = build(plan);
        const result = await ask(graph, request);
        const expected = shortest(allowedPaths(graph, request));
        if (expected.length > 0) await checkFound(graph, request, result, expected);
        else {
          expect(result.paths).toEqual([]);
          checkEmpty(graph, request, result);
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

/** A graph of sentences: "Incident-0 EXPOSED Dataset-1". A relation with a "!" before it is denied. */
function graphOf(sentences: readonly string[]): SmallGraph {
  const words = sentences.map((sentence) => sentence.split(" ") as [string, string, string]);
  const names = [...new Set(words.flatMap(([subject, , object]) => [subject, object]))];
  const kinds = names.map((name) => name.split("-")[0] as string);
  const links = words.map(([subject, relation, object]): Link => {
    const stance = relation.startsWith("!") ? "DENIES" : "ASSERTS";
    const voice = { stance, speakerRole: "PRESS", certainty: null, publishedAt: "2020" } as const;
    const place = { subject: names.indexOf(subject), object: names.indexOf(object) };
    return { relation: relation.replace("!", ""), ...place, voices: [voice], validFrom: null, validTo: null };
  });
  return buildGraph({ kinds, links }, { ...PLAIN_NAMES, node: (place) => names[place] as string });
}

/** What a search between two nodes finds: the nodes of each path, or why there is none. */
async function answer(
  graph: SmallGraph,
  from: string,
  to: string,
): Promise<readonly string[] | EmptyReason | null> {
  const question = { through: [], via: null, avoid: [], sameIncident: true, maxHops: 6, lens: {} };
  const place = (id: string): number => graph.nodes.findIndex((node) => node.id === id);
  const end = (id: string): { places: number[]; kinds: string[] } => ({ places: [place(id)], kinds: [] });
  const request = toRequest({ ...question, from: end(from), to: end(to) }, graph, NOW);
  const { paths, whyEmpty } = await ask(graph, request);
  const found = paths.map((path) => [from, ...path.map((hop) => hop.to.id)].join(" "));
  expect(found).toEqual(
    shortest(allowedPaths(graph, request)).map((path) => [from, ...path.map((step) => step.to.id)].join(" ")),
  );
  return found.length > 0 ? found : whyEmpty;
}

describe("The same-incident rule", () => {
  const agency = ["Incident-a ACCESSED_VIA Tool-t", "Incident-a AFFECTED Agency-g"];

  test("keeps a tool from the data of an agency's other breach", async () => {
    const graph = graphOf([...agency, "Dataset-d ORIGINATES_FROM Agency-g", "Incident-b EXPOSED Dataset-d"]);
    expect(await answer(graph, "Tool-t", "Dataset-d")).toBe("DIFFERENT_INCIDENTS");
  });

  test("lets a tool lead to data that the same incident exposed", async () => {
    const graph = graphOf([
      ...["Incident-a ACCESSED_VIA Tool-t", "Incident-a EXPOSED Dataset-e", "Dataset-d SUBSET_OF Dataset-e"],
      "Dataset-d CONTAINS DataClass-c",
    ]);
    const path = "Tool-t Incident-a Dataset-e Dataset-d DataClass-c";
    expect(await answer(graph, "Tool-t", "DataClass-c")).toEqual([path]);
  });

  test("ties parts by what ties the whole, through any number of levels", async () => {
    const wholes = ["e", "f", "g", "h", "i", "j", "k"];
    const chain = wholes
      .slice(1)
      .map((whole, index) => `Dataset-${wholes[index]} SUBSET_OF Dataset-${whole}`);
    const graph = graphOf([
      ...[...agency, "Dataset-e ORIGINATES_FROM Agency-g", ...chain],
      "Incident-a EXPOSED Dataset-k",
    ]);
    expect(await answer(graph, "Tool-t", "Dataset-e")).toEqual(["Tool-t Incident-a Agency-g Dataset-e"]);
  });

  test("takes no tie from a fact that the lens shuts out, be it of the incident or of the whole", async () => {
    const origin = "Dataset-d ORIGINATES_FROM Agency-g";
    const exposure = graphOf([
      ...agency,
      origin,
      "Dataset-d SUBSET_OF Dataset-e",
      "Incident-a !EXPOSED Dataset-e",
    ]);
    const part = graphOf([
      ...agency,
      origin,
      "Dataset-d !SUBSET_OF Dataset-e",
      "Incident-a EXPOSED Dataset-e",
    ]);
    for (const graph of [exposure, part])
      expect(await answer(graph, "Tool-t", "Dataset-d")).toBe("BLOCKED_BY_LENS");
  });

  test("starts anew at a threat actor, at a listing, and where one incident led to another", async () => {
    const actor = graphOf([
      "Incident-a ATTRIBUTED_TO ThreatActor-x",
      "Incident-b ATTRIBUTED_TO ThreatActor-x",
    ]);
    expect(await answer(actor, "Incident-a", "Incident-b")).toHaveLength(1);
    const listing = graphOf(["Dataset-d OFFERED_IN Listing-l", "Dataset-e OFFERED_IN Listing-l"]);
    expect(await answer(listing, "Dataset-d", "Dataset-e")).toHaveLength(1);
    const sequel = graphOf(["Incident-a LED_TO Incident-b", "Incident-b EXPOSED Dataset-d"]);
    expect(await answer(sequel, "Incident-a", "Dataset-d")).toHaveLength(1);
    const agencyOfBoth = graphOf(["Incident-a AFFECTED Agency-g", "Incident-b AFFECTED Agency-g"]);
    expect(await answer(agencyOfBoth, "Incident-a", "Incident-b")).toBe("DIFFERENT_INCIDENTS");
  });
});
