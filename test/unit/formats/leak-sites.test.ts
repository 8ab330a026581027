import { readFileSync } from "node:fs";
import { LEAK_SITE_GROUPS } from "../../../src/formats/leak-sites/groups.js";
import { LEAK_SITE_POSTS } from "../../../src/formats/leak-sites/posts.js";
import { mapItem } from "../../support/map-item.js";
import { describeShared, SHARED_DATA } from "../../support/shared-data.js";

const post = (title: string) => ({
  post_title: title,
  group_name: "wolfpack",
  discovered: "2021-09-09 23:46:53.997398",
});
const recordsOf = (mapped: ReturnType<typeof mapItem>): string[] =>
  "records" in mapped ? mapped.records : [];

test("a post whose title is one domain: the tracker lists it, the site offers the data of that company", () => {
  const mapped = mapItem(LEAK_SITE_POSTS, post("www.Example.com"));
  expect(recordsOf(mapped).map((record) => record.replace(/[0-9a-f]{16}/g, "#"))).toEqual([
    'listing:ransomwatch/wolfpack/# "www.Example.com"',
    'marketplace:wolfpack "wolfpack"',
    'publisher:ransomwatch "ransomwatch"',
    "source ransomwatch/feed/2021-09-09",
    "listing:ransomwatch/wolfpack/# LISTED_ON marketplace:wolfpack",
    "publisher:ransomwatch TRACKER ASSERTS LISTED_ON",
    'dataset:ransomwatch/wolfpack/# "Data said to be of example.com"',
    'company:example.com "example.com"',
    "dataset:ransomwatch/wolfpack/# OFFERED_IN listing:ransomwatch/wolfpack/#",
    "marketplace:wolfpack THREAT_ACTOR ASSERTS OFFERED_IN",
    "dataset:ransomwatch/wolfpack/# ORIGINATES_FROM company:example.com",
    "marketplace:wolfpack THREAT_ACTOR ASSERTS ORIGINATES_FROM",
  ]);
});

test.each([
  ["", "no victim: the title is blank"],
  ["</a>", "no victim: the title is blank"],
  ["Example In...", "no victim: the title is cut off"],
  ["a.com and b.com", "no victim: the title does not name exactly one domain"],
  ["Example Inc. PART 2", "no victim: the title does not name exactly one domain"],
  ["report.pdf", "no victim: the title does not name exactly one domain"],
])("of the title %j no victim is guessed", (title, note) => {
  const mapped = mapItem(LEAK_SITE_POSTS, post(title));
  expect(mapped).toMatchObject({ notes: [note] });
  expect(recordsOf(mapped).filter((record) => record.startsWith("company:"))).toEqual([]);
});

test("a group is an actor with its site; where its note says so, a marketplace alone; of no group it is nothing", () => {
  const group = { name: "wolfpack", locations: [{ slug: "http://wolf.onion/", available: true }] };
  expect(recordsOf(mapItem(LEAK_SITE_GROUPS, group))).toContain(
    "threatActor:wolfpack OPERATES marketplace:wolfpack",
  );
  const market = recordsOf(mapItem(LEAK_SITE_GROUPS, { ...group, meta: "marketplace - not a group" }));
  expect(market.filter((record) => record.startsWith("threatActor:"))).toEqual([]);
  expect(mapItem(LEAK_SITE_GROUPS, { ...group, name: "unknown" })).toMatchObject({ outcome: "SKIPPED" });
});

test("a post that is none is rejected with what was expected and what came", () => {
  expect(mapItem(LEAK_SITE_POSTS, { post_title: 7, group_name: "x", discovered: "soon" })).toEqual({
    outcome: "REJECTED",
    reason:
      'field "post_title": expected a text, got 7; field "discovered": expected a moment such as "2021-09-09 23:46:53.997398", got "soon"',
  });
});

describeShared("the real lists", () => {
  const read = (file: string): unknown[] =>
    JSON.parse(readFileSync(`${SHARED_DATA ?? ""}/leak-sites/${file}`, "utf8")) as unknown[];

  test("every post is mapped; what names no victim says why", () => {
    const mapped = read("ransomwatch-posts.2020-01_2022-02.json").map((each) =>
      mapItem(LEAK_SITE_POSTS, each),
    );
    const notes = mapped.flatMap((each) => ("notes" in each ? each.notes : ["refused"]));
    const count = (wanted: string): number => notes.filter((note) => note.includes(wanted)).length;
    expect(mapped).toHaveLength(2828);
    // COUNTS.json tells 8 blank titles; a title of "</a>" is the ninth.
    expect([count("refused"), count("blank"), count("cut off")]).toEqual([0, 9, 211]);
  });

  test("126 of 127 groups are mapped, 3 of them as marketplaces", () => {
    const mapped = read("ransomwatch-groups.2022-11.json").map((each) => mapItem(LEAK_SITE_GROUPS, each));
    const operated = mapped.filter((each) => recordsOf(each).some((record) => record.includes(" OPERATES ")));
    expect([mapped.filter((each) => "records" in each).length, operated.length]).toEqual([126, 123]);
  });
});
