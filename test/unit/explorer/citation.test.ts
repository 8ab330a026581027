import { citationOf, linkOf, speakerOf, withdrawnBy } from "../../../explorer/src/graph/citation";
import { inWordsOfQuantity } from "../../../explorer/src/graph/quantity";
import { sidesOf, whyOf } from "../../../explorer/src/graph/why-status";
import { explorerClaim } from "./a-claim";

const about = { id: "statement-1", sentence: "the dataset left the systems of Fujitsu" };

describe("a citation", () => {
  test("holds the quote, the speaker and for whom, the date, the source with its address, and the ids", () => {
    expect(citationOf(explorerClaim(), about)).toBe(
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
      explorerClaim({
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
  const fujitsu = { id: "fujitsu", kind: "COMPANY", name: "Fujitsu" } as const;
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
  const said = explorerClaim({ id: "said", stands: false });
  const link = { id: "said", quote: null, publishedAt: null };
  const rewording = explorerClaim({ id: "rewording", supersedes: [link] });
  expect(withdrawnBy(said, [explorerClaim(), rewording])).toBe(rewording);
  expect(withdrawnBy(said, [explorerClaim({ id: "back", retracts: [link] })])?.id).toBe("back");
  expect(withdrawnBy(said, [explorerClaim()])).toBeNull();
});

describe("why a status is what it is", () => {
  const asserts = explorerClaim({ id: "a", stance: "ASSERTS", onBehalfOf: null });
  const withdrawn = explorerClaim({ id: "w", stance: "ASSERTS", stands: false });
  const declines = explorerClaim({ id: "d", stance: "DECLINES_TO_CONFIRM" });

  test("names who says so, who took it back, who is against it, and on how many roots it rests", () => {
    expect(
      whyOf({
        status: "DISPUTED",
        claims: [asserts, withdrawn, explorerClaim(), declines],
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
    expect(whyOf({ status: "REFUTED", claims: [explorerClaim()], roots: 0, articles: 0 })).toEqual([
      "Denied, and nobody's assertion stands.",
      "Opposed by Andrew Kane, for Fujitsu.",
    ]);
  });

  test("sides hold each claim once, earliest first", () => {
    const early = explorerClaim({ id: "early", stance: "QUALIFIES", knownFrom: "2021-08-31T00:00:00.000Z" });
    const { pro, contra, silent } = sidesOf([explorerClaim(), asserts, declines, early]);
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
