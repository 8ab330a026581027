import { parseRecords } from "../../src/records/parse-records.js";
import { describeProblem } from "../../src/records/record.js";
import { CLAIM, ENTITY, SOURCE, STATEMENT_RECORD } from "./support/records.js";

/** What is wrong with a text, or with one record, as an operator reads it. */
function problemsOf(content: unknown): string[] {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return parseRecords("seeds/x.ndjson", text).problems.map(describeProblem);
}

const measured = (over: object): object => ({
  ...CLAIM,
  measurements: [{ kind: "BYTES", value: 1, ...over }],
});
const DATE = 'expected a date such as "2021", "2021-05", "2021-05-26" or "2021-05-26T10:00:00Z"';
const TEXT = "expected a text that is not empty";
const TRIPLE = 'expected a subject, a relation and an object, such as ["company:a", "USES", "tool:b"]';
const INTEGER =
  'expected a whole number of at most 64 bits; beyond 2^53 it is written as a text, for example "9007199254740993"';

describe("a line that is no record", () => {
  test.each(["{", "record", '{"record": "entity",}', "{} {}", "'a'"])("%s is told as no JSON", (line) => {
    const [problem, ...more] = problemsOf(line);
    expect(problem).toMatch(/^seeds\/x\.ndjson:1: expected one JSON object on the line; .+/);
    expect(more).toEqual([]);
  });

  test.each([42, null, [], "text", true])("%j is told as no object", (value) => {
    expect(problemsOf(JSON.stringify(value))).toEqual([
      `seeds/x.ndjson:1: expected one JSON object on the line, got ${JSON.stringify(value)}`,
    ]);
  });

  test.each([
    [{}, "nothing"],
    [{ record: "clam" }, '"clam"'],
    [{ record: 1 }, "1"],
  ])("%j is told as of no known type", (value, got) => {
    expect(problemsOf(value)).toEqual([
      `seeds/x.ndjson:1, field "record": expected one of entity, source, statement, claim, original, got ${got}`,
    ]);
  });
});

