import type { Catalogue } from "../../../explorer/src/graph/catalogue";
import { rowsOf, sortRows, type TableRow } from "../../../explorer/src/graph/table-rows";
import { makeClaim, sceneFact, sceneNode, sceneOf } from "./builders";

const phrases: Record<string, string> = {
  ORIGINATES_FROM: 'the dataset "{subject}" left the systems of {object}',
  ACCESSED_VIA: 'data was reached through {object} in the incident "{subject}"',
  EXPOSED: 'the incident "{subject}" exposed the dataset "{object}"',
};
const catalogue = {
  relation: (relation: string) => ({ phrase: phrases[relation] }),
} as unknown as Catalogue;

const claim = (publishedAt: string | null) => makeClaim(String(publishedAt), publishedAt);
const nodes = [sceneNode("a", { name: "Alpha" }), sceneNode("b", { name: "beta" })];
const scene = sceneOf(nodes, [
  sceneFact("1", "a", "b", { relation: "ORIGINATES_FROM", claims: [claim("2021-08-26"), claim("2021-05")] }),
  sceneFact("2", "b", "a", {
    relation: "ACCESSED_VIA",
    status: "CONFIRMED",
    confidence: 99,
    claims: [claim(null)],
  }),
  sceneFact("3", "b", "a", { relation: "EXPOSED", status: "REFUTED", confidence: 5, change: "vanished" }),
]);
const rows = rowsOf(scene, catalogue);
const ids = (sorted: readonly TableRow[]): string => sorted.map(({ id }) => id).join("");

describe("the facts as rows", () => {
  test("there is one for each fact, with its relation in words, and the earliest date as its source gives it", () => {
    expect(rows.map(({ relation, firstSaid, claims }) => [relation, firstSaid, claims])).toEqual([
      ["left the systems of", "2021-05", 2],
      ["accessed via", null, 1],
      ["exposed the dataset", null, 0],
    ]);
    expect(rows.map(({ source, target }) => `${source.name} ${target.name}`)[1]).toBe("beta Alpha");
  });

  test("they are sorted by what is in a column: names as words, statuses by strength, numbers as numbers", () => {
    expect(ids(sortRows(rows, { by: "from", down: false }))).toBe("123");
    expect(ids(sortRows(rows, { by: "status", down: false }))).toBe("213");
    expect(ids(sortRows(rows, { by: "confidence", down: true }))).toBe("213");
    expect(ids(sortRows(rows, { by: "claims", down: false }))).toBe("321");
  });

  test("what has nothing in a column comes last, either way", () => {
    expect(ids(sortRows(rows, { by: "first", down: false }))).toBe("123");
    expect(ids(sortRows(rows, { by: "first", down: true }))).toBe("123");
    expect(ids(sortRows(rows, { by: "change", down: true }))).toBe("312");
  });
});
