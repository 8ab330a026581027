import { graphql } from "graphql";
import { buildApiSchema } from "../../src/api/build-schema.js";
import { makeContext } from "../../src/api/context.js";
import type { Graph } from "../../src/graph/graph.js";
import { claimId, sourceId } from "../../src/records/ids.js";
import { idOf, tripleId } from "../support/ids.js";
import { loadSeeds } from "../../src/importing/seed.js";
import type { Tlp } from "../../src/shared/tlp.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import { claim, entity, fact, type Fixture, source, statement, type Triple } from "../support/records.js";
import { connectEmptyDatabase } from "../support/test-database.js";
import { serviceOver } from "../support/service.js";

/** What everybody may see. */
const CLEAR: Fixture[] = [
  entity("publisher:paper", "Paper Test"),
  source("paper", { publisher: "publisher:paper" }),
  entity("company:one", "One Test"),
  entity("company:two", "Two Test"),
  entity("company:three", "Three Test"),
  ...fact(["company:one", "AFFILIATE_OF", "company:two"], "publisher:paper"),
  ...["AMBER", "RED"].map((marking) => entity(`company:supplier-${marking}`, `Supplier of ${marking}`)),
];
const CLEAR_FACT: [string, string, string] = ["company:one", "AFFILIATE_OF", "company:two"];

/** The things of one marking: each way in which something can be hidden. */
function marked(marking: Exclude<Tlp, "CLEAR">): Fixture[] {
  const hidden = `company:hidden-${marking}`;
  const paper = `paper-${marking}`;
  const toThree: Triple = [`company:bridge-${marking}`, "AFFILIATE_OF", "company:three"];
  const supplied: Triple = ["company:two", "CUSTOMER_OF", `company:supplier-${marking}`];
  const more = { marking };
  return [
    entity(hidden, `Hidden ${marking} One Test`, { ...more, aliases: [`Cover ${marking}`] }),
    entity(`company:bridge-${marking}`, `Bridge ${marking}`, more),
    source(paper, { publisher: "publisher:paper", ...more }),
    // A hidden entity between two that are not: no path leads through it.
    statement(["company:one", "AFFILIATE_OF", hidden], more),
    claim(`in ${marking}`, ["company:one", "AFFILIATE_OF", hidden], hidden, [paper], more),
    statement([hidden, "AFFILIATE_OF", "company:three"], more),
    claim(`out ${marking}`, [hidden, "AFFILIATE_OF", "company:three"], hidden, [paper], more),
    statement(toThree, more),
    claim(`bridge ${marking}`, toThree, hidden, [paper], more),
    // A hidden fact between two that are not, a hidden denial of a fact that is not, a hidden source of it.
    statement(supplied, more),
    claim(`customer ${marking}`, supplied, hidden, [paper], more),
    // Hidden data of an entity that is not.
    entity(`dataset:hidden-${marking}`, `Hidden ${marking} data`, more),
    statement([`dataset:hidden-${marking}`, "ORIGINATES_FROM", "company:one"], more),
    claim(
      `origin ${marking}`,
      [`dataset:hidden-${marking}`, "ORIGINATES_FROM", "company:one"],
      hidden,
      [paper],
      more,
    ),
    claim(`denial ${marking}`, CLEAR_FACT, "company:one", [paper], { stance: "DENIES", ...more }),
    claim(`measured ${marking}`, CLEAR_FACT, hidden, [paper], {
      measurements: [{ kind: "BYTES", value: 666, asWritten: marking }],
      ...more,
    }),
  ];
}

