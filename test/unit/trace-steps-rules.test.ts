import type { TraceMode } from "../../src/trace/modes.js";
import type { TraceResult } from "../../src/trace/result.js";
import { trace } from "../../src/trace/trace.js";
import { MemoryFacts, type SmallGraph, type StepPlan, toRequest } from "../support/memory-facts.js";
import { graphOf } from "../support/sentences.js";

type StepSays = Partial<StepPlan> & { readonly via: readonly string[] };

interface Asked {
  readonly steps?: readonly StepSays[];
  readonly mode?: TraceMode;
  readonly sameIncident?: boolean;
  readonly avoid?: readonly string[];
  readonly maxHops?: number;
  readonly maxPaths?: number;
}

async function ask(graph: SmallGraph, from: string, to: string | null, asked: Asked): Promise<TraceResult> {
  const places = (ids: readonly string[]): number[] =>
    ids.map((id) => graph.nodes.findIndex((node) => node.id === id));
  const {
    steps = [],
    mode = "PATTERN",
    sameIncident = false,
    avoid = [],
    maxHops = 6,
    maxPaths = 100,
  } = asked;
  const plain = { direction: "OUT" as const, min: 1, max: 1, to: null, where: null, mustLink: [] };
  const question = {
    from: { places: places([from]), kinds: [] },
    to: to === null ? null : { places: places([to]), kinds: [] },
    steps: steps.map((step) => ({ ...plain, ...step })),
    ...{ through: [], via: null, avoid: places(avoid), sameIncident, maxHops, lens: {} },
  };
  const request = toRequest(question, graph, Date.UTC(2026, 0));
  const limits = { ...request.limits, maxPaths };
  return trace(new MemoryFacts(graph.nodes, graph.facts, request.lens), { ...request, mode, limits });
}

/** The nodes of each path, after the first. */
async function routes(...asked: Parameters<typeof ask>): Promise<string[]> {
  const { paths } = await ask(...asked);
  return paths.map((path) => path.map((hop) => hop.to.id).join(" "));
}

describe("A step", () => {
  const chain = graphOf([
    "Company-a PART_OF Company-b",
    "Company-b PART_OF Company-c",
    "Company-c PART_OF Company-d",
    "Company-a CUSTOMER_OF Company-d",
  ]);

  test("goes along its relations only, in its direction", async () => {
    const steps = (direction: StepPlan["direction"]): Asked => ({ steps: [{ via: ["PART_OF"], direction }] });
    expect(await routes(chain, "Company-b", null, steps("OUT"))).toEqual(["Company-c"]);
    expect(await routes(chain, "Company-b", null, steps("IN"))).toEqual(["Company-a"]);
    expect((await routes(chain, "Company-b", null, steps("BOTH"))).sort()).toEqual([
      "Company-a",
      "Company-c",
    ]);
  });

  test("is walked as often as it says, and an optional one may be left out", async () => {
    const walked = (min: number, max: number): Promise<string[]> =>
      routes(chain, "Company-a", null, { steps: [{ via: ["PART_OF"], min, max }] });
    expect(await walked(2, 2)).toEqual(["Company-b Company-c"]);
    expect(await walked(2, 12)).toEqual(["Company-b Company-c", "Company-b Company-c Company-d"]);
    expect(await walked(0, 1)).toEqual(["Company-b"]);
    const optional = { via: ["CUSTOMER_OF"], min: 0, to: ["Agency"] };
    expect(await routes(chain, "Company-a", null, { steps: [optional, { via: ["PART_OF"] }] })).toEqual([
      "Company-b",
    ]);
  });

  test("asks for kinds and filters at its end alone, and of no kind but those that a filter is given for", async () => {
    const graph = graphOf([
      ...["Company-a PART_OF Agency-b", "Agency-b PART_OF Agency-c", "Agency-b PART_OF Company-d"],
      "Company-d PART_OF Agency-e",
    ]);
    const step = { via: ["PART_OF"], max: 3 };
    const ends = async (more: Partial<StepPlan>): Promise<string[]> =>
      (await routes(graph, "Company-a", null, { steps: [{ ...step, ...more }] })).sort();
    expect(await ends({ min: 2, to: ["Agency"] })).toEqual([
      "Agency-b Agency-c",
      "Agency-b Company-d Agency-e",
    ]);
    const place = (id: string): number => graph.nodes.findIndex((node) => node.id === id);
    expect(await ends({ where: [place("Agency-c")] })).toEqual(["Agency-b Agency-c"]);
    expect(await ends({ where: [place("Agency-c"), place("Company-d")] })).toEqual([
      "Agency-b Agency-c",
      "Agency-b Company-d",
    ]);
    expect(await ends({ where: [] })).toEqual([]);
  });

  test("never comes by a node twice, by one that is to be avoided, or beyond a class of data", async () => {
    const ring = graphOf([
      "Company-a PART_OF Company-b",
      "Company-b PART_OF Company-a",
      "Company-b PART_OF Company-c",
    ]);
    const around = { steps: [{ via: ["PART_OF"], max: 4 }] };
    expect(await routes(ring, "Company-a", null, around)).toEqual(["Company-b", "Company-b Company-c"]);
    expect(await routes(ring, "Company-a", null, { ...around, avoid: ["Company-b"] })).toEqual([]);
    const classes = graphOf(["Dataset-d CONTAINS DataClass-c", "Dataset-e CONTAINS DataClass-c"]);
    const both = { steps: [{ via: ["CONTAINS"], direction: "BOTH" as const, max: 2 }] };
    expect(await routes(classes, "Dataset-d", null, both)).toEqual(["DataClass-c"]);
  });

  test("that cannot meet its kinds leaves nothing, and the answer is complete and says so", async () => {
    const result = await ask(chain, "Company-a", null, { steps: [{ via: ["PART_OF"], to: ["DataClass"] }] });
    expect(result).toMatchObject({ paths: [], complete: true, stoppedBy: null, whyEmpty: "NOT_CONNECTED" });
  });

  test("may be read in many ways, and its path still counts once", async () => {
    const step = { via: ["PART_OF"], min: 0, max: 3 };
    const steps = [step, { ...step, direction: "BOTH" as const }, step];
    const found = await routes(chain, "Company-a", "Company-d", { steps });
    expect(found).toEqual(["Company-b Company-c Company-d"]);
  });
});

