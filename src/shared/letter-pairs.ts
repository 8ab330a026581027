import { nameKey } from "./name-key.js";

/** The pairs of neighbouring letters of a text, its beginning and end included; case and punctuation do not count. */
export function letterPairs(text: string): Set<string> {
  const letters = [...` ${nameKey(text)} `];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`));
}

/** How alike two texts are, by their letter pairs: those in common, of all that either has. 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length;
  return common / (a.size + b.size - common || 1);
}
