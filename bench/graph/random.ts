/** Numbers that look random and are the same at every run. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  /** One of these. */
  pick<Value>(values: readonly Value[]): Value;
  /** True in this share of the calls. */
  chance(share: number): boolean;
}

/** The generator "mulberry32", begun from a text: each part of the graph has a stream of its own, so that none moves another. */
export function randomOf(seed: string): Random {
  let state = hashText(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("There is nothing to pick from.");
      return value;
    },
    chance: (share) => next() < share,
  };
}

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** One value out of many, each with a weight. */
export interface Weighted<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** Picks a value; one of twice the weight comes twice as often. */
export function pickWeighted<Value>(random: Random, choices: readonly Weighted<Value>[]): Value {
  let left = random.next() * choices.reduce((sum, { weight }) => sum + weight, 0);
  for (const { value, weight } of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = choices.at(-1);
  if (!last) throw new Error("There is nothing to pick from.");
  return last.value;
}
