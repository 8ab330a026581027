import type { Graph } from "../../src/graph/graph.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import { entity } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

/** Companies whose country is not known, beside those of the seeds, of which two pairs share one. */
const FIXTURE = [
  entity("company:a", "Aardvark Test", { legalName: "Aardvark Ltd" }),
  entity("company:z", "Zebra Test", { legalName: "Zebra Ltd", domains: ["zebra.example"] }),
  entity("company:z2", "Zebra Test"),
];

let server: TestServer;
let graph: Graph;
beforeAll(async () => {
  server = await startTestServer(FIXTURE);
  graph = connectTestGraph();
});
afterAll(async () => {
  await graph.close();
  await server.close();
});

interface Row {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
}

const PAGE = `pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
const WALK = `query ($first: Int, $after: String, $last: Int, $before: String, $sort: CompanySort, $filter: CompanyFilter) {
  companies(first: $first, after: $after, last: $last, before: $before, sort: $sort, filter: $filter) {
    nodes { id name country } edges { cursor node { id } } ${PAGE} totalCount
  }
}`;

interface Order {
  readonly sort?: { readonly field: string; readonly direction: string };
  readonly filter?: object;
}

async function whole(order: Order = {}): Promise<Row[]> {
  return (await server.data(WALK, { ...order, first: 100 })).companies.nodes;
}

/** All rows, page by page, in the list's order whichever way they are read. */
async function walk(size: number, way: "forwards" | "backwards", order: Order = {}): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = way === "forwards" ? { first: size, after: cursor } : { last: size, before: cursor };
    const { companies } = await server.data(WALK, { ...order, ...page });
    const { nodes, edges, pageInfo } = companies;
    expect(edges.map((edge: any) => edge.node.id)).toEqual(nodes.map((node: Row) => node.id));
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0].cursor, edges.at(-1).cursor]);
    if (way === "forwards") {
      rows.push(...nodes);
      expect(pageInfo.hasPreviousPage).toBe(cursor !== undefined);
      if (!pageInfo.hasNextPage) return rows;
      cursor = pageInfo.endCursor;
    } else {
      rows.unshift(...nodes);
      expect(pageInfo.hasNextPage).toBe(cursor !== undefined);
      if (!pageInfo.hasPreviousPage) return rows;
      cursor = pageInfo.startCursor;
    }
  }
}

describe("One entity", () => {
  const NAMES = [
    ["company", "fujitsu", "Fujitsu"],
    ["company", "富士通", "Fujitsu"],
    ["company", "  FUJITSU   limited. ", "Fujitsu"],
    ["company", "Ｆｕｊｉｔｓｕ", "Fujitsu"],
    ["affiliate", "Toray", "Toray Industries"],
    ["agency", "mlit", "Ministry of Land, Infrastructure, Transport and Tourism"],
    ["publisher", "VCDB", "VERIS Community Database"],
    ["marketplace", "marketo", "Marketo"],
    ["threatActor", "darkside", "DarkSide"],
    ["tool", "projectweb", "ProjectWEB"],
    ["person", "andrew kane", "Andrew Kane"],
    ["incident", "projectweb incident", "Access to Japanese government data through ProjectWEB (2021)"],
    ["dataset", "the 4 gb dump", "4 GB of data offered on Marketo"],
    ["listing", "toray listing on marketo", "Marketo listing of 26 August 2021"],
    ["dataClass", "email addresses", "E-mail addresses"],
    ["country", "japan", "Japan"],
    ["sector", "manufacturing", "Manufacturing"],
  ];
  test.each(NAMES)("is found as %s by the name %s, and by its id", async (field, asked, name) => {
    const query = `query ($id: ID, $name: String) { ${field}(id: $id, name: $name) { __typename id kind name } }`;
    const { [field]: found } = await server.data(query, { name: asked });
    expect(found.name).toBe(name);
    expect(await server.data(query, { id: found.id })).toEqual({ [field]: found });
  });

  test("is null where there is none of the kind", async () => {
    const { tool } = await server.data('{ tool(name: "ProjectWEB") { id } }');
    const query = '{ a: company(name: "nobody") { id } b: company(name: "ProjectWEB") { id } }';
    expect(await server.data(query)).toEqual({ a: null, b: null });
    const byId = 'query ($id: ID!) { a: company(id: $id) { id } b: company(id: "nope") { id } }';
    expect(await server.data(byId, { id: tool.id })).toEqual({ a: null, b: null });
  });

  test("has its own properties, null where they are not known", async () => {
    const query = `{ fujitsu: company(name: "Fujitsu") { country sectors domains lei legalName marking aliases }
      unknown: company(name: "Digital Shadows") { country domains aliases } }`;
    expect(await server.data(query)).toEqual({
      fujitsu: {
        country: "JP",
        sectors: ["information technology"],
        domains: ["fujitsu.com"],
        lei: null,
        legalName: null,
        marking: "CLEAR",
        aliases: ["Fujitsu Limited", "富士通"],
      },
      unknown: { country: null, domains: null, aliases: [] },
    });
  });
});

describe("A list of companies", () => {
  const SORTS: Order[] = [
    {},
    { sort: { field: "NAME", direction: "DESC" } },
    { sort: { field: "COUNTRY", direction: "ASC" } },
    { sort: { field: "COUNTRY", direction: "DESC" } },
    { sort: { field: "LEGAL_NAME", direction: "DESC" } },
    { sort: { field: "RECORDED_AT", direction: "DESC" } },
    { sort: { field: "COUNTRY", direction: "ASC" }, filter: { not: { name: { startsWith: "v" } } } },
  ];
  test.each(SORTS)("is the same read whole, forwards by 2 and backwards by 2: %j", async (order) => {
    const all = await whole(order);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(7);
    for (const size of [2, 3]) {
      expect(await walk(size, "forwards", order)).toEqual(all);
      expect(await walk(size, "backwards", order)).toEqual(all);
    }
    const { companies } = await server.data(WALK, { ...order, first: 0 });
    expect(companies).toMatchObject({ nodes: [], totalCount: all.length });
    expect(companies.pageInfo).toMatchObject({ startCursor: null, endCursor: null });
  });

  test("is sorted by name, or by another property, what lacks it last either way", async () => {
    const names = (await whole()).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    for (const direction of ["ASC", "DESC"]) {
      const countries = (await whole({ sort: { field: "COUNTRY", direction } })).map(
        ({ country }) => country,
      );
      const known = countries.filter((country) => country !== null);
      expect(known).toEqual(direction === "ASC" ? [...known].sort() : [...known].sort().reverse());
      expect(countries).toEqual([...known, ...countries.filter((country) => country === null)]);
      expect(countries.at(-1)).toBeNull();
    }
  });

  test("goes on rightly when rows are added before, at and behind a cursor", async () => {
    const before = await whole();
    const first = (await server.data(WALK, { first: 4 })).companies;
    const last = first.nodes.at(-1).name as string;
    await addRecords(graph, [
      entity("company:aa", "AAA added"),
      entity("company:same", last, { aliases: [] }),
      entity("company:zz", "zzz added"),
    ]);
    const rest = (await server.data(WALK, { first: 100, after: first.pageInfo.endCursor })).companies.nodes;
    const seen = [...first.nodes, ...rest].map(({ id }: Row) => id);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    expect(rest.at(-1).name).toBe("zzz added");
    expect(rest.map(({ name }: Row) => name)).not.toContain("AAA added");
  });
});

describe("A filter", () => {
  const COUNTRY = (...countries: string[]): object => ({ country: { in: countries } });
  // The test above has added another Fujitsu.
  const isFujitsu = (row: Row): boolean => row.name === "Fujitsu" && row.country === "JP";
  test.each<[string, object, (row: Row) => boolean]>([
    ["eq", { country: { eq: "JP" } }, (row) => row.country === "JP"],
    ["in", COUNTRY("JP", "TH"), (row) => ["JP", "TH"].includes(row.country ?? "")],
    ["contains", { name: { contains: "AIR" } }, (row) => /air/i.test(row.name)],
    ["startsWith", { name: { startsWith: "zEb" } }, (row) => /^zeb/i.test(row.name)],
    ["absent", { country: { absent: true } }, (row) => row.country === null],
    ["not absent", { country: { absent: false } }, (row) => row.country !== null],
    ["has", { domains: { has: "FUJITSU.com" } }, isFujitsu],
    ["has, of aliases", { aliases: { has: "富士通" } }, isFujitsu],
    ["two properties", { ...COUNTRY("JP"), name: { startsWith: "f" } }, isFujitsu],
    [
      "and",
      { and: [COUNTRY("JP"), { name: { contains: "n" } }] },
      (row) => /n/i.test(row.name) && row.country === "JP",
    ],
    ["or", { or: [COUNTRY("TH"), COUNTRY("US")] }, (row) => row.country === "TH" || row.country === "US"],
    ["not, which holds where nothing is known", { not: COUNTRY("JP") }, (row) => row.country !== "JP"],
    ["not of not", { not: { not: COUNTRY("JP") } }, (row) => row.country === "JP"],
    ["or of nothing", { or: [] }, () => false],
    ["and of nothing", { and: [] }, () => true],
    ["nothing", {}, () => true],
  ])("by %s lets through what it says, and counts it", async (_, filter, holds) => {
    const expected = (await whole()).filter(holds);
    const { companies } = await server.data(WALK, { filter, first: 100 });
    expect(companies.nodes).toEqual(expected);
    expect(companies.totalCount).toBe(expected.length);
  });

  test("by dates and by choices keeps to the kind's own properties", async () => {
    const query = `{ incidents(filter: { occurredFrom: { from: "2021-03", before: "2021-08" }, determination: { eq: CONFIRMED } }) {
      nodes { name occurredFrom } totalCount } }`;
    const { incidents } = await server.data(query);
    expect(incidents.nodes.map(({ occurredFrom }: any) => occurredFrom)).toEqual(
      Array(incidents.totalCount).fill("2021-05"),
    );
    expect(incidents.totalCount).toBe(2);
  });
});
