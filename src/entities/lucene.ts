import { nameKey } from "../shared/name-key.js";

/** The most words of a search that are looked for; the rest is left out. */
const MOST_WORDS = 8;
/** Words that the index does not hold (the stop set of Lucene's English analyzers), so that nothing has them. */
const NOT_INDEXED = new Set(
  (
    "a an and are as at be but by for if in into is it no not of on or such that the their then there these they " +
    "this to was will with"
  ).split(" "),
);

/**
 * A Lucene query that finds every word of the text that the index holds (or, for "did you mean", any): as it is, as the beginning of a word, or with a typo or two
 * (one in words of three to five letters, two in longer ones). Only letters and digits reach Lucene, so nothing in
 * the text is read as its syntax. Undefined where the text has no letter or digit.
 */
export function toLuceneQuery(text: string, words: "every" | "any" = "every"): string | undefined {
  const found = nameKey(text)
    .split(" ")
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
  if (found.length === 0) return undefined;
  const sign = (word: string): string => (words === "any" || NOT_INDEXED.has(word) ? "" : "+");
  return found.map((word) => `${sign(word)}(${word}^4 ${word}*^2${typos(word)})`).join(" ");
}

function typos(word: string): string {
  const length = [...word].length;
  if (length < 3) return "";
  return length <= 5 ? ` ${word}~1` : ` ${word}~2`;
}
