import type { EmptyReason } from "../../src/trace/result.js";
import { trace } from "../../src/trace/trace.js";
import { MemoryFacts, type SmallGraph, toRequest } from "../support/memory-facts.js";
import { allowedPaths, shortest } from "../support/oracle.js";
import { graphOf } from "../support/sentences.js";

interface Asked {
  readonly avoid?: readonly string[];
  readonly through?: readonly string[];
  readonly via?: readonly string[];
}

/** What a search between nodes finds: the nodes of each path, or why there is none. The oracle has to agree. */
async function answer(
  graph: SmallGraph,
  from: string,
  to: string,
  { avoid = [], through = [], via }: Asked = {},
): Promise<readonly string[] | EmptyReason | null> {
  const places = (ids: readonly string[]): number[] =>
    ids.map((id) => graph.nodes.findIndex((node) => node.id === id));
  const question = {
    from: { places: places([from]), kinds: [] },
    to: { places: places(to.split(" ")), kinds: [] },
    ...{ through, via: via ?? null, avoid: places(avoid), sameIncident: true, maxHops: 6, lens: {} },
  };
  const request = toRequest(question, graph, Date.UTC(2026, 0));
  const route = (path: readonly { readonly to: { readonly id: string } }[]): string =>
    [from, ...path.map((step) => step.to.id)].join(" ");
  const { paths, whyEmpty } = await trace(new MemoryFacts(graph.nodes, graph.facts, request.lens), request);
  const found = paths.map(route);
  expect([...found].sort()).toEqual(shortest(allowedPaths(graph, request)).map(route).sort());
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

describe("A path", () => {
  test("may end at a class of data and never pass by one", async () => {
    const graph = graphOf(["Dataset-d CONTAINS DataClass-c", "Dataset-e CONTAINS DataClass-c"]);
    expect(await answer(graph, "Dataset-d", "DataClass-c")).toEqual(["Dataset-d DataClass-c"]);
    expect(await answer(graph, "DataClass-c", "Dataset-e")).toEqual(["DataClass-c Dataset-e"]);
    expect(await answer(graph, "Dataset-d", "Dataset-e")).toBe("NOT_CONNECTED");
  });

  test("does not touch what is to be avoided, be it an end or on the way", async () => {
    // Company-c has many customers, so the search grows from the other end and meets Company-d.
    const customers = ["p", "q", "r", "s", "t"].map((name) => `Company-${name} CUSTOMER_OF Company-c`);
    const graph = graphOf([
      ...[
        "Company-a CUSTOMER_OF Company-b",
        "Company-b CUSTOMER_OF Company-c",
        "Company-b CUSTOMER_OF Company-d",
      ],
      ...["Company-a CUSTOMER_OF Company-e", "Company-e CUSTOMER_OF Company-c", ...customers],
    ]);
    const avoiding = (...avoid: string[]): ReturnType<typeof answer> =>
      answer(graph, "Company-a", "Company-c Company-d", { avoid });
    expect(await avoiding()).toHaveLength(3);
    expect(await avoiding("Company-d")).toHaveLength(2);
    expect(await avoiding("Company-b")).toEqual(["Company-a Company-e Company-c"]);
    expect(await avoiding("Company-b", "Company-e")).toBe("NOT_CONNECTED");
    expect(await avoiding("Company-a")).toBe("NO_SUCH_START");
  });

  test("passes kinds in their order, between its ends and not at them", async () => {
    const graph = graphOf([
      ...[
        "Incident-i ACCESSED_VIA Tool-t",
        "Incident-i AFFECTED Agency-g",
        "Dataset-d ORIGINATES_FROM Agency-g",
        "Incident-i EXPOSED Dataset-d",
      ],
    ]);
    const through = (...kinds: string[]): ReturnType<typeof answer> =>
      answer(graph, "Tool-t", "Dataset-d", { through: kinds });
    expect(await through()).toEqual(["Tool-t Incident-i Dataset-d"]);
    expect(await through("Agency")).toEqual(["Tool-t Incident-i Agency-g Dataset-d"]);
    expect(await through("Incident", "Agency")).toEqual(["Tool-t Incident-i Agency-g Dataset-d"]);
    for (const kinds of [["Agency", "Incident"], ["Dataset"], ["Tool"], ["Agency", "Agency"]])
      expect(await through(...kinds)).toMatch(/NOT_CONNECTED|BEYOND_MAX_HOPS/);
  });

  test("is tied by facts of relations that it may not go along itself", async () => {
    const graph = graphOf([
      ...["Incident-a ACCESSED_VIA Tool-t", "Incident-a EXPOSED Dataset-d", "Incident-a AFFECTED Agency-g"],
      "Dataset-d ORIGINATES_FROM Agency-g",
    ]);
    const via = ["ACCESSED_VIA", "AFFECTED", "ORIGINATES_FROM"];
    expect(await answer(graph, "Tool-t", "Dataset-d", { via })).toEqual([
      "Tool-t Incident-a Agency-g Dataset-d",
    ]);
  });
});
