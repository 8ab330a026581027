import "reflect-metadata";
import { parseValue } from "graphql";
import { BigIntScalar } from "../../src/api/schema/scalars.js";

describe("BigInt", () => {
  test.each([
    [0, 0n],
    [-7, -7n],
    [Number.MAX_SAFE_INTEGER, 9007199254740991n],
    ["9007199254740993", 9007199254740993n],
    ["-9223372036854775808", -9223372036854775808n],
  ])("takes %p as a variable", (value, exact) => {
    expect(BigIntScalar.parseValue(value)).toBe(exact);
  });

  test.each([
    ["4000000000", 4000000000n],
    ["9007199254740993", 9007199254740993n],
    ['"9007199254740993"', 9007199254740993n],
  ])("takes %s in a document", (text, exact) => {
    expect(BigIntScalar.parseLiteral(parseValue(text))).toBe(exact);
  });

  test.each([2 ** 53, 1.5, Number.NaN, "", "1e3", "0x10", "1".repeat(41), null, true, []])(
    "refuses %p, and says what it expects",
    (value) => {
      expect(() => BigIntScalar.parseValue(value)).toThrow(/^BigInt: expected a whole number/);
    },
  );

  test.each(["1.5", "true", "[1]", "{ a: 1 }"])("refuses %s in a document", (text) => {
    expect(() => BigIntScalar.parseLiteral(parseValue(text))).toThrow(/^BigInt: expected a whole number/);
  });

  test("goes out as a number as long as that is exact, and as a text of digits beyond", () => {
    expect(
      [9007199254740991n, -9007199254740992n, 9007199254740992n].map((value) =>
        BigIntScalar.serialize(value),
      ),
    ).toEqual([9007199254740991, "-9007199254740992", "9007199254740992"]);
  });
});
