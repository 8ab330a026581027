import { CERTAINTY_BY_ROLE, confidenceOf } from "../../src/belief/confidence.js";
import type { Root } from "../../src/belief/roots.js";
import type { SpeakerRole } from "../../src/belief/vocabularies.js";
import { claim, denial, elsewhere, source, standingOf } from "./support/beliefs.js";

const rootsWith = (...certainties: number[]): Root[] =>
  certainties.map((certainty, index) => ({
    agentId: String(index),
    claim: claim(String(index), { certainty }),
  }));

describe("the confidence of one root", () => {
  test.each<[SpeakerRole, number]>([
    ["VICTIM", 90],
    ["REGULATOR", 90],
    ["GOVERNMENT", 90],
    ["ANALYST", 70],
    ["PRESS", 60],
    ["ALLEGED_VICTIM", 60],
    ["TRACKER", 30],
    ["THREAT_ACTOR", 30],
  ])("in the role %s is %d", (speakerRole, expected) => {
    expect(CERTAINTY_BY_ROLE[speakerRole]).toBe(expected);
    expect(standingOf(claim("a", { speakerRole })).confidence).toBe(expected);
  });

  test.each([0, 1, 45, 99])("is its own certainty of %d, whatever its role", (certainty) => {
    expect(standingOf(claim("a", { speakerRole: "VICTIM", certainty })).confidence).toBe(certainty);
  });

  test("is at most 99", () => {
    expect(standingOf(claim("a", { certainty: 100 })).confidence).toBe(99);
  });
});

describe("the confidence of several roots", () => {
  test.each([
    [[60, 70], 88],
    [[30, 30], 51],
    [[90, 90], 99],
    [[90, 90, 90], 99],
    [[50, 0], 50],
    [[33, 33, 33], 70],
    [[100, 10], 99],
  ])("of %j combines to %d", (certainties, expected) => {
    expect(confidenceOf("CORROBORATED", rootsWith(...certainties))).toBe(expected);
  });

  test("counts each root once: echoes and repetitions add nothing", () => {
    const original = claim("a", { byId: "a", sources: [source("a")] });
    const echoes = [
      claim("b", { sources: [source("b", ["a"])] }),
      claim("c", { restates: ["a"] }),
      claim("d", { byId: "a" }),
    ];
    expect(standingOf(original, ...echoes).confidence).toBe(60);
  });
});

describe("the confidence of what is opposed", () => {
  test.each([
    [[90, 90], 50],
    [[51], 50],
    [[50], 50],
    [[30], 30],
    [[30, 30], 50],
  ])("from roots of %j is %d", (certainties, expected) => {
    expect(confidenceOf("DISPUTED", rootsWith(...certainties))).toBe(expected);
    const claims = certainties.map((certainty, index) => claim(String(index), { certainty }));
    expect(standingOf(...claims, denial("d")).confidence).toBe(expected);
  });
});

describe("without a standing assertion", () => {
  test.each([
    ["UNSUPPORTED", []],
    ["REFUTED", [denial("d", { speakerRole: "VICTIM" })]],
    ["RETRACTED", [claim("a"), elsewhere("r", { retracts: ["a"] })]],
    ["SUPERSEDED", [claim("a"), elsewhere("s", { supersedes: ["a"] })]],
  ])("the confidence of what is %s is 0", (status, claims) => {
    expect(standingOf(...claims)).toMatchObject({ status, confidence: 0 });
  });
});