/** Everything that a viewer could ask, with ids of hidden things, too. */
function questions(marking: Exclude<Tlp, "CLEAR">): string[] {
  const hidden = idOf(`company:hidden-${marking}`);
  const ids = [
    hidden,
    tripleId(["company:one", "AFFILIATE_OF", `company:hidden-${marking}`]),
    claimId(`in ${marking}`),
    claimId(`denial ${marking}`),
    sourceId(`paper-${marking}`),
  ];
  const claims =
    "claims { id stance stands by { name } sources { id title } measurements { value asWritten } }";
  const all = `totalCount edges { node { name } statement { id status confidence ${claims} } }`;
  const trace = (from: string, to: string): string =>
    `{ trace(from: [{ name: "${from}" }], to: [{ ${to} }], sameIncident: false, lens: { policy: { preset: ALL_CLAIMS } }) {
      complete whyEmpty paths { summary marking hops { statement { id } } } blocked { summary } } }`;
  const subgraph =
    "truncated nodes { name } edges { id } frontier { node { name } hidden { relation direction count } }";
  return [
    "{ companies(first: 100) { totalCount nodes { id name marking } } }",
    '{ companies(filter: { name: { contains: "hidden" } }) { totalCount nodes { name } } }',
    "{ companies(last: 3, sort: { field: RECORDED_AT }) { totalCount } }",
    `{ company(id: "${hidden}") { name } }`,
    `{ company(name: "Hidden ${marking} One Test") { name } alias: company(name: "Cover ${marking}") { name } }`,
    `{ nodes(ids: ${JSON.stringify(ids)}) { __typename id } }`,
    ...ids.map(
      (id) =>
        `{ node(id: "${id}") { __typename } statement(id: "${id}") { id } claim(id: "${id}") { id } source(id: "${id}") { id } }`,
    ),
    '{ search(text: "one test", first: 100) { nodes { name } } hidden: search(text: "hidden") { nodes { name } } }',
    `{ one: company(name: "One Test") { affiliations { ${all} } affiliates { ${all} } suppliers { ${all} } statements { nodes { id status ${claims} } } measurements { value } } }`,
    `{ three: company(name: "Three Test") { affiliates { ${all} } customers { ${all} } statements { nodes { id } } }
      supplier: company(name: "Supplier of ${marking}") { customers { ${all} } } }`,
    `{ two: company(name: "Two Test") { affiliates { ${all} } suppliers { ${all} } } }`,
    `{ statement(id: "${tripleId(CLEAR_FACT)}") { status confidence ${claims} roots { agent { name } } measurements { value } } }`,
    `{ exposure(of: [{ name: "One Test" }, { kind: DATASET }], measure: BYTES) { low overlapsCollapsed datasets { dataset { name } } unmeasured { name } bySource { source { id } } } }`,
    "{ conflicts(first: 100) { nodes { id explanation since sides { claims { id } } } pageInfo { hasNextPage endCursor } } }",
    `{ conflicts(about: "${tripleId(CLEAR_FACT)}") { nodes { id } } }`,
    `{ conflicts(about: "${hidden}") { nodes { id } } }`,
    `{ subjectView(of: { name: "One Test" }) { nodes { statement { subject { name } } accusations { id } answers { id } otherVoices { id } } pageInfo { hasNextPage } } }`,
    `{ statement(id: "${tripleId(CLEAR_FACT)}") { corroboration { articles independentRoots sources { id } citations { from { id } } echoes { why } } } }`,
    `{ source(id: "${sourceId("paper")}") { title cites { id } } }`,
    trace("One Test", 'name: "Three Test"'),
    trace("One Test", 'name: "Two Test"'),
    trace("One Test", "kind: MARKETPLACE"),
    trace("One Test", `id: "${hidden}"`),
    // Not what is hidden is suggested.
    trace("Hiddne", 'name: "Two Test"'),
    trace(`Cover ${marking}`, 'name: "Two Test"'),
    "{ stats { entities facts claims sources byKind { kind count } byRelation { relation count } } }",
    `{ subgraph(seeds: ${JSON.stringify(["company:one", "company:two"].map(idOf))}, hops: 3) { ${subgraph} } }`,
    `{ subgraph(seeds: ["${idOf("company:three")}"], hops: 1) { ${subgraph} } }`,
    `{ subgraph(seeds: ["${idOf("company:one")}"], hops: 0) { ${subgraph} } }`,
    `{ subgraph(seeds: ["${hidden}"]) { ${subgraph} } }`,
    "{ companies(first: 100) { nodes { name neighbourSummary { relation direction kind facts admitted } } } }",
  ];
}

let graph: Graph;
beforeAll(async () => {
  await (await connectEmptyDatabase()).close();
  graph = connectTestGraph();
  await loadSeeds(graph, "seeds");
  await addRecords(graph, CLEAR);
});
afterAll(() => graph.close());

async function answers(highestMarking: Tlp, asked: readonly string[]): Promise<string[]> {
  const viewer = {
    role: highestMarking === "RED" ? ("ADMIN" as const) : ("READER" as const),
    name: "somebody",
    highestMarking,
  };
  const all: string[] = [];
  for (const query of asked) {
    const contextValue = makeContext(serviceOver(graph), viewer, Date.now());
    const answer = await graphql({ schema: buildApiSchema(), source: query, contextValue });
    all.push(`${query}\n${JSON.stringify(answer, null, 1)}`);
  }
  return all;
}

test.each([
  ["AMBER", "CLEAR"],
  ["RED", "AMBER_STRICT"],
] as const)(
  "what is %s changes no answer to a viewer up to %s, and is seen by who may see it",
  async (marking, viewer) => {
    const asked = questions(marking);
    const before = await answers(viewer, asked);
    const adminBefore = await answers("RED", asked);
    await addRecords(graph, marked(marking));
    expect(await answers(viewer, asked)).toEqual(before);
    const adminAfter = await answers("RED", asked);
    const unchanged = adminAfter.filter((answer, index) => answer === adminBefore[index]);
    // A source's page, a recent page's count and a trace of one hop hold nothing hidden; all the rest does.
    expect(unchanged.length).toBeLessThan(6);
    expect((await answers(marking, asked)).join()).toContain(`Hidden ${marking} One Test`);
    expect((await answers(viewer, asked)).join()).not.toMatch(
      new RegExp(`"(Hidden|Bridge|Cover) ${marking}\\b.*"(name|matched)`),
    );
  },
);

test("a fact or a claim that is not marked itself is hidden with the entity that it speaks of", async () => {
  const hidden = "company:unsaid";
  const asked = [
    '{ company(name: "One Test") { partOf { totalCount } statements { nodes { id subject { name } object { name } } } } }',
    `{ node(id: "${tripleId(["company:one", "PART_OF", hidden])}") { id } }`,
    `{ node(id: "${claimId("unsaid")}") { id } }`,
    '{ trace(from: [{ name: "One Test" }], to: [{ name: "Three Test" }], sameIncident: false) { paths { id } } }',
    "{ stats { entities facts claims } }",
  ];
  const before = await answers("CLEAR", asked);
  await addRecords(graph, [
    entity(hidden, "Unsaid Test", { marking: "RED" }),
    statement(["company:one", "PART_OF", hidden]),
    claim("unsaid", ["company:one", "PART_OF", hidden], "publisher:paper", ["paper"], { quote: "Unsaid." }),
    ...fact([hidden, "PART_OF", "company:three"], "publisher:paper"),
  ]);
  expect(await answers("CLEAR", asked)).toEqual(before);
});
