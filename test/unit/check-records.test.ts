import { readdirSync, readFileSync } from "node:fs";
import { checkRecord } from "../../src/records/check-records.js";
import { claimId, sourceId } from "../../src/records/ids.js";
import { parseRecords } from "../../src/records/parse-records.js";
import { RELATIONS } from "../../src/kinds/relations.js";
import { CLAIM, ENTITY, SOURCE, STATEMENT_RECORD } from "./support/records.js";

/** What is wrong with a record that parses: field and problem. */
function problemsOf(json: object): [string, string][] {
  const { records, problems } = parseRecords("f", JSON.stringify(json));
  expect(problems).toEqual([]);
  return records.flatMap(({ value }) => checkRecord(value)).map(({ field, problem }) => [field, problem]);
}

const stating = (subject: string, relation: string, object: string, more: object = {}): object => ({
  record: "statement",
  statement: [subject, relation, object],
  ...more,
});
const affiliated = (qualifiers: object): object =>
  stating("company:a", "AFFILIATE_OF", "company:b", { qualifiers });
const measured = (...measurements: object[]): object => ({ ...CLAIM, measurements });
const REFERENCE = 'expected a kind and a key such as "company:fujitsu", or an id; got';
const ID = "868c209f-4565-590d-80a6-ebd3f6a41ec7";

test.each([
  ["entity", ENTITY],
  ["source", SOURCE],
  ["statement", STATEMENT_RECORD],
  ["claim", CLAIM],
])("a well-formed %s has no problem", (_type, record) => {
  expect(problemsOf(record)).toEqual([]);
});

describe("an entity", () => {
  test.each(["fujitsu", "organization:fujitsu", "company:", ":x", "Company:fujitsu", ID])(
    "cannot be called %j",
    (entity) => {
      const problem = `expected a kind and a key such as "company:fujitsu"; got "${entity}"`;
      expect(problemsOf({ ...ENTITY, entity })).toEqual([["entity", problem]]);
    },
  );

  test.each([
    [
      "company:a",
      "sectr",
      1,
      'a Company has no property "sectr"; it has legalName, country, sectors, lei, companyNumbers, domains',
    ],
    [
      "company:a",
      "level",
      "LOCAL",
      'a Company has no property "level"; it has legalName, country, sectors, lei, companyNumbers, domains',
    ],
    [
      "company:a",
      "constructor",
      1,
      'a Company has no property "constructor"; it has legalName, country, sectors, lei, companyNumbers, domains',
    ],
    ["company:a", "lei", 5, "expected a text, got 5"],
    ["company:a", "lei", "", 'expected a text, got ""'],
    ["company:a", "lei", null, "expected a text, got null"],
    ["company:a", "sectors", "air", 'expected a list of texts, got "air"'],
    ["company:a", "sectors", ["air", ""], 'expected a list of texts, got ["air",""]'],
    ["agency:a", "level", "FEDERAL", 'expected one of NATIONAL, REGIONAL, LOCAL, got "FEDERAL"'],
    ["tool:a", "retiredAt", "2021-13", 'expected a date such as "2021-05", got "2021-13"'],
    ["tool:a", "retiredAt", 2021, 'expected a date such as "2021-05", got 2021'],
  ])("%s with %s: %j is told what was expected", (entity, field, value, problem) => {
    expect(problemsOf({ ...ENTITY, entity, [field]: value })).toEqual([[field, problem]]);
  });

  test("may have every own property of its kind", () => {
    const own = { legalName: "A", country: "JP", sectors: ["air"], lei: "x", domains: [] };
    expect(problemsOf({ ...ENTITY, ...own })).toEqual([]);
  });
});

