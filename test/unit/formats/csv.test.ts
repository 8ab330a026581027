import { makeCsvFormat, SHIPPED_TABLES } from "../../../src/formats/csv/csv.js";
import { parseMapping } from "../../../src/formats/csv/mapping.js";
import type { Format } from "../../../src/formats/format.js";
import { mapItem } from "../../support/map-item.js";

function shipped(name: string): Format {
  const found = SHIPPED_TABLES.find((format) => format.name === `csv:${name}`);
  if (!found) throw new Error(`no mapping ${name}`);
  return found;
}

test("an affiliate's parent is named, and the kind of their tie translated", () => {
  const row = {
    name: " Nifty ",
    parent: "Ｆｕｊｉｔｓｕ",
    affiliation: "Subsidiary",
    country: "JP",
    since: "1999",
    until: "-",
  };
  const mapped = mapItem(shipped("affiliates"), row);
  expect(mapped).toEqual({
    notes: [],
    records: [
      'affiliate:Nifty "Nifty"',
      'publisher:table of affiliates "Table of affiliates"',
      "source csv/affiliates",
      'company:Fujitsu "Fujitsu"',
      "affiliate:Nifty AFFILIATE_OF company:Fujitsu",
      "publisher:table of affiliates ANALYST ASSERTS AFFILIATE_OF",
    ],
  });
  expect(mapItem(shipped("affiliates"), { ...row, affiliation: "enemy" })).toEqual({
    outcome: "REJECTED",
    reason: 'field "affiliation": expected one of subsidiary, sister, joint venture, partner, got "enemy"',
  });
});

test("a government among the filers is an agency; a cell that repeats the type of filer is no sector", () => {
  const row = {
    ＥＤＩＮＥＴコード: "E1",
    提出者種別: "外国政府等",
    提出者名: "国",
    "提出者名（英字）": "State",
    提出者業種: "外国政府等",
  };
  const mapped = mapItem(shipped("edinet"), row);
  expect(mapped).toMatchObject({ records: ['agency:E1 "国"', expect.any(String), expect.any(String)] });
});

test("a row that names nobody is skipped", () => {
  expect(mapItem(shipped("affiliates"), { name: "", parent: "X", affiliation: "" })).toEqual({
    outcome: "SKIPPED",
    reason: 'the column "name" is blank: the row names nobody',
  });
});

test("a mapping says what is wrong with it, and where", () => {
  expect(parseMapping("{")).toMatchObject({
    problems: [{ field: "", problem: expect.stringContaining("expected JSON") }],
  });
  const mapping = {
    name: "mine",
    title: "Mine",
    table: { columns: ["a"] },
    speaker: { entity: "company:x", name: "X", role: "BOSS" },
    source: { kind: "ARTICLE", title: "T" },
    entity: { kind: "planet", key: ["a"], name: "a" },
  };
  const parsed = parseMapping(JSON.stringify(mapping));
  expect("problems" in parsed ? parsed.problems.map(({ field }) => field) : []).toEqual([
    "speaker.role",
    "entity.kind",
  ]);
  const good = parseMapping(
    JSON.stringify({
      ...mapping,
      speaker: { ...mapping.speaker, role: "ANALYST" },
      entity: { ...mapping.entity, kind: "company" },
    }),
  );
  expect("mapping" in good && makeCsvFormat(good.mapping).name).toBe("csv:mine");
});
