import type { Measurement } from "../../src/belief/source.js";
import { areApart, comparatorOf, fit, sum, toQuantity, union, unitOf } from "../../src/questions/quantity.js";

function measurement(over: Partial<Measurement>): Measurement {
  return {
    ...{ id: "m", claimId: "c", kind: "RECORDS", value: null, low: null, high: null, comparator: "EXACT" },
    ...{ asWritten: null, unitBasis: null, asOf: null, additivity: "PER_DATASET" },
    ...over,
  };
}

const open = (low: bigint): { low: bigint; high: null } => ({ low, high: null });
const span = (low: bigint, high: bigint): { low: bigint; high: bigint } => ({ low, high });

describe("a measurement", () => {
  test.each<[string, Partial<Measurement>, object | null]>([
    ["EXACT v is v", { value: 7n }, span(7n, 7n)],
    ["AT_LEAST v is open", { comparator: "AT_LEAST", value: 7n }, open(7n)],
    ["AT_MOST v begins with nothing", { comparator: "AT_MOST", value: 7n }, span(0n, 7n)],
    ["RANGE is its ends", { comparator: "RANGE", low: 3n, high: 9n }, span(3n, 9n)],
    [
      "ABOUT v is a tenth either way",
      { comparator: "ABOUT", value: 4_000_000_000n },
      span(3_600_000_000n, 4_400_000_000n),
    ],
    ["ABOUT v is rounded outwards", { comparator: "ABOUT", value: 7n }, span(6n, 8n)],
    ["ABOUT nothing is nothing", { comparator: "ABOUT", value: 0n }, span(0n, 0n)],
    [
      "is exact to 64 bits",
      { value: 9_223_372_036_854_775_807n },
      span(9_223_372_036_854_775_807n, 9_223_372_036_854_775_807n),
    ],
    ["without a value says nothing", {}, null],
    ["below nothing says nothing", { value: -1n }, null],
    ["of a range below nothing says nothing", { comparator: "RANGE", low: -3n, high: 2n }, null],
  ])("%s", (_what, over, expected) => {
    expect(toQuantity(measurement(over))).toEqual(expected);
  });

  test("counts bytes in bytes, and anything else in the unit that is said", () => {
    expect(unitOf(measurement({ kind: "BYTES", unitBasis: "1 GB = 10^9 bytes" }))).toBe("bytes");
    expect(unitOf(measurement({ kind: "BYTES" }))).toBe("bytes");
    expect(unitOf(measurement({ kind: "PRICE", unitBasis: "USD cents" }))).toBe("USD cents");
    expect(unitOf(measurement({}))).toBe("");
  });
});

describe("quantities", () => {
  test("of one thing are what fits all of them", () => {
    expect(fit([open(5n), span(3n, 9n)])).toEqual({ low: 5n, high: 9n, conflicting: false });
    expect(fit([open(5n), open(6n)])).toEqual({ low: 6n, high: null, conflicting: false });
    expect(fit([span(5n, 5n), span(0n, 5n)])).toEqual({ low: 5n, high: 5n, conflicting: false });
    expect(fit([])).toBeNull();
  });

  test("that do not fit are spanned, and say so", () => {
    expect(fit([span(5n, 5n), span(8n, 9n)])).toEqual({ low: 5n, high: 9n, conflicting: true });
    expect(fit([span(5n, 5n), open(8n)])).toEqual({ low: 5n, high: null, conflicting: true });
    // Any two of these three fit, but for the outer ones.
    expect(fit([span(1n, 4n), span(3n, 8n), span(6n, 9n)])).toEqual({ low: 1n, high: 9n, conflicting: true });
  });

  test("of separate things add; of things that may overlap have the largest at least", () => {
    expect(sum([span(5n, 6n), span(7n, 7n)])).toEqual(span(12n, 13n));
    expect(sum([span(5n, 6n), open(7n)])).toEqual(open(12n));
    expect(sum([])).toEqual(span(0n, 0n));
    expect(union([span(5n, 6n), span(7n, 7n)])).toEqual(span(7n, 13n));
    expect(union([span(5n, 6n), open(1n)])).toEqual(open(5n));
  });

  test("are apart where no number is both", () => {
    expect(areApart(span(1n, 4n), span(5n, 6n))).toBe(true);
    expect(areApart(open(5n), span(1n, 4n))).toBe(true);
    expect(areApart(span(1n, 4n), span(4n, 6n))).toBe(false);
    expect(areApart(open(5n), open(1n))).toBe(false);
  });

  test("read as exact, open, or a range", () => {
    expect([span(5n, 5n), open(5n), span(0n, 5n)].map(comparatorOf)).toEqual(["EXACT", "AT_LEAST", "RANGE"]);
  });
});
