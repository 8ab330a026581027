import { citationOf, linkOf, speakerOf, withdrawnBy } from "../../../explorer/src/graph/citation";
import { inWordsOfQuantity } from "../../../explorer/src/graph/quantity";
import { sidesOf, whyOf } from "../../../explorer/src/graph/why-status";
import { fujitsu, makeDenial } from "./builders";

const about = { id: "statement-1", sentence: "the dataset left the systems of Fujitsu" };

describe("a citation", () => {
  test("holds the quote, the speaker and for whom, the date, the source with its address, and the ids", () => {
    expect(citationOf(makeDenial(), about)).toBe(
      [
        "“The data is not from Fujitsu's systems.” Andrew Kane, for Fujitsu, 10 September 2021.",
        "About: the dataset left the systems of Fujitsu (the speaker denies it).",
        "Source: ZDNet on Fujitsu's findings, ZDNet, 10 September 2021, https://zdnet.example/fujitsu.",
        "Breachpath statement statement-1, claim denial.",
      ].join("\n"),
    );
  });

  test("says that a claim was withdrawn, and what is not known", () => {
    const text = citationOf(
      makeDenial({
        stands: false,
        quote: null,
        by: null,
        onBehalfOf: null,
        publishedAt: null,
        sources: [],
      }),
      about,
    );
    expect(text.split("\n")[0]).toBe("(no quote) Somebody not named, no date. Withdrawn since.");
  });
});

test("who speaks for themselves is named once", () => {
  expect(speakerOf({ by: fujitsu, onBehalfOf: fujitsu })).toBe("Fujitsu");
});

test.each([
  ["https://zdnet.example/a", "ARTICLE", "https://zdnet.example/a"],
  ["http://zdnet.example/a", "ARTICLE", "http://zdnet.example/a"],
  ["javascript:alert(1)", "ARTICLE", null],
  ["data:text/html,x", "ARTICLE", null],
  ["https://leak.example/a", "LEAK_POST", null],
  [null, "ARTICLE", null],
] as const)("the address %s of a %s leads to %s", (url, kind, link) => {
  expect(linkOf({ url, kind })).toBe(link);
});

test("a claim is withdrawn by the one that takes it back or replaces it, whatever that is about", () => {
  const said = makeDenial({ id: "said", stands: false });
  const link = { id: "said", quote: null, publishedAt: null };
  const rewording = makeDenial({ id: "rewording", supersedes: [link] });
  expect(withdrawnBy(said, [makeDenial(), rewording])).toBe(rewording);
  expect(withdrawnBy(said, [makeDenial({ id: "back", retracts: [link] })])?.id).toBe("back");
  expect(withdrawnBy(said, [makeDenial()])).toBeNull();
});

describe("why a status is what it is", () => {
  const asserts = makeDenial({ id: "a", stance: "ASSERTS", onBehalfOf: null });
  const withdrawn = makeDenial({ id: "w", stance: "ASSERTS", stands: false });
  const declines = makeDenial({ id: "d", stance: "DECLINES_TO_CONFIRM" });

  test("names who says so, who took it back, who is against it, and on how many roots it rests", () => {
    expect(
      whyOf({
        status: "DISPUTED",
        claims: [asserts, withdrawn, makeDenial(), declines],
        roots: 1,
        articles: 2,
      }),
    ).toEqual([
      "Said and opposed; both sides stand.",
      "Asserted by Andrew Kane.",
      "Asserted, then withdrawn: Andrew Kane, for Fujitsu.",
      "Opposed by Andrew Kane, for Fujitsu.",
      "It rests on 1 independent root, found in 2 articles.",
    ]);
  });

  test("tells of no roots where no assertion stands", () => {
    expect(whyOf({ status: "REFUTED", claims: [makeDenial()], roots: 0, articles: 0 })).toEqual([
      "Denied, and nobody's assertion stands.",
      "Opposed by Andrew Kane, for Fujitsu.",
    ]);
  });

  test("sides hold each claim once, earliest first", () => {
    const early = makeDenial({ id: "early", stance: "QUALIFIES", knownFrom: "2021-08-31T00:00:00.000Z" });
    const { pro, contra, silent } = sidesOf([makeDenial(), asserts, declines, early]);
    expect([pro, contra, silent].map((side) => side.map(({ id }) => id))).toEqual([
      ["a"],
      ["early", "denial"],
      ["d"],
    ]);
  });
});

test.each([
  [
    { kind: "RECORDS", value: 76_000, comparator: "AT_LEAST", asWritten: "more than 76,000" },
    "at least 76,000 records (as written: “more than 76,000”)",
  ],
  [{ kind: "BYTES", value: "9007199254740993", comparator: "EXACT" }, "9,007,199,254,740,993 bytes"],
  [{ kind: "RECORDS", low: 10, high: 2_000, comparator: "RANGE" }, "10 to 2,000 records"],
])("a quantity is said as it is meant: %j", (quantity, words) => {
  expect(inWordsOfQuantity(quantity)).toBe(words);
});
