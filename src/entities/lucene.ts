import { nameKey } from "../shared/name-key.js";

/** The most words of a search that are looked for; the rest is left out. */
const MOST_WORDS = 8;

/**
 * A Lucene query that finds every word of the text (or, for "did you mean", any of them): as it is, as the beginning of a word, or with a typo or two
 * (one in words of three to five letters, two in longer ones). Only letters and digits reach Lucene, so nothing in
 * the text is read as its syntax. Undefined where the text has no letter or digit.
 */
export function toLuceneQuery(text: string, words: "every" | "any" = "every"): string | undefined {
  const found = nameKey(text)
    .split(" ")
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
  if (found.length === 0) return undefined;
  const sign = words === "every" ? "+" : "";
  return found.map((word) => `${sign}(${word}^4 ${word}*^2${typos(word)})`).join(" ");
}

function typos(word: string): string {
  const length = [...word].length;
  if (length < 3) return "";
  return length <= 5 ? ` ${word}~1` : ` ${word}~2`;
}
