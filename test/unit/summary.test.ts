import { seeStatement } from "../../src/belief/admission.js";
import type { Claim } from "../../src/belief/claim.js";
import type { Measurement } from "../../src/belief/source.js";
import { getKind } from "../../src/kinds/registry.js";
import { getRelation } from "../../src/kinds/relations.js";
import { type FactNode, withSeen } from "../../src/trace/fact.js";
import type { Hop } from "../../src/trace/result.js";
import { summarize } from "../../src/trace/summary.js";
import { claim, denial, elsewhere, lensWith, STATEMENT } from "./support/beliefs.js";

const NAMES: Readonly<Record<string, string>> = {
  dataset: "dump",
  company: "Fujitsu",
  tool: "ProjectWEB",
  nisc: "NISC",
  zdnet: "ZDNet",
};
const node = (id: string, kind: string): FactNode => ({ id, kind: getKind(kind), degree: 1 });

/** The hop "the dataset originates from the company" (or along another relation), with these claims. */
function hop(
  claims: readonly Claim[],
  relation = "ORIGINATES_FROM",
  subject = "dataset",
  object = "company",
): Hop {
  const [from, to] = [node(subject, "Dataset"), node(object, "Company")];
  const statement = { ...STATEMENT, subjectId: subject, objectId: object, predicate: relation };
  const seen = seeStatement(lensWith(), { statement, claims });
  return {
    from,
    to,
    fact: withSeen(
      { statementId: "statement", relation: getRelation(relation), subject: from, object: to },
      seen,
    ),
  };
}

const measurement = (over: Partial<Measurement>): Measurement => ({
  id: "m",
  claimId: "a",
  kind: "BYTES",
  value: null,
  low: null,
  high: null,
  comparator: "EXACT",
  asWritten: null,
  unitBasis: null,
  asOf: null,
  additivity: "PER_DATASET",
  ...over,
});

function summaryOf(path: readonly Hop[], measured: Readonly<Record<string, Measurement[]>> = {}): string {
  return summarize(path, {
    nameOf: (id) => NAMES[id] ?? id,
    measurementsOf: (id) => measured[id] ?? [],
  });
}

const SAID = 'the dataset "dump" left the systems of Fujitsu';

describe("who said it and when", () => {
  test.each([
    ["2021", "ZDNet (2021)"],
    ["2021-05", "ZDNet (May 2021)"],
    ["2021-08-06", "ZDNet (6 August 2021)"],
    ["2021-08-26T10:00:00Z", "ZDNet (26 August 2021)"],
  ])("%s is told as %s", (claimedAt, speaker) => {
    const said = claim("a", { byId: "zdnet", claimedAt });
    expect(summaryOf([hop([said])])).toBe(`According to ${speaker}, ${SAID}.`);
  });

  test("is the date it was published where it is not known when it was said, or none at all", () => {
    const published = claim("a", { byId: "zdnet", publishedAt: "2021-09-10" });
    expect(summaryOf([hop([published])])).toContain("ZDNet (10 September 2021),");
    expect(summaryOf([hop([{ ...published, publishedAt: null }])])).toContain("According to ZDNet, the");
  });

  test("names speakers in the order in which they spoke, each once with its first date", () => {
    const claims = [
      claim("a", { byId: "zdnet", claimedAt: "2021-09" }),
      claim("b", { byId: "nisc", claimedAt: "2021-05-26" }),
      claim("c", { byId: "zdnet", claimedAt: "2021-06" }),
    ];
    expect(summaryOf([hop(claims)])).toBe(`According to NISC (26 May 2021) and ZDNet (June 2021), ${SAID}.`);
  });

  test("names the one spoken for in place of its spokesman", () => {
    const said = claim("a", { byId: "kane", onBehalfOfId: "nisc", claimedAt: "2021" });
    expect(summaryOf([hop([said])])).toBe(`According to NISC (2021), ${SAID}.`);
  });
});

describe("opposition", () => {
  const said = claim("a", { byId: "zdnet", claimedAt: "2021-08" });
  const denied = denial("d", { byId: "company", claimedAt: "2021-09" });

  test("is told after what it opposes", () => {
    expect(summaryOf([hop([said, denied])])).toBe(
      `According to ZDNet (August 2021), ${SAID}. Disputed by Fujitsu (September 2021).`,
    );
  });

  test("stands alone where no assertion does", () => {
    const withdrawn = elsewhere("s", { supersedes: ["a"] });
    const expected = `Fujitsu (September 2021) denied that ${SAID}.`;
    expect(summaryOf([hop([denied])])).toBe(expected);
    expect(summaryOf([hop([said, withdrawn, denied])])).toBe(expected);
  });

  test("that falls short of a denial is not told as one", () => {
    const doubt = claim("q", { byId: "company", claimedAt: "2021-08", stance: "QUALIFIES" });
    expect(summaryOf([hop([doubt, denied])])).toBe(`Fujitsu (September 2021) denied that ${SAID}.`);
    expect(summaryOf([hop([doubt])])).toBe(`Fujitsu (August 2021) doubted that ${SAID}.`);
  });

  test("that is a withdrawal leaves what was once asserted", () => {
    expect(summaryOf([hop([said, elsewhere("s", { retracts: ["a"] })])])).toBe(
      `ZDNet (August 2021) said that ${SAID}; it was withdrawn.`,
    );
  });
});

describe("amounts", () => {
  const said = claim("a", { byId: "zdnet", claimedAt: "2021" });

  test.each<[string, Partial<Measurement>]>([
    ["4,000,000,000 bytes", { value: 4_000_000_000n }],
    ["at least 76,000 records", { kind: "RECORDS", value: 76_000n, comparator: "AT_LEAST" }],
    ["at most 5 organizations", { kind: "ORGANIZATIONS", value: 5n, comparator: "AT_MOST" }],
    ["about 70 bids", { kind: "BIDS", value: 70n, comparator: "ABOUT" }],
    ["10 to 20 websites", { kind: "WEBSITES", comparator: "RANGE", low: 10n, high: 20n }],
    ["9,223,372,036,854,775,807 bytes", { value: 2n ** 63n - 1n }],
  ])("are told as %s", (words, over) => {
    expect(summaryOf([hop([said])], { a: [measurement(over)] })).toBe(
      `According to ZDNet (2021), ${SAID} (${words}).`,
    );
  });

  test("of standing assertions only are told, and one amount once", () => {
    const [withdrawn, by] = [claim("w"), elsewhere("s", { supersedes: ["w"] })];
    const again = claim("b", { byId: "zdnet", claimedAt: "2021" });
    const measured = {
      a: [measurement({ value: 1n }), measurement({ kind: "BIDS", value: 70n })],
      b: [measurement({ value: 1n })],
      w: [measurement({ value: 9n })],
    };
    expect(summaryOf([hop([said, again, withdrawn, by])], measured)).toContain("Fujitsu (1 bytes; 70 bids).");
  });
});

test("a path is told hop by hop, each with its own relation", () => {
  const said = claim("a", { byId: "zdnet", claimedAt: "2021" });
  expect(summaryOf([hop([said], "USES", "company", "tool"), hop([said])])).toBe(
    `According to ZDNet (2021), Fujitsu uses ProjectWEB. According to ZDNet (2021), ${SAID}.`,
  );
});
