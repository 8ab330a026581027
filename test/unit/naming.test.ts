import { Naming } from "../../src/records/naming.js";
import { idOf, tripleId } from "../support/ids.js";

const [ONE, TWO, TOOL] = ["company:one", "company:two", "tool:tool"] as const;
const naming = new Naming(new Map([[idOf(ONE), idOf(TWO)]]));

describe("The naming of records after a merge", () => {
  test("a reference to the merged entity, by key or by id, stands for the one that stays", () => {
    expect([naming.idOf(ONE), naming.idOf(idOf(ONE))]).toEqual([idOf(TWO), idOf(TWO)]);
    expect(naming.idOf(TOOL)).toBe(idOf(TOOL));
    expect(naming.tripleId([ONE, "USES", TOOL])).toBe(tripleId([TWO, "USES", TOOL]));
  });

  test("a statement between the two is a loop, and no other is", () => {
    expect(naming.isLoop([ONE, "PART_OF", TWO])).toBe(true);
    expect(naming.isLoop([TWO, "PART_OF", ONE])).toBe(true);
    expect(naming.isLoop([ONE, "USES", TOOL])).toBe(false);
    expect(new Naming().isLoop([ONE, "PART_OF", TWO])).toBe(false);
  });

  test("only the one that was merged counts as merged", () => {
    expect([ONE, idOf(ONE), TWO, TOOL].map((ref) => naming.isMerged(ref))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