describe("a source", () => {
  test("cannot cite itself, neither by its key nor by its id", () => {
    const problem = "a source cannot cite itself";
    expect(problemsOf({ ...SOURCE, cites: ["other", "zdnet"] })).toEqual([["cites", problem]]);
    expect(problemsOf({ ...SOURCE, cites: [sourceId("zdnet")] })).toEqual([["cites", problem]]);
    expect(problemsOf({ ...SOURCE, cites: ["other"] })).toEqual([]);
  });

  test.each(["publisher", "author"])("is told of a %s that is no reference", (field) => {
    expect(problemsOf({ ...SOURCE, [field]: "ZDNet" })).toEqual([[field, `${REFERENCE} "ZDNet"`]]);
  });
});

describe("a triple", () => {
  test.each([
    ["statement", (triple: string[]) => ({ ...STATEMENT_RECORD, statement: triple })],
    ["about", (triple: string[]) => ({ ...CLAIM, about: triple })],
  ])("in %s is told of an unknown relation, with those that there are", (field, make) => {
    const known = RELATIONS.map(({ name }) => name).join(", ");
    expect(problemsOf(make(["company:a", "OWNS", "company:b"]))).toEqual([
      [`${field}.1`, `"OWNS" is no relation; expected one of ${known}`],
    ]);
  });

  test.each([
    [
      "company:a",
      "ORIGINATES_FROM",
      "company:b",
      "0",
      'ORIGINATES_FROM expects Dataset here, got Company ("company:a")',
    ],
    [
      "dataset:a",
      "ORIGINATES_FROM",
      "tool:b",
      "2",
      'ORIGINATES_FROM expects Organization here, got Tool ("tool:b")',
    ],
    [
      "dataset:a",
      "PERTAINS_TO",
      "tool:b",
      "2",
      'PERTAINS_TO expects Organization or Person here, got Tool ("tool:b")',
    ],
    ["agency:a", "PROVIDES", "tool:b", "0", 'PROVIDES expects Company here, got Agency ("agency:a")'],
    ["fujitsu", "USES", "tool:b", "0", `${REFERENCE} "fujitsu"`],
    ["company:a", "USES", "tool:", "2", `${REFERENCE} "tool:"`],
  ])("%s %s %s is told which end is wrong", (subject, relation, object, end, problem) => {
    expect(problemsOf(stating(subject, relation, object))).toEqual([[`statement.${end}`, problem]]);
    expect(problemsOf({ ...CLAIM, about: [subject, relation, object] })).toEqual([[`about.${end}`, problem]]);
  });

  test("is told of both ends", () => {
    expect(problemsOf(stating("tool:a", "USES", "company:b")).map(([field]) => field)).toEqual([
      "statement.0",
      "statement.2",
    ]);
  });

  test("may name an entity by its id, and any kind of organization where organizations stand", () => {
    expect(problemsOf(stating(ID, "USES", ID))).toEqual([]);
    for (const kind of ["company", "affiliate", "agency", "publisher"]) {
      expect(problemsOf(stating(`${kind}:a`, "USES", "tool:b"))).toEqual([]);
    }
  });
});

