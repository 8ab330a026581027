import type { Measurement } from "../belief/source.js";
import type { Comparator } from "../belief/vocabularies.js";

/** What is known of a whole number: at least `low`; at most `high`, which is open where it is null. */
export interface Quantity {
  readonly low: bigint;
  readonly high: bigint | null;
}

/** What several measurements of one thing say together. */
export interface Fit extends Quantity {
  /** Whether no number fits all of them; the quantity then spans them all. */
  readonly conflicting: boolean;
}

export const UNKNOWN: Quantity = { low: 0n, high: null };

/**
 * What a measurement says, or null where it has no number of things. ABOUT is read as ten per cent either way, rounded outwards:
 * a convention of this project.
 */
export function toQuantity({ comparator, value, low, high }: Measurement): Quantity | null {
  if (comparator === "RANGE") return low === null || low < 0n ? null : { low, high };
  if (value === null || value < 0n) return null;
  switch (comparator) {
    case "EXACT":
      return { low: value, high: value };
    case "AT_LEAST":
      return { low: value, high: null };
    case "AT_MOST":
      return { low: 0n, high: value };
    case "ABOUT":
      return { low: (9n * value) / 10n, high: (11n * value + 9n) / 10n };
  }
}

/**
 * In what a measurement counts. Bytes are bytes, however a source means its "GB"; of any other kind what has another
 * unit, or none said, is not compared or added.
 */
export function unitOf({ kind, unitBasis }: Measurement): string {
  return kind === "BYTES" ? "bytes" : (unitBasis ?? "");
}

/** What fits all of them, or, where nothing does, what spans them; null of none. */
export function fit(quantities: readonly Quantity[]): Fit | null {
  if (quantities.length === 0) return null;
  const lows = quantities.map(({ low }) => low);
  const highs = quantities.map(({ high }) => high);
  const shared = { low: largest(lows), high: smallestKnown(highs) };
  if (!areApart(shared, shared)) return { ...shared, conflicting: false };
  return {
    low: smallest(lows),
    high: highs.includes(null) ? null : largest(known(highs)),
    conflicting: true,
  };
}

/** Whether no number is both. */
export function areApart(a: Quantity, b: Quantity): boolean {
  return (a.high !== null && a.high < b.low) || (b.high !== null && b.high < a.low);
}

/** What separate things have together. */
export function sum(quantities: readonly Quantity[]): Quantity {
  return quantities.reduce<Quantity>(
    (total, { low, high }) => ({
      low: total.low + low,
      high: total.high === null || high === null ? null : total.high + high,
    }),
    { low: 0n, high: 0n },
  );
}

/** What things have together that may share some or all of it: as the largest at least, as all of them at most. */
export function union(quantities: readonly Quantity[]): Quantity {
  return { low: largest(quantities.map(({ low }) => low)), high: sum(quantities).high };
}

/** How a quantity reads: EXACT, AT_LEAST where it is open, else RANGE. */
export function comparatorOf({ low, high }: Quantity): Comparator {
  if (high === null) return "AT_LEAST";
  return low === high ? "EXACT" : "RANGE";
}

function known(highs: readonly (bigint | null)[]): bigint[] {
  return highs.filter((high) => high !== null);
}

function smallestKnown(highs: readonly (bigint | null)[]): bigint | null {
  const all = known(highs);
  return all.length === 0 ? null : smallest(all);
}

function largest(values: readonly bigint[]): bigint {
  return values.reduce((most, value) => (value > most ? value : most), 0n);
}

function smallest(values: readonly bigint[]): bigint {
  return values.reduce((least, value) => (value < least ? value : least));
}
