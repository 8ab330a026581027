import fc from "fast-check";
import { idOf } from "../support/ids.js";
import { getKind } from "../../src/kinds/registry.js";
import { leadsOn, type PlannedGraph, plannedGraphs, toRecords } from "../support/random-neighbourhoods.js";
import { startTestServer, type TestServer } from "../support/server.js";

const GRAPHS = 20;
const SEED = Date.now() % 2 ** 31;

const graphs = Array.from({ length: GRAPHS }, (_, number): PlannedGraph => {
  const [plan] = fc.sample(plannedGraphs(number), { numRuns: 1, seed: SEED + number });
  return plan as PlannedGraph;
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(graphs.flatMap(toRecords));
});
afterAll(() => server.close());

/** The fields of a company that a subgraph goes along. */
const FIELDS: readonly (readonly [field: string, relation: string, direction: "OUT" | "IN"])[] = [
  ["partOf", "PART_OF", "OUT"],
  ["parts", "PART_OF", "IN"],
  ["affiliations", "AFFILIATE_OF", "OUT"],
  ["affiliates", "AFFILIATE_OF", "IN"],
  ["suppliers", "CUSTOMER_OF", "OUT"],
  ["customers", "CUSTOMER_OF", "IN"],
  ["operates", "OPERATES", "OUT"],
  ["provides", "PROVIDES", "OUT"],
  ["uses", "USES", "OUT"],
  ["incidents", "AFFECTED", "IN"],
  ["compromisedIn", "COMPROMISED", "IN"],
  ["originatedDatasets", "ORIGINATES_FROM", "IN"],
  ["pertainingDatasets", "PERTAINS_TO", "IN"],
];

interface Row {
  readonly relation: string;
  readonly direction: string;
  readonly kind: string;
  readonly facts: number;
  readonly admitted: number | null;
}

const SUMMARY = "neighbourSummary(lens: $lens) { relation direction kind facts admitted }";

async function summaries(refs: readonly string[], lens: object | null = null): Promise<Row[][]> {
  const query = `query ($ids: [ID!]!, $lens: Lens) { nodes(ids: $ids) { ... on Entity { ${SUMMARY} } } }`;
  const { nodes } = await server.data(query, { ids: refs.map(idOf), lens });
  return nodes.map((node: { neighbourSummary: Row[] }) => node.neighbourSummary);
}

test(`facts are all those of the graph, by relation, direction and kind (seed ${SEED})`, async () => {
  const kindOf = (ref: string): string =>
    getKind(`${ref.charAt(0).toUpperCase()}${ref.slice(1, ref.indexOf(":"))}`).value;
  for (const { nodes, facts } of graphs) {
    const refs = nodes.map(({ ref }) => ref);
    const found = await summaries(refs);
    refs.forEach((ref, place) => {
      const counts = new Map<string, number>();
      for (const {
        triple: [subject, relation, object],
      } of facts.filter(({ triple }) => leadsOn(triple[1]) && triple.includes(ref))) {
        const [direction, other] = subject === ref ? ["OUT", object] : ["IN", subject];
        const key = `${relation} ${direction} ${kindOf(other)}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const rows = (found[place] ?? []).map((row) => [
        `${row.relation} ${row.direction} ${row.kind}`,
        row.facts,
      ]);
      expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(counts));
    });
  }
});

test.each([
  ["of the request", null, 20],
  ["of what is denied", { policy: { statuses: ["REFUTED"] } }, 1],
] as const)(
  `admitted ones are as many as the relations count under the lens %s (seed ${SEED})`,
  async (_, lens, atLeast) => {
    const counted = FIELDS.map(([field]) => `${field}(lens: $lens) { totalCount }`).join(" ");
    const query = `query ($ids: [ID!]!, $lens: Lens) { nodes(ids: $ids) { ... on Company { ${counted} ${SUMMARY} } } }`;
    const companies = graphs.flatMap(({ nodes }) =>
      nodes.map(({ ref }) => ref).filter((ref) => ref.startsWith("company:")),
    );
    const { nodes } = await server.data(query, { ids: companies.slice(0, 60).map(idOf), lens });
    let compared = 0;
    for (const node of nodes) {
      for (const [field, relation, direction] of FIELDS) {
        const rows = (node.neighbourSummary as Row[]).filter(
          (row) => row.relation === relation && row.direction === direction,
        );
        const admitted = rows.reduce((sum, row) => sum + Number(row.admitted), 0);
        expect([field, admitted]).toEqual([field, node[field].totalCount]);
        compared += admitted;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(atLeast);
  },
);

test("many entities take as many queries as one", async () => {
  const refs = graphs.flatMap(({ nodes }) => nodes.map(({ ref }) => ref)).slice(0, 100);
  const sent = async (some: readonly string[]): Promise<string[]> => {
    server.takeQueries();
    await summaries(some);
    return server.takeQueries().filter((name) => name.startsWith("neighbourhood"));
  };
  expect(await sent(refs.slice(0, 1))).toEqual(["neighbourhood.summary"]);
  expect(await sent(refs)).toEqual(["neighbourhood.summary"]);
});