describe("A link between the ends of steps", () => {
  const sentences = [
    ...[
      "Incident-a ACCESSED_VIA Tool-t",
      "Incident-a AFFECTED Agency-g",
      "Dataset-d ORIGINATES_FROM Agency-g",
    ],
    ...["Dataset-e ORIGINATES_FROM Agency-g", "Incident-b EXPOSED Dataset-e"],
  ];
  const exposed = { toStep: 1, via: ["EXPOSED"], direction: "IN" as const };
  const steps = (mustLink: StepPlan["mustLink"]): Asked => ({
    steps: [
      { via: ["ACCESSED_VIA"], direction: "IN" },
      { via: ["AFFECTED"] },
      { via: ["ORIGINATES_FROM"], direction: "IN", mustLink },
    ],
  });
  const routeTo = (dataset: string): string => `Incident-a Agency-g ${dataset}`;

  test("keeps out another incident's data", async () => {
    const graph = graphOf([...sentences, "Incident-a EXPOSED Dataset-d"]);
    expect((await routes(graph, "Tool-t", null, steps([]))).sort()).toEqual(
      ["Dataset-d", "Dataset-e"].map(routeTo),
    );
    expect(await routes(graph, "Tool-t", null, steps([exposed]))).toEqual([routeTo("Dataset-d")]);
    for (const direction of ["OUT", "BOTH"] as const) {
      const found = await routes(graph, "Tool-t", null, steps([{ ...exposed, direction }]));
      expect(found).toEqual(direction === "OUT" ? [] : [routeTo("Dataset-d")]);
    }
  });

  test("is no link if the lens shuts it out: then the path is shown as blocked", async () => {
    const graph = graphOf([...sentences, "Incident-a !EXPOSED Dataset-d"]);
    const result = await ask(graph, "Tool-t", null, steps([exposed]));
    expect(result).toMatchObject({ paths: [], whyEmpty: "BLOCKED_BY_LENS", complete: true });
    expect(result.blocked.map((path) => path.at(-1)?.to.id)).toEqual(["Dataset-d"]);
  });

  test("to a step that was left out goes to where it would have begun, and to step 0 is to the start", async () => {
    const graph = graphOf([
      ...[
        "Company-a CUSTOMER_OF Company-b",
        "Company-b CUSTOMER_OF Company-c",
        "Company-c AFFILIATE_OF Company-a",
      ],
      ...["Company-b CUSTOMER_OF Company-d", "Company-d AFFILIATE_OF Company-b"],
    ]);
    const to = (toStep: number): Asked => ({
      steps: [
        { via: ["CUSTOMER_OF"] },
        { via: ["PART_OF"], min: 0 },
        { via: ["CUSTOMER_OF"], mustLink: [{ toStep, via: ["AFFILIATE_OF"], direction: "OUT" }] },
      ],
    });
    expect(await routes(graph, "Company-a", null, to(0))).toEqual(["Company-b Company-c"]);
    expect(await routes(graph, "Company-a", null, to(2))).toEqual(["Company-b Company-d"]);
  });
});

describe("The modes", () => {
  // A short way and a long one, which comes by every node.
  const detour = graphOf([
    ...["Company-a CUSTOMER_OF Company-d", "Company-a CUSTOMER_OF Company-b"],
    ...["Company-b CUSTOMER_OF Company-c", "Company-c CUSTOMER_OF Company-d"],
  ]);
  const find = (asked: Asked): Promise<TraceResult> => ask(detour, "Company-a", "Company-d", asked);

  test("K_SHORTEST is complete with k paths, or where there can be no longer one", async () => {
    const k = { mode: "K_SHORTEST" as const };
    expect(await find({ ...k, maxHops: 2 })).toMatchObject({ stoppedBy: "HOPS", complete: false });
    expect(await find({ ...k, maxHops: 2, maxPaths: 1 })).toMatchObject({ stoppedBy: null, complete: true });
    const both = await find({ ...k, maxHops: 6 });
    expect(both).toMatchObject({ stoppedBy: null, complete: true });
    expect(both.paths.map((path) => path.length)).toEqual([1, 3]);
  });

  test("SIMPLE_BOUNDED is complete within its bound, whatever lies beyond", async () => {
    const bounded = { mode: "SIMPLE_BOUNDED" as const };
    expect(await find({ ...bounded, maxHops: 2 })).toMatchObject({ stoppedBy: null, paths: [{ length: 1 }] });
    expect(await find({ ...bounded, maxPaths: 1 })).toMatchObject({
      stoppedBy: "PATHS",
      paths: [{ length: 1 }],
    });
    const around = { ...bounded, maxHops: 2, avoid: ["Company-d"] };
    expect(await ask(detour, "Company-a", "Company-c", around)).toMatchObject({ paths: [{ length: 2 }] });
    const far = { ...bounded, maxHops: 1 };
    expect(await ask(detour, "Company-b", "Company-d", far)).toMatchObject({
      ...{ paths: [], stoppedBy: null, complete: true, whyEmpty: "BEYOND_MAX_HOPS" },
    });
  });
});
