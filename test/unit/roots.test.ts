import { statusUnder } from "../../src/belief/status-under.js";
import {
  belief,
  claim,
  denial,
  elsewhere,
  lensWith,
  rootsOf,
  source,
  standingOf,
  statusOf,
} from "./support/beliefs.js";

/** A claim by a speaker of the same name as its id, published in these sources. */
const said = (id: string, sources = [source(id)], publishedAt = "2021-08-01") =>
  claim(id, { byId: id, sources, publishedAt });

describe("distinct speakers", () => {
  test("are roots each, and one speaker is one, however often it speaks", () => {
    expect(rootsOf(said("a"), said("b"))).toEqual(["a", "b"]);
    expect(rootsOf(said("a"), claim("again", { byId: "a" }))).toEqual(["a"]);
  });

  test("count by the one spoken for: two spokesmen of one company are one root", () => {
    const one = claim("one", { byId: "kane", onBehalfOfId: "company" });
    const two = claim("two", { byId: "press office", onBehalfOfId: "company" });
    expect(rootsOf(one, two)).toEqual(["company"]);
    expect(rootsOf(one, claim("three", { byId: "company" }))).toEqual(["company"]);
  });

  test("count apart when one spokesman speaks for two", () => {
    const forTwo = ["first", "second"].map((onBehalfOfId) =>
      claim(onBehalfOfId, { byId: "kane", onBehalfOfId }),
    );
    expect(rootsOf(...forTwo)).toEqual(["first", "second"]);
  });

  test("are told by their first claim", () => {
    const [first, second] = [claim("z", { byId: "a", publishedAt: "2021-01" }), claim("b", { byId: "a" })];
    expect(standingOf(second, first).roots.map((root) => root.claim.id)).toEqual(["z"]);
  });

  test("who spoke as a tracker first are told by the first claim in another role", () => {
    const claims = [
      claim("listed", { byId: "firm", speakerRole: "TRACKER", publishedAt: "2021-01" }),
      claim("analysed", { byId: "firm", speakerRole: "ANALYST", publishedAt: "2021-02" }),
      claim("analysed again", { byId: "firm", speakerRole: "ANALYST", publishedAt: "2021-03" }),
    ];
    expect(standingOf(...claims).roots.map((root) => root.claim.id)).toEqual(["analysed"]);
    expect(statusOf(...claims)).toBe("REPORTED");
  });

  test("are counted among standing assertions only", () => {
    const retracted = elsewhere("r", { retracts: ["b"] });
    expect(rootsOf(said("a"), said("b"), denial("d"), elsewhere("e"), retracted)).toEqual(["a"]);
  });
});

