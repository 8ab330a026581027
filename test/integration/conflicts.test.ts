import { entityId } from "../../src/records/ids.js";
import { idOf, tripleId } from "../support/ids.js";
import { getKind } from "../../src/kinds/registry.js";
import { claim, entity, fact, type Fixture, source, statement, type Triple } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

const BY = "publisher:paper-test";
const KEYS = ["mother", "daughter", "granddaughter", "stranger"];
const ORIGINS: readonly Triple[] = [
  ["dataset:kin", "ORIGINATES_FROM", "company:mother"],
  ["dataset:kin", "ORIGINATES_FROM", "company:granddaughter"],
  ["dataset:torn", "ORIGINATES_FROM", "company:mother"],
  ["dataset:torn", "ORIGINATES_FROM", "company:granddaughter"],
  ["dataset:torn", "ORIGINATES_FROM", "company:stranger"],
];
const SIZED: Triple = ["dataset:kin", "CONTAINS", "dataClass:sized-test"];

/** Origins that are kin and origins that are not, ties in both directions and at other times, figures of many kinds. */
const RECORDS: Fixture[] = [
  entity(BY, "Paper Test"),
  entity("publisher:other-test", "Other Paper Test"),
  source("paper", { publishedAt: "2022-01-01" }),
  source("later", { publishedAt: "2022-06-01" }),
  ...KEYS.map((key) => entity(`company:${key}`, `${key} test`)),
  entity("dataset:kin", "kin data test"),
  entity("dataset:torn", "torn data test"),
  entity("dataClass:sized-test", "sized data test"),
  ...fact(["company:daughter", "PART_OF", "company:mother"], BY),
  ...fact(["company:granddaughter", "PART_OF", "company:daughter"], BY),
  ...ORIGINS.flatMap((triple) => fact(triple, BY)),
  // Rivals in opposite directions; and rivals that never hold together.
  ...fact(["company:mother", "AFFILIATE_OF", "company:stranger"], BY),
  ...fact(
    ["company:stranger", "CUSTOMER_OF", "company:mother"],
    "publisher:other-test",
    {},
    { sources: ["later"] },
  ),
  ...fact(["company:daughter", "AFFILIATE_OF", "company:stranger"], BY, { validTo: "2019" }),
  ...fact(["company:daughter", "CUSTOMER_OF", "company:stranger"], BY, { validFrom: "2020" }),
  // A denial that comes later.
  claim("denial", ["company:daughter", "PART_OF", "company:mother"], "company:daughter", ["later"], {
    stance: "DENIES",
  }),
  statement(SIZED),
  ...[
    { kind: "RECORDS", value: 10, asOf: "2021-01" },
    { kind: "RECORDS", value: 12, comparator: "ABOUT", asOf: "2021" },
    { kind: "RECORDS", value: 99, asOf: "2022" },
    { kind: "RECORDS", value: 77, unitBasis: "households" },
    { kind: "PRICE", value: 5, unitBasis: "USD cents" },
    { kind: "PRICE", value: 6, unitBasis: "EUR cents" },
  ].map((measurement, index) =>
    claim(`figure ${index}`, SIZED, BY, ["paper"], { measurements: [measurement] }),
  ),
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(RECORDS);
});
afterAll(() => server.close());

const FIELDS = `id kind explanation since statements { id }
  sides { statement { subject { name } predicate object { name } } claims { id stance by { name } } measurements { value asWritten } }`;

async function conflicts(args = "first: 100"): Promise<any[]> {
  return (await server.data(`{ conflicts(${args}) { nodes { ${FIELDS} } } }`)).conflicts.nodes;
}

const about = (ref: string, more = ""): string => `first: 100, about: "${idOf(ref)}"${more}`;
const objectsOf = ({ sides }: any): string[] =>
  sides.map(({ statement: { object } }: any) => object.name).sort();

describe("conflicts on the seed graph", () => {
  test("show that Toray is called both an affiliate and a customer", async () => {
    const [dispute, ...others] = await conflicts(
      about("affiliate:toray-industries", ", kinds: [PREDICATE_DISPUTE]"),
    );
    expect(others).toEqual([]);
    expect(dispute.sides.map(({ statement: { predicate } }: any) => predicate).sort()).toEqual([
      "AFFILIATE_OF",
      "CUSTOMER_OF",
    ]);
    expect(dispute.explanation).toMatch(
      /^It is said that Toray Industries is an? \w+ of Fujitsu, and that Toray Industries is an? \w+ of Fujitsu\.$/,
    );
  });

  test("show 70 and 71 bids of one day, and leave out the 280 of another", async () => {
    const [mismatch, ...others] = await conflicts(
      about("dataset:marketo-fujitsu-dump", ", kinds: [QUANTITY_MISMATCH]"),
    );
    expect(others).toEqual([]);
    expect(mismatch.sides.map(({ measurements }: any) => measurements[0].value).sort()).toEqual([70, 71]);
    expect(mismatch.explanation).toContain("70 bids by Press (papers not named)");
    expect(mismatch.since).toBe("2021-08-31T00:00:00.000Z");
  });

  test("are those of then under a lens of the past", async () => {
    const opposed = async (publishedBefore: string): Promise<string[]> => {
      const lens = `, kinds: [OPPOSED_STANCE], lens: { publishedBefore: "${publishedBefore}" }`;
      const found = await conflicts(about("dataset:marketo-fujitsu-dump", lens));
      return found.flatMap(objectsOf);
    };
    expect(await opposed("2021-08-27")).toEqual([]);
    // Fujitsu qualifies; both sides speak of the one statement.
    expect(await opposed("2021-09-01")).toEqual(["Fujitsu", "Fujitsu"]);
    // The marketplace reworded: nobody asserts it any more.
    expect(await opposed("2021-09-12")).toEqual([]);
  });

  test("know no rival origin where one is a part of the other", async () => {
    expect(await conflicts(about("dataset:projectweb-addresses", ", kinds: [EXCLUSIVE_OBJECT]"))).toEqual([]);
  });
});

