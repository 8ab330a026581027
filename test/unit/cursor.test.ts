import fc from "fast-check";
import { decodeCursor, encodeCursor } from "../../src/shared/cursor.js";
import { InputRefused } from "../../src/shared/errors.js";

function refusalOf(act: () => unknown): InputRefused {
  try {
    act();
  } catch (error) {
    if (error instanceof InputRefused) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

describe("a cursor", () => {
  test("gives back the values it was made of", () => {
    const values = fc.array(
      fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.boolean(), fc.constant(null)),
    );
    fc.assert(
      fc.property(fc.string(), values, (order, given) => {
        expect(decodeCursor(order, encodeCursor(order, given), "after", given.length)).toEqual(given);
      }),
    );
  });

  test("can stand in an address as it is", () => {
    expect(encodeCursor("name", ["富士通 >>> ??? ~~~", "id"])).toMatch(/^[\w-]+$/);
  });

  test.each([
    ["", "is not a cursor of this API"],
    ["not a cursor", "is not a cursor of this API"],
    [Buffer.from("{}").toString("base64url"), "is not a cursor of this API"],
    [Buffer.from('["k0","name","a"]').toString("base64url"), "is not a cursor of this API"],
    [encodeCursor("date", ["a"]), "belongs to another list or sort order; start this one without `after`"],
    [encodeCursor("name", ["a", "b"]), "is damaged"],
    [encodeCursor("name", []), "is damaged"],
    [encodeCursor("name", [{} as unknown as string]), "is damaged"],
  ])("%j is refused: it %s", (cursor, problem) => {
    const refusal = refusalOf(() => decodeCursor("name", cursor, "after", 1));
    expect(refusal.message).toContain(`after: "${cursor}" ${problem}`);
    expect(refusal.details).toEqual({ reason: "INVALID_CURSOR", argument: "after" });
  });

  test("is shown in part when it is long", () => {
    const refusal = refusalOf(() => decodeCursor("name", "x".repeat(1_000), "before", 1));
    expect(refusal.message).toContain(`before: "${"x".repeat(60)}..." is not`);
    expect(refusal.message.length).toBeLessThan(200);
  });
});
