import { randomUUID } from "node:crypto";
import { IdTable } from "../../src/projection/id-table.js";

describe("A table of ids", () => {
  test("numbers them in their order, finds each by its text, and gives the text back", () => {
    const ids = Array.from({ length: 5_000 }, () => randomUUID());
    const table = new IdTable();
    expect(ids.map((id) => table.add(id))).toEqual([...ids.keys()]);
    expect(ids.map((id) => table.add(id))).toEqual([...ids.keys()]);
    expect(ids.map((id) => table.find(id))).toEqual([...ids.keys()]);
    expect(ids.map((_, number) => table.idOf(number))).toEqual(ids);
    expect(table.find(randomUUID())).toBe(-1);
  });

  const ID = "8a404efb-b71d-5351-b98f-fe05bff2c93a";
  test.each([
    "",
    "spoke-000001",
    ID.toUpperCase(),
    ID.slice(1),
    `${ID}0`,
    ID.replace("e", "g"),
    ID.replace("-", "0"),
    ID.replace("8", "-"),
    ID.replace("8", "é"),
    ID.replace("8", "\u{1F600}").slice(0, 36),
  ])("%j is not in it, and cannot be", (text) => {
    const table = new IdTable();
    table.add(ID);
    expect(table.find(text)).toBe(-1);
    expect(() => table.add(text)).toThrow(/Expected an id in the form of a UUID/);
  });
});
