import { claim, entity, fact, type Fixture, source, statement, type Triple } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

/** A fact with measurements in the voice of one paper. */
function measured(triple: Triple, ...measurements: Fixture[]): Fixture[] {
  return fact(triple, "publisher:paper-test", {}, { measurements });
}

const records = (value: number | string, more: Fixture = {}): Fixture => ({
  kind: "RECORDS",
  value,
  ...more,
});
const price = (value: number, unitBasis: string): Fixture => ({ kind: "PRICE", value, unitBasis });

/** A union of agencies, datasets of which one is a part of another, a circle of parts, prices, and things without data. */
const RECORDS: Fixture[] = [
  entity("publisher:paper-test", "Paper Test"),
  entity("publisher:late-test", "Late Paper Test"),
  source("paper", { publishedAt: "2022-01-01" }),
  source("late", { publishedAt: "2023-01-01" }),
  ...["union", "north", "south", "empty"].map((key) => entity(`agency:${key}`, `${key} agency test`)),
  ...["whole", "part", "huge", "shared", "round-a", "round-b"].map((key) =>
    entity(`dataset:${key}`, `${key} data test`),
  ),
  entity("incident:leak-test", "Leak test"),
  entity("tool:portal-test", "Portal test"),
  entity("threatActor:gang-test", "Gang test"),
  entity("listing:offer-test", "Offer test"),
  entity("marketplace:market-test", "Market test"),
  entity("person:subject-test", "Subject test"),
  entity("country:test", "Testland"),
  entity("dataClass:names-test", "Names test"),
  entity("dataClass:cards-test", "Cards test"),
  entity("dataClass:idle-test", "Idle class test"),
  ...fact(["agency:north", "PART_OF", "agency:union"], "publisher:paper-test"),
  ...fact(["agency:union", "PART_OF", "agency:north"], "publisher:paper-test"),
  ...fact(["agency:union", "LOCATED_IN", "country:test"], "publisher:paper-test"),
  ...fact(["dataset:whole", "ORIGINATES_FROM", "agency:north"], "publisher:paper-test"),
  ...fact(["dataset:part", "PERTAINS_TO", "person:subject-test"], "publisher:paper-test"),
  ...fact(["dataset:part", "ORIGINATES_FROM", "agency:north"], "publisher:paper-test"),
  ...fact(["dataset:part", "SUBSET_OF", "dataset:whole"], "publisher:paper-test"),
  ...measured(["dataset:whole", "CONTAINS", "dataClass:names-test"], records(100)),
  ...measured(["dataset:whole", "CONTAINS", "dataClass:cards-test"], records(60, { comparator: "AT_LEAST" })),
  ...measured(["dataset:part", "CONTAINS", "dataClass:names-test"], records(30)),
  ...measured(["dataset:huge", "ORIGINATES_FROM", "agency:south"], records("9007199254740993")),
  ...measured(
    ["dataset:shared", "PERTAINS_TO", "agency:south"],
    records(10, { additivity: "PER_ORGANIZATION" }),
  ),
  ...measured(
    ["dataset:shared", "PERTAINS_TO", "agency:union"],
    records(20, { additivity: "PER_ORGANIZATION" }),
  ),
  ...fact(["incident:leak-test", "EXPOSED", "dataset:whole"], "publisher:paper-test"),
  ...fact(["incident:leak-test", "COMPROMISED", "tool:portal-test"], "publisher:paper-test"),
  ...fact(["incident:leak-test", "ATTRIBUTED_TO", "threatActor:gang-test"], "publisher:paper-test"),
  ...measured(["dataset:whole", "OFFERED_IN", "listing:offer-test"], price(500, "USD cents")),
  ...measured(["dataset:huge", "OFFERED_IN", "listing:offer-test"], price(7, "BTC satoshi")),
  ...fact(["listing:offer-test", "LISTED_ON", "marketplace:market-test"], "publisher:paper-test"),
  ...fact(["dataset:round-a", "SUBSET_OF", "dataset:round-b"], "publisher:paper-test"),
  ...fact(["dataset:round-b", "SUBSET_OF", "dataset:round-a"], "publisher:paper-test"),
  ...measured(
    ["dataset:round-a", "CONTAINS", "dataClass:names-test"],
    records(5),
    records(8, { comparator: "AT_LEAST" }),
  ),
  statement(["dataset:round-b", "CONTAINS", "dataClass:names-test"]),
  claim("late", ["dataset:round-b", "CONTAINS", "dataClass:names-test"], "publisher:late-test", ["late"], {
    measurements: [records(4)],
  }),
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(RECORDS);
});
afterAll(() => server.close());

const FIELDS = `low high comparator overlapsCollapsed units unmeasured { name }
  datasets { dataset { name } low high comparator conflicting within { name } reachedFrom { name } measurements { value } }
  bySource { source { title } low high comparator datasets { name } }`;

async function exposure(of: string, more = "measure: RECORDS"): Promise<any> {
  return (await server.data(`{ exposure(of: ${of}, ${more}) { ${FIELDS} } }`)).exposure;
}

const counted = ({ low, high, comparator, overlapsCollapsed }: any): unknown[] => [
  low,
  high,
  comparator,
  overlapsCollapsed,
];
const NAMES = 'measure: RECORDS, dataClass: { name: "Names test" }';