describe("a statement", () => {
  test.each([
    ["2021-06", "2021-05"],
    ["2021-06-01", "2021-05"],
    ["2022", "2021"],
    ["2021-05-27", "2021-05-26"],
    ["2021-05-26T10:00:00Z", "2021-05-26T09:59:59Z"],
  ])("cannot hold from %s to %s", (validFrom, validTo) => {
    expect(problemsOf({ ...STATEMENT_RECORD, validFrom, validTo })).toEqual([
      ["validTo", `validTo "${validTo}" lies before validFrom "${validFrom}"`],
    ]);
  });

  test.each([
    ["2021-05", "2021-05"],
    ["2021-05-26", "2021-05"],
    ["2021", "2021-01-01"],
    ["2021-05-26T10:00:00Z", "2021-05-26T10:00:00Z"],
    ["2020", undefined],
    [undefined, "2020"],
  ])("can hold from %s to %s", (validFrom, validTo) => {
    expect(problemsOf({ ...STATEMENT_RECORD, validFrom, validTo })).toEqual([]);
  });

  test.each([
    [{ share: 1.01 }, "share", "expected a number from 0 to 1, got 1.01"],
    [{ share: -0.1 }, "share", "expected a number from 0 to 1, got -0.1"],
    [{ share: "0.5" }, "share", 'expected a number from 0 to 1, got "0.5"'],
    [
      { affiliation: "COUSIN" },
      "affiliation",
      'expected one of SUBSIDIARY, PARENT, SISTER, JOINT_VENTURE, PARTNER, UNSPECIFIED, got "COUSIN"',
    ],
    [{ title: "x" }, "title", 'AFFILIATE_OF has no property "title"; it has affiliation, share'],
    [{ toString: "x" }, "toString", 'AFFILIATE_OF has no property "toString"; it has affiliation, share'],
  ])("with the qualifiers %j is told what was expected", (qualifiers, name, problem) => {
    expect(problemsOf(affiliated(qualifiers))).toEqual([[`qualifiers.${name}`, problem]]);
  });

  test("may have a share from 0 to 1, and none where the relation has no properties", () => {
    for (const share of [0, 0.5, 1]) expect(problemsOf(affiliated({ share }))).toEqual([]);
    expect(problemsOf({ ...STATEMENT_RECORD, qualifiers: { a: 1 } })).toEqual([
      ["qualifiers.a", 'ORIGINATES_FROM has no property "a"; it has none'],
    ]);
  });
});

describe("a claim", () => {
  test.each(["supersedes", "retracts", "restates"])("%s no claim of its own key or id", (link) => {
    for (const self of [CLAIM.claim, claimId(CLAIM.claim)]) {
      expect(problemsOf({ ...CLAIM, [link]: ["other", self] })).toEqual([
        [link, "a claim cannot withdraw or restate itself"],
      ]);
    }
    expect(problemsOf({ ...CLAIM, [link]: ["other"] })).toEqual([]);
  });

  test.each(["by", "onBehalfOf"])("is told of a speaker in %s that is no reference", (field) => {
    expect(problemsOf({ ...CLAIM, [field]: "Fujitsu" })).toEqual([[field, `${REFERENCE} "Fujitsu"`]]);
  });

  test.each([
    ["without ends", {}],
    ["without its high end", { low: 1 }],
    ["without its low end", { high: 2 }],
    ["whose ends are the wrong way round", { low: 2, high: 1 }],
    ["with a value in place of ends", { value: 5 }],
  ])("states no RANGE %s", (_what, ends) => {
    const range = { kind: "BYTES", comparator: "RANGE", ...ends };
    expect(problemsOf(measured({ kind: "BIDS", value: 70 }, range))).toEqual([
      ["measurements.1", "a RANGE needs `low` and `high`, the lower one first"],
    ]);
  });

  test("states a value where it states no RANGE", () => {
    expect(problemsOf(measured({ kind: "BYTES", low: 1, high: 2 }))).toEqual([
      ["measurements.0", "expected a `value`"],
    ]);
    const range = { kind: "BYTES", comparator: "RANGE", low: 1, high: 1 };
    expect(problemsOf(measured({ kind: "BYTES", value: "4" }, range))).toEqual([]);
  });
});

describe("the seed graph", () => {
  const directory = new URL("../../seeds/", import.meta.url);
  const names = readdirSync(directory).filter((name) => name.endsWith(".ndjson"));
  const files = names.map((name) => parseRecords(name, readFileSync(new URL(name, directory), "utf8")));
  const records = files.flatMap((file) => file.records);

  test("parses and checks without a problem", () => {
    expect(files.flatMap(({ problems }) => problems)).toEqual([]);
    expect(
      records.flatMap(({ place, value }) => checkRecord(value).map((problem) => ({ place, ...problem }))),
    ).toEqual([]);
  });

  test("has records of every type", () => {
    const types = new Set(records.map(({ value }) => value.record));
    expect([...types].sort()).toEqual(["claim", "entity", "source", "statement"]);
  });
});