describe("the citation graph", () => {
  const original = said("a");

  test("sharing a source is no dependence", () => {
    expect(rootsOf(original, said("b", [source("a")]))).toEqual(["a", "b"]);
    const leadingToItself = said("b", [source("a", ["a"])]);
    expect(rootsOf(original, leadingToItself)).toEqual(["a", "b"]);
  });

  test("a claim whose only source cites another's adds no root", () => {
    const echo = said("b", [source("b", ["a"])]);
    expect(rootsOf(original, echo)).toEqual(["a"]);
    expect(statusOf(original, echo)).toBe("REPORTED");
  });

  test("a source in the middle of a chain counts through `leadsTo`", () => {
    const far = said("c", [source("c", ["b", "a"])]);
    expect(rootsOf(original, said("b", [source("b", ["a"])]), far)).toEqual(["a"]);
    expect(rootsOf(original, said("c", [source("c", ["unheard of"])]))).toEqual(["a", "c"]);
  });

  test("every source of a claim must lead back: one of its own makes it a root", () => {
    const echo = source("b", ["a"]);
    expect(rootsOf(original, said("b", [echo, source("own")]))).toEqual(["a", "b"]);
    expect(rootsOf(original, said("b", [echo, source("second echo", ["a"])]))).toEqual(["a"]);
    expect(rootsOf(original, said("b", [echo, source("a")]))).toEqual(["a", "b"]);
  });

  test("sources that lead back to different roots make no third", () => {
    const echo = said("c", [source("c1", ["a"]), source("c2", ["b"])]);
    expect(rootsOf(original, said("b"), echo)).toEqual(["a", "b"]);
  });

  test("a claim without a source depends on nobody", () => {
    expect(rootsOf(original, said("b", []))).toEqual(["a", "b"]);
  });

  test("one who cites its own earlier source stays one root, and citing oneself is no echo of another", () => {
    const again = claim("again", { byId: "a", sources: [source("again", ["a"])] });
    expect(rootsOf(original, again)).toEqual(["a"]);
    expect(rootsOf(again)).toEqual(["a"]);
  });

  test.each([
    ["the same moment", "2021-08-01", "2021-08-01"],
    ["a day of the month that the original gives", "2021-08", "2021-08-26"],
    ["a later moment", "2021-08", "2021-10"],
  ])("an echo is one at %s, whatever the ids", (_when, ofOriginal, ofEcho) => {
    for (const [first, echo] of [
      ["x", "y"],
      ["y", "x"],
    ] as const) {
      const claims = [said(first, [source("s")], ofOriginal), said(echo, [source("t", ["s"])], ofEcho)];
      expect(rootsOf(...claims)).toEqual([first]);
      expect(rootsOf(...claims.reverse())).toEqual([first]);
    }
  });

  test("an echo of a claim that is not known yet is a root until it is", () => {
    const echo = said("b", [source("b", ["a"])], "2021-01");
    const at = (publishedBefore: string): string[] =>
      statusUnder(
        lensWith({}, { publishedBefore: Date.parse(publishedBefore) }),
        belief(original, echo),
      ).roots.map((root) => root.agentId);
    expect(at("2021-03-01")).toEqual(["b"]);
    expect(at("2021-09-01")).toEqual(["a"]);
  });

  test("an echo does not become a root because the original is excluded or withdrawn", () => {
    const threat = claim("a", { byId: "a", sources: [source("a")], speakerRole: "THREAT_ACTOR" });
    const echo = said("b", [source("b", ["a"])]);
    const excluded = statusUnder(lensWith({ excludeSources: ["a"] }), belief(threat, echo));
    expect(excluded.roots.map((root) => root.agentId)).toEqual(["a"]);
    expect(excluded.status).toBe("ALLEGED");
    expect(statusOf(threat, echo, elsewhere("r", { retracts: ["a"] }))).toBe("ALLEGED");
  });

  test("sources that cite each other in a circle are one root, the earliest", () => {
    const circle = [
      said("y", [source("y", ["x", "y"])], "2021-02"),
      said("x", [source("x", ["y", "x"])], "2021-03"),
    ];
    expect(rootsOf(...circle)).toEqual(["y"]);
    expect(rootsOf(...circle.reverse())).toEqual(["y"]);
  });

  test("a denial's source makes no echo of an assertion", () => {
    const denied = denial("d", { byId: "d", sources: [source("d")] });
    expect(rootsOf(denied, said("b", [source("b", ["d"])]))).toEqual(["b"]);
  });
});

describe("restatement", () => {
  const echo = (id: string, ...restates: string[]) => claim(id, { byId: id, restates });

  test("adds no root", () => {
    expect(rootsOf(said("a"), echo("b", "a"))).toEqual(["a"]);
    expect(rootsOf(said("a"), echo("b", "a"), echo("c", "b"))).toEqual(["a"]);
  });

  test("leads back over a chain whatever the order of its ids", () => {
    expect(rootsOf(echo("a", "b"), echo("b", "c"), said("c"))).toEqual(["c"]);
  });

  test("of what was said about another statement leads to who said it there", () => {
    const there = elsewhere("there", { byId: "company" });
    expect(rootsOf(there, echo("a", "there"), echo("b", "there"))).toEqual(["company"]);
    const deniedThere = elsewhere("there", { byId: "company", stance: "DENIES" });
    expect(rootsOf(deniedThere, echo("a", "there"), echo("b", "there"))).toEqual(["company"]);
  });

  test("of an echo by citation leads to the original", () => {
    expect(rootsOf(said("a"), said("b", [source("b", ["a"])]), echo("c", "b"))).toEqual(["a"]);
  });
});
