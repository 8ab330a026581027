import fc from "fast-check";
import { seeStatement } from "../../src/belief/admission.js";
import type { Claim } from "../../src/belief/claim.js";
import { articlesOf, citationsAmong, echoesIn } from "../../src/questions/corroboration.js";
import { belief, claim, denial, lensWith, source } from "./support/beliefs.js";
import { anyLens, world } from "./support/random-beliefs.js";

const echoes = (...claims: Claim[]): [string, string, string][] =>
  echoesIn(seeStatement(lensWith(), belief(...claims))).map(({ claim: { id }, why, of }) => [id, why, of.id]);

describe("Corroboration", () => {
  test("finds an echo in what restates, in what cites, and in who says it again", () => {
    const first = claim("first", { publishedAt: "2021-01", sources: [source("s1")] });
    expect(
      echoes(
        first,
        claim("restating", { publishedAt: "2021-02", restates: ["first"] }),
        claim("citing", { publishedAt: "2021-03", sources: [source("s2", ["s1"])] }),
        claim("again", { publishedAt: "2021-04", byId: first.byId, sources: [source("s3")] }),
        claim("of its own", { publishedAt: "2021-05", sources: [source("s4")] }),
        denial("denying", { publishedAt: "2021-06" }),
      ),
    ).toEqual([
      ["restating", "RESTATES", "first"],
      ["citing", "CITES", "first"],
      ["again", "SAME_SPEAKER", "first"],
    ]);
  });

  test("follows a chain of repeating to where it begins", () => {
    const chain = [
      claim("a", { publishedAt: "2021-01" }),
      claim("b", { publishedAt: "2021-02", restates: ["a"] }),
      claim("c", { publishedAt: "2021-03", restates: ["b"] }),
    ];
    expect(echoes(...chain)).toEqual([
      ["b", "RESTATES", "a"],
      ["c", "RESTATES", "a"],
    ]);
  });

  test("counts each article once, and only those that the lens finds", () => {
    const said = belief(
      claim("a", { sources: [source("s1", [], "2021-01"), source("s2", [], "2022-01")] }),
      claim("b", { sources: [source("s1", [], "2021-01"), source("s3")] }),
      denial("c", { sources: [source("s4")] }),
    );
    expect(articlesOf(seeStatement(lensWith(), said))).toEqual(["s1", "s2", "s3"]);
    const in2021 = lensWith({ excludeSources: ["s3"] }, { publishedBefore: Date.UTC(2021, 11, 1) });
    expect(articlesOf(seeStatement(in2021, said))).toEqual(["s1"]);
  });

  test("shows direct citations only", () => {
    const article = (id: string, cites: string[]): any => ({ id, cites });
    const sources = [article("a", ["b", "elsewhere"]), article("b", ["c", "b"]), article("c", [])];
    const pairs = citationsAmong(sources).map(({ from, to }) => [from.id, to.id]);
    expect(pairs).toEqual([
      ["a", "b"],
      ["b", "c"],
    ]);
  });

  test("makes of each standing assertion an echo or the claim of a root, never both", () => {
    fc.assert(
      fc.property(world, anyLens, ({ claims }, lens) => {
        const seen = seeStatement(lens, belief(...claims));
        const echoing = echoesIn(seen).map(({ claim: { id } }) => id);
        const rooted = seen.standing.roots.map(({ claim: { id } }) => id);
        const asserted = seen.standing.assertions.map(({ id }) => id);
        expect([...echoing, ...rooted.filter((id) => asserted.includes(id))].sort()).toEqual(asserted.sort());
      }),
      { numRuns: 2000 },
    );
  });
});