describe("exposure", () => {
  test.each([
    ["the dataset itself", '{ name: "whole data test" }'],
    ["an agency, its part within the whole", '{ name: "north agency test" }'],
    ["an incident", '{ name: "Leak test" }'],
    ["a tool", '{ name: "Portal test" }'],
    ["a threat actor", '{ name: "Gang test" }'],
    ["a country", '{ name: "Testland" }'],
  ])("reaches the names in the whole from %s", async (_what, ref) => {
    expect(await exposure(`[${ref}]`, NAMES)).toMatchObject({ low: 100, high: 100, comparator: "EXACT" });
  });

  test("reaches data from a person, a listing, a marketplace and a class of data", async () => {
    expect(await exposure('[{ name: "Subject test" }]', NAMES)).toMatchObject({ low: 30, high: 30 });
    for (const name of ["Offer test", "Market test"]) {
      const { datasets } = await exposure(`[{ name: "${name}" }]`);
      expect(datasets.map(({ dataset }: any) => dataset.name).sort()).toEqual([
        "huge data test",
        "whole data test",
      ]);
    }
    expect(
      counted(
        await exposure('[{ name: "Cards test" }]', 'measure: RECORDS, dataClass: { name: "Cards test" }'),
      ),
    ).toEqual([60, null, "AT_LEAST", 0]);
  });

  test("counts a part within its whole, and what was reached twice once", async () => {
    const estimate = await exposure('[{ name: "union agency test" }, { name: "north agency test" }]', NAMES);
    // Both agencies lead to both datasets, over their circle: two countings left out, and the part is the third.
    expect(counted(estimate)).toEqual([100, 100, "EXACT", 3]);
    const part = estimate.datasets.find(({ dataset }: any) => dataset.name === "part data test");
    expect(part).toMatchObject({ low: 30, high: 30, within: { name: "whole data test" } });
  });

  test("does not add classes of data in one dataset", async () => {
    const { low, high, datasets } = await exposure('[{ name: "whole data test" }]');
    expect([low, high, datasets[0].measurements]).toEqual([100, null, [{ value: 100 }, { value: 60 }]]);
  });

  test("adds distinct datasets exactly, beyond 2^53", async () => {
    const estimate = await exposure('[{ name: "huge data test" }, { name: "whole data test" }]');
    expect(counted(estimate)).toEqual(["9007199254741093", null, "AT_LEAST", 0]);
    expect((await exposure('[{ name: "huge data test" }]')).high).toBe("9007199254740993");
  });

  test("counts an organization's own share, and shares of distinct ones as a lower bound", async () => {
    const share = async (of: string): Promise<any> =>
      (await exposure(of)).datasets.find(({ dataset }: any) => dataset.name === "shared data test");
    expect(await share('[{ name: "south agency test" }]')).toMatchObject({ low: 10, high: 10 });
    expect(await share('[{ name: "union agency test" }]')).toMatchObject({ low: 20, high: 20 });
    const both = '[{ name: "south agency test" }, { name: "union agency test" }]';
    expect(await share(both)).toMatchObject({ low: 30, high: 30 });
    expect(await share('[{ name: "shared data test" }]')).toMatchObject({ low: 30, high: null });
  });

  test("spans and shows measurements that cannot all be true, in a circle of parts", async () => {
    const estimate = await exposure('[{ name: "round-a data test" }, { name: "round-b data test" }]');
    const [a, b] = estimate.datasets;
    const [first, second] = a.dataset.name.startsWith("round-a") ? [a, b] : [b, a];
    expect(first).toMatchObject({ low: 5, high: null, conflicting: true });
    expect(first.measurements.map(({ value }: any) => value).sort()).toEqual([5, 8]);
    expect(second).toMatchObject({ low: 4, high: 4, conflicting: false });
    expect([a.within, b.within].filter(Boolean)).toHaveLength(1);
    expect(estimate).toMatchObject({ low: 5, overlapsCollapsed: 1 });
  });

  test("says what each source alone says, and knows as little as the lens", async () => {
    const of = '[{ name: "round-a data test" }, { name: "round-b data test" }]';
    const { bySource } = await exposure(of);
    expect(
      bySource.map(({ source: { title }, low, datasets }: any) => [title, low, datasets.length]).sort(),
    ).toEqual([
      ["Fixture late", 4, 1],
      ["Fixture paper", 5, 1],
    ]);
    const before = await exposure(of, 'measure: RECORDS, lens: { publishedBefore: "2022-06-01" }');
    expect(before.bySource.map(({ source: { title } }: any) => title)).toEqual(["Fixture paper"]);
    expect(before.unmeasured).toEqual([{ name: "round-b data test" }]);
    expect(
      (await exposure(of, 'measure: RECORDS, lens: { publishedBefore: "2021-01-01" }')).datasets,
    ).toEqual([]);
  });

  test("does not add what has different units, and names them", async () => {
    const estimate = await exposure('[{ name: "Market test" }]', "measure: PRICE");
    expect(estimate).toMatchObject({ low: null, high: null, comparator: null });
    expect(estimate.units).toEqual(["BTC satoshi", "USD cents"]);
    expect(estimate.datasets.map(({ low }: any) => low).sort()).toEqual([500, 7]);
  });

  test("counts bytes in bytes, however their sources mean their units", async () => {
    const estimate = await exposure('[{ name: "Marketo" }]', "measure: BYTES");
    expect(estimate).toMatchObject({ low: 3_600_000_000, high: 4_400_000_000, comparator: "RANGE" });
    expect(estimate.units).toEqual(["bytes"]);
    expect(estimate.overlapsCollapsed).toBe(1);
  });

  test("has no number where nothing is measured or nothing is there", async () => {
    const nothing = { low: null, high: null, comparator: null, datasets: [], bySource: [], units: [] };
    expect(await exposure('[{ name: "empty agency test" }]')).toMatchObject({ ...nothing, unmeasured: [] });
    expect(await exposure('[{ name: "Idle class test" }]')).toMatchObject({ ...nothing, unmeasured: [] });
    expect(await exposure('[{ name: "whole data test" }]', "measure: WEBSITES")).toMatchObject({
      ...nothing,
      unmeasured: [{ name: "whole data test" }],
    });
  });
});