describe("conflicts", () => {
  test("of origins hold between those of which neither is a part of the other, however far", async () => {
    const found = await conflicts("first: 100, kinds: [EXCLUSIVE_OBJECT]");
    expect(found.map(objectsOf)).toEqual([["granddaughter test", "mother test", "stranger test"]]);
    expect(found[0].explanation).toMatch(
      /^It is said that the dataset "torn data test" left .*; not all of it can be so\.$/,
    );
  });

  test("of relations hold in either direction, and only where they hold at one time", async () => {
    const [found, ...others] = await conflicts(about("company:stranger", ", kinds: [PREDICATE_DISPUTE]"));
    expect(others).toEqual([]);
    expect(objectsOf(found)).toEqual(["mother test", "stranger test"]);
    expect(found.since).toBe("2022-06-02T00:00:00.000Z");
    const before = ', kinds: [PREDICATE_DISPUTE], lens: { publishedBefore: "2022-06-01" }';
    expect(await conflicts(about("company:stranger", before))).toEqual([]);
  });

  test("of figures hold within one unit, and where their dates may be the same", async () => {
    const found = await conflicts(about("dataClass:sized-test"));
    expect(found).toEqual([]);
    // 10 lies in "about 12" (10 to 14); 99 is of another year.
  });

  test.each<[string, [string, string, string]]>([
    ["the affiliate", ["company:mother", "AFFILIATE_OF", "company:stranger"]],
    ["the customer", ["company:stranger", "CUSTOMER_OF", "company:mother"]],
    ["an origin", ["dataset:torn", "ORIGINATES_FROM", "company:stranger"]],
    ["what is denied", ["company:daughter", "PART_OF", "company:mother"]],
  ])("about a statement are those it is a side of: %s", async (_what, triple) => {
    const id = tripleId(triple);
    const [found, ...others] = await conflicts(`about: "${id}"`);
    expect(others).toEqual([]);
    expect(found.statements.map((each: any) => each.id)).toContain(id);
    expect((await conflicts()).map((each) => each.id)).toContain(found.id);
  });

  test("page by page are those of one long page, in its order, each once", async () => {
    const all = (await conflicts()).map(({ id }) => id);
    expect(all.length).toBeGreaterThan(4);
    expect(new Set(all).size).toBe(all.length);
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { conflicts: page } = await server.data(
        "query ($after: String) { conflicts(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
        { after },
      );
      paged.push(...page.nodes.map(({ id }: any) => id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(all);
  });

  test("about each entity are, together, those of the whole graph", async () => {
    const all = new Map((await conflicts()).map((each) => [each.id, each]));
    const found = new Set<string>();
    for (const [kind, keys] of [
      ["Company", ["fujitsu", ...KEYS]],
      ["Affiliate", ["toray-industries"]],
      ["Dataset", ["marketo-fujitsu-dump", "kin", "torn"]],
      ["Incident", ["marketo-listing-2021", "projectweb-access-2021"]],
      ["Listing", ["marketo-fujitsu-2021-08"]],
    ] as const) {
      for (const key of keys) {
        const id = entityId(getKind(kind), key);
        for (const each of await conflicts(`first: 100, about: "${id}"`)) {
          expect(all.get(each.id)).toEqual(each);
          found.add(each.id);
        }
      }
    }
    expect([...found].sort()).toEqual([...all.keys()].sort());
  });

  test("do not depend on the policy's floor, but on what it looks away from", async () => {
    const kinds = ", kinds: [OPPOSED_STANCE]";
    const strict = "lens: { policy: { preset: VICTIM_CONFIRMED } }";
    expect(await conflicts(about("company:daughter", `${kinds}, ${strict}`))).toHaveLength(1);
    const looksAway = "lens: { policy: { excludeSpeakerRoles: [PRESS] } }";
    expect(await conflicts(about("company:daughter", `${kinds}, ${looksAway}`))).toEqual([]);
  });
});