describe("a malformed field", () => {
  test.each([
    ["missing name", { ...ENTITY, name: undefined }, "name", `${TEXT}, got nothing`],
    ["empty name", { ...ENTITY, name: " " }, "name", `${TEXT}, got " "`],
    ["aliases that are no list", { ...ENTITY, aliases: "x" }, "aliases", 'expected a list of texts, got "x"'],
    ["alias that is no text", { ...ENTITY, aliases: ["a", 3] }, "aliases.1", `${TEXT}, got 3`],
    [
      "wrong marking",
      { ...ENTITY, marking: "WHITE" },
      "marking",
      'expected one of CLEAR, GREEN, AMBER, AMBER_STRICT, RED, got "WHITE"',
    ],
    ["missing title", { ...SOURCE, title: undefined }, "title", `${TEXT}, got nothing`],
    [
      "wrong kind",
      { ...SOURCE, kind: "BLOG" },
      "kind",
      'expected one of ARTICLE, PRESS_STATEMENT, LEAK_POST, REGULATOR_NOTICE, RESEARCH, SCREENSHOT, TRACKER_FEED, got "BLOG"',
    ],
    [
      "bad date of a source",
      { ...SOURCE, publishedAt: "2021-02-30" },
      "publishedAt",
      `${DATE}, got "2021-02-30"`,
    ],
    ["bad month", { ...STATEMENT_RECORD, validFrom: "2021-13" }, "validFrom", `${DATE}, got "2021-13"`],
    ["date that is a number", { ...STATEMENT_RECORD, validTo: 2021 }, "validTo", `${DATE}, got 2021`],
    ["missing triple", { ...STATEMENT_RECORD, statement: undefined }, "statement", `${TRIPLE}, got nothing`],
    ["short triple", { ...STATEMENT_RECORD, statement: ["a", "b"] }, "statement", `${TRIPLE}, got ["a","b"]`],
    ["long triple", { ...CLAIM, about: ["a", "b", "c", "d"] }, "about", `${TRIPLE}, got ["a","b","c","d"]`],
    ["triple of no texts", { ...CLAIM, about: ["a", 1, "c"] }, "about.1", `${TEXT}, got 1`],
    [
      "qualifier of a wrong type",
      { ...STATEMENT_RECORD, qualifiers: { share: true } },
      "qualifiers.share",
      "expected a text or a number, got true",
    ],
    [
      "qualifiers that are no object",
      { ...STATEMENT_RECORD, qualifiers: [] },
      "qualifiers",
      "expected an object of the relation's own properties, got []",
    ],
    [
      "wrong stance",
      { ...CLAIM, stance: "SAYS" },
      "stance",
      'expected one of ASSERTS, DENIES, QUALIFIES, DECLINES_TO_CONFIRM, got "SAYS"',
    ],
    [
      "missing role",
      { ...CLAIM, speakerRole: undefined },
      "speakerRole",
      "expected one of VICTIM, ALLEGED_VICTIM, THREAT_ACTOR, ANALYST, REGULATOR, GOVERNMENT, PRESS, TRACKER, got nothing",
    ],
    ["no source", { ...CLAIM, sources: [] }, "sources", "expected at least one source, got []"],
    [
      "certainty above 100",
      { ...CLAIM, certainty: 101 },
      "certainty",
      "expected a whole number from 0 to 100, got 101",
    ],
    [
      "certainty below 0",
      { ...CLAIM, certainty: -1 },
      "certainty",
      "expected a whole number from 0 to 100, got -1",
    ],
    [
      "certainty of a part",
      { ...CLAIM, certainty: 0.5 },
      "certainty",
      "expected a whole number from 0 to 100, got 0.5",
    ],
    [
      "measurements that are no list",
      { ...CLAIM, measurements: {} },
      "measurements",
      "expected a list of measurements, got {}",
    ],
    [
      "measurement that is none",
      { ...CLAIM, measurements: [1] },
      "measurements.0",
      "expected a measurement, got 1",
    ],
    [
      "measurement of no kind",
      measured({ kind: undefined }),
      "measurements.0.kind",
      "expected one of RECORDS, BYTES, BIDS, ORGANIZATIONS, WEBSITES, PRICE, got nothing",
    ],
    [
      "measurement of a wrong comparator",
      measured({ comparator: ">" }),
      "measurements.0.comparator",
      'expected one of EXACT, AT_LEAST, AT_MOST, ABOUT, RANGE, got ">"',
    ],
  ])("%s: is told with what was expected, what came and where", (_what, record, field, problem) => {
    expect(problemsOf(record)).toEqual([`seeds/x.ndjson:1, field "${field}": ${problem}`]);
  });

  test.each([
    ["2^63", "9223372036854775808"],
    ["-2^63 - 1", "-9223372036854775809"],
    ["of twenty digits", "12345678901234567890"],
    ["with a point", "1.0"],
    ["with a sign before it", "+1"],
    ["with words", "4 GB"],
    ["a part", 1.5],
    ["a number that JSON cannot hold exactly", 2 ** 53],
    ["no number", true],
  ])("a measured value %s is refused", (_what, value) => {
    expect(problemsOf(measured({ value }))).toEqual([
      `seeds/x.ndjson:1, field "measurements.0.value": ${INTEGER}, got ${JSON.stringify(value)}`,
    ]);
  });

  test.each([
    ["source", { ...SOURCE, publishr: "x", zitat: 1 }, ["publishr", "zitat"]],
    ["statement", { ...STATEMENT_RECORD, from: "2021" }, ["from"]],
    ["claim", { ...CLAIM, retract: [] }, ["retract"]],
    ["measurement", measured({ unit: "GB" }), ["measurements.0.unit"]],
  ])(
    "an unknown one of a %s is told each by name, with the fields that there are",
    (name, record, fields) => {
      const problems = problemsOf(record);
      expect(problems).toHaveLength(fields.length);
      problems.forEach((problem, index) => {
        expect(problem).toMatch(
          new RegExp(
            `^seeds/x.ndjson:1, field "${fields[index]}": a ${name} has no such field; it has \\w+, `,
          ),
        );
      });
    },
  );

  test("shows a long value in part", () => {
    const [problem] = problemsOf({ ...CLAIM, stance: "x".repeat(500) });
    expect(problem).toMatch(/, got "x{79}\.\.\.$/);
  });

  test("hides no other: every problem of a record is told", () => {
    const problems = problemsOf({ ...CLAIM, stance: "SAYS", sources: [], certainty: 200, more: 1 });
    expect(problems.map((problem) => /"(\w+)":/.exec(problem)?.[1])).toEqual([
      "stance",
      "certainty",
      "sources",
      "more",
    ]);
  });
});

describe("a text of records", () => {
  test("is read line by line; empty lines count and are passed over, whatever ends a line", () => {
    const lines = [JSON.stringify(ENTITY), "", "  ", "{", JSON.stringify(SOURCE)];
    for (const end of ["\n", "\r\n"]) {
      const { records, problems } = parseRecords("f", lines.join(end));
      expect(records.map(({ place }) => place)).toEqual([
        { file: "f", at: 1 },
        { file: "f", at: 5 },
      ]);
      expect(problems.map(({ place }) => place)).toEqual([{ file: "f", at: 4 }]);
    }
  });

  test("may begin with a byte order mark", () => {
    expect(parseRecords("f", `\uFEFF${JSON.stringify(ENTITY)}\n`)).toMatchObject({
      records: [{}],
      problems: [],
    });
  });

  test("that is empty holds nothing", () => {
    expect(parseRecords("f", "")).toEqual({ records: [], problems: [] });
  });

  test("gives records with what was left out filled in", () => {
    const values = [
      ENTITY,
      SOURCE,
      STATEMENT_RECORD,
      { ...CLAIM, measurements: [{ kind: "BYTES", value: "4" }] },
    ].map((record) => parseRecords("f", JSON.stringify(record)).records[0]?.value);
    expect(values).toEqual([
      { ...ENTITY, aliases: [], marking: "CLEAR" },
      { ...SOURCE, cites: [], marking: "CLEAR" },
      { ...STATEMENT_RECORD, qualifiers: {}, marking: "CLEAR" },
      {
        ...CLAIM,
        supersedes: [],
        retracts: [],
        restates: [],
        measurements: [{ kind: "BYTES", value: 4n, comparator: "EXACT", additivity: "PER_DATASET" }],
        marking: "CLEAR",
      },
    ]);
  });

  test.each([
    ["9223372036854775807", 2n ** 63n - 1n],
    ["-9223372036854775808", -(2n ** 63n)],
    [9007199254740991, 2n ** 53n - 1n],
    [0, 0n],
  ])("keeps the whole number %j exactly", (value, expected) => {
    const [record] = parseRecords("f", JSON.stringify(measured({ value }))).records;
    expect(record?.value).toMatchObject({ measurements: [{ value: expected }] });
  });
});
