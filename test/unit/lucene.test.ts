import fc from "fast-check";
import { toLuceneQuery } from "../../src/entities/lucene.js";

describe("a Lucene query", () => {
  test.each([
    ["JP", "+(jp^4 jp*^2)"],
    ["Guess", "+(guess^4 guess*^2 guess~1)"],
    ["Verizon", "+(verizon^4 verizon*^2 verizon~2)"],
    ["Fujitsu  Limited?", "+(fujitsu^4 fujitsu*^2 fujitsu~2) +(limited^4 limited*^2 limited~2)"],
    ["富士通", "+(富士通^4 富士通*^2 富士通~1)"],
    ["The 4 GB", "(the^4 the*^2 the~1) +(4^4 4*^2) +(gb^4 gb*^2)"],
    ["24.5 GB", "+(24^4 24*^2) +(5^4 5*^2) +(gb^4 gb*^2)"],
  ])("of %j is %j", (text, query) => {
    expect(toLuceneQuery(text)).toBe(query);
  });

  test("asks for any word where that is enough", () => {
    expect(toLuceneQuery("Guess JP", "any")).toBe("(guess^4 guess*^2 guess~1) (jp^4 jp*^2)");
  });

  test("counts letters beyond the basic plane as one", () => {
    expect(toLuceneQuery("𠀀𠀁")).toBe("+(𠀀𠀁^4 𠀀𠀁*^2)");
  });

  test("looks for eight words at most", () => {
    const text = Array.from({ length: 12 }, (_, index) => `w${index}`).join(" ");
    expect(toLuceneQuery(text)?.match(/\+\(/g)).toHaveLength(8);
    expect(toLuceneQuery(text)).not.toContain("w8");
  });

  test.each(["", "  ", "!!!", "\\", "*:*", "?", "~", "\u0301"])(
    "of %j, which has no letter or digit, is none",
    (text) => {
      expect(toLuceneQuery(text)).toBeUndefined();
    },
  );

  test.each([
    ["x AND y OR NOT z", ["x", "AND", "y", "OR", "NOT", "z"]],
    ["name:x", ["name", "x"]],
    ["[a TO z]", ["a", "to", "z"]],
    ['/.*/ {x} "b" ^9', ["x", "b", "9"]],
  ])("reads %j as words, not as syntax", (text, words) => {
    const terms = toLuceneQuery(text)?.replaceAll("+", "");
    expect(terms).toBe(
      words
        .map((word) => word.toLowerCase())
        .map(
          (word) =>
            `(${word}^4 ${word}*^2${word.length < 3 ? "" : word.length <= 5 ? ` ${word}~1` : ` ${word}~2`})`,
        )
        .join(" "),
    );
  });

  test("holds nothing of the text but letters, marks and digits, whatever it is", () => {
    const word = String.raw`[\p{L}\p{M}\p{N}]+`;
    const term = String.raw`\+?\((${word})\^4 \1\*\^2( \1~[12])?\)`;
    const whole = new RegExp(`^${term.replaceAll("\\1", word)}( ${term.replaceAll("\\1", word)})*$`, "u");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(toLuceneQuery(text) ?? "+(a^4 a*^2)").toMatch(whole);
      }),
    );
  });
});
