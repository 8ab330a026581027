import { holdsAt, seeStatement } from "../../src/belief/admission.js";
import type { Claim } from "../../src/belief/claim.js";
import type { EvidencePolicy } from "../../src/belief/lens.js";
import type { EvidencePreset } from "../../src/belief/vocabularies.js";
import { belief, claim, denial, elsewhere, lensWith, source, STATEMENT } from "./support/beliefs.js";

const threat = claim("threat", { speakerRole: "THREAT_ACTOR", sources: [source("post")] });
const tracker = claim("tracker", { speakerRole: "TRACKER" });
const retraction = (id: string): Claim => elsewhere("withdrawal", { retracts: [id] });

const CASES = {
  unsupported: [],
  refuted: [denial("d")],
  "refuted, once alleged": [threat, denial("d"), retraction("threat")],
  retracted: [claim("a"), retraction("a")],
  "retracted, once alleged": [threat, retraction("threat")],
  superseded: [claim("a"), elsewhere("s", { supersedes: ["a"] })],
  disputed: [claim("a"), denial("d")],
  "disputed, alleged": [threat, denial("d")],
  "disputed, by an echo of what is alleged": [
    threat,
    claim("e", { sources: [source("e", ["post"])] }),
    denial("d"),
  ],
  "disputed, of the victim's word": [claim("a", { speakerRole: "VICTIM" }), denial("d")],
  "alleged by a threat actor": [threat],
  "alleged by a tracker": [tracker],
  reported: [claim("a")],
  "reported and alleged": [claim("a"), threat],
  corroborated: [claim("a"), claim("b")],
  "confirmed by the victim": [claim("a", { speakerRole: "VICTIM" })],
  "confirmed by the victim, which cites the threat actor": [
    threat,
    claim("a", { speakerRole: "VICTIM", sources: [source("statement", ["post"])] }),
  ],
  "confirmed by a regulator": [claim("a", { speakerRole: "REGULATOR" })],
} as const satisfies Record<string, readonly Claim[]>;
type Case = keyof typeof CASES;

const CURRENT: readonly Case[] = [
  "disputed",
  "disputed, alleged",
  "disputed, by an echo of what is alleged",
  "disputed, of the victim's word",
  "alleged by a threat actor",
  "alleged by a tracker",
  "reported",
  "reported and alleged",
  "corroborated",
  "confirmed by the victim",
  "confirmed by the victim, which cites the threat actor",
  "confirmed by a regulator",
];
const RESTING_ON_THREAT_ACTORS: readonly Case[] = [
  "disputed, alleged",
  "disputed, by an echo of what is alleged",
  "alleged by a threat actor",
  "alleged by a tracker",
];

const ADMITTED: Readonly<Record<EvidencePreset, readonly Case[]>> = {
  CURRENT_BEST: CURRENT,
  ALL_CLAIMS: [...CURRENT, "refuted, once alleged", "retracted", "retracted, once alleged", "superseded"],
  CORROBORATED: CURRENT.filter((each) => each.startsWith("corroborated") || each.startsWith("confirmed")),
  VICTIM_CONFIRMED: CURRENT.filter((each) => each.startsWith("confirmed by the victim")),
  NOT_THREAT_ACTOR_ALONE: CURRENT.filter((each) => !RESTING_ON_THREAT_ACTORS.includes(each)),
  AS_ALLEGED: [...CURRENT, "refuted, once alleged", "retracted, once alleged"],
};

function admits(policy: Partial<EvidencePolicy>, claims: readonly Claim[]): boolean {
  return seeStatement(lensWith(policy), belief(...claims)).admitted;
}

describe("presets", () => {
  const presets = Object.keys(ADMITTED) as EvidencePreset[];
  const rows = presets.flatMap((preset) =>
    (Object.keys(CASES) as Case[]).map((name) => [preset, ADMITTED[preset].includes(name), name] as const),
  );
  test.each(rows)("%s: %p for what is %s", (preset, admitted, name) => {
    expect(admits({ preset }, CASES[name])).toBe(admitted);
  });
});

describe("policy fields", () => {
  test("statuses take the place of the preset's, also of those it leaves out", () => {
    expect(admits({ statuses: ["REFUTED"] }, CASES.refuted)).toBe(true);
    expect(admits({ statuses: ["UNSUPPORTED"] }, CASES.unsupported)).toBe(true);
    expect(admits({ statuses: ["REFUTED", "ALLEGED"] }, CASES.reported)).toBe(false);
    expect(admits({ statuses: ["ALLEGED"], preset: "CORROBORATED" }, [threat])).toBe(true);
    expect(admits({ statuses: [] }, CASES.reported)).toBe(false);
  });

  test.each([
    [0, true],
    [60, true],
    [61, false],
  ])("a lowest confidence of %d: %p for one of 60", (minConfidence, admitted) => {
    expect(admits({ minConfidence }, CASES.reported)).toBe(admitted);
  });

  test.each([
    [0, true],
    [2, true],
    [3, false],
  ])("at least %d roots: %p for two", (minIndependentRoots, admitted) => {
    expect(admits({ minIndependentRoots }, CASES["reported and alleged"])).toBe(admitted);
  });

  test("required roles ask for a standing assertion by one of them", () => {
    expect(admits({ requireSpeakerRoles: ["ANALYST"] }, CASES.reported)).toBe(false);
    expect(admits({ requireSpeakerRoles: ["ANALYST", "PRESS"] }, CASES.reported)).toBe(true);
    const denied = [claim("a"), denial("d", { speakerRole: "ANALYST" })];
    expect(admits({ requireSpeakerRoles: ["ANALYST"] }, denied)).toBe(false);
    const withdrawn = [claim("a"), claim("b", { speakerRole: "ANALYST" }), retraction("b")];
    expect(admits({ requireSpeakerRoles: ["ANALYST"] }, withdrawn)).toBe(false);
  });

  test("exclusions are read as if the claims did not exist", () => {
    expect(admits({ excludeClaims: ["a"] }, CASES.reported)).toBe(false);
    expect(admits({ excludeSpeakerRoles: ["PRESS"] }, CASES.reported)).toBe(false);
    expect(admits({ excludeSources: ["post"] }, [threat])).toBe(false);
    expect(admits({ excludeClaims: ["d"], preset: "NOT_THREAT_ACTOR_ALONE" }, CASES.disputed)).toBe(true);
  });

  test("all that is asked must hold", () => {
    const policy: Partial<EvidencePolicy> = {
      preset: "CORROBORATED",
      minConfidence: 84,
      minIndependentRoots: 2,
      requireSpeakerRoles: ["PRESS"],
    };
    expect(admits(policy, CASES.corroborated)).toBe(true);
    expect(admits({ ...policy, minConfidence: 85 }, CASES.corroborated)).toBe(false);
    expect(admits({ ...policy, preset: "VICTIM_CONFIRMED" }, CASES.corroborated)).toBe(false);
  });
});

describe("a statement recorded after the lens's record time", () => {
  test.each([
    [999, false],
    [1000, true],
  ])("at %d: %p", (recordedBefore, admitted) => {
    const lens = lensWith({}, { recordedBefore });
    const seen = seeStatement(lens, { statement: { ...STATEMENT, recordedAt: 1000 }, claims: [claim("a")] });
    expect(seen.admitted).toBe(admitted);
  });
});

describe("validAt", () => {
  test.each([
    [null, null, "1970", true],
    ["2021-05", null, "2021-04", false],
    ["2021-05", null, "2021-04-30T23:59:59.999Z", false],
    ["2021-05", null, "2021-05-01T00:00:00Z", true],
    ["2021-05", null, "2021", true],
    ["2021-05-26", null, "2021-05", true],
    ["2021-05-26", null, "2021-05-25", false],
    ["2021-06-01", null, "2021-05", false],
    [null, "2021-05", "2021-05-31", true],
    [null, "2021-05", "2021-05-31T23:59:59.999Z", true],
    [null, "2021-05", "2021-06", false],
    [null, "2021-05", "2021-06-01T00:00:00Z", false],
    [null, "2021-05-26T10:00:00Z", "2021-05-26T10:00:00Z", true],
    [null, "2021-05-26T10:00:00Z", "2021-05-26T10:00:00.001Z", false],
    ["2021-05-26T10:00:00Z", null, "2021-05-26T09:59:59.999Z", false],
    ["2021-05-26T10:00:00Z", null, "2021-05-26", true],
    ["2020", "2022", "2021-07-04", true],
    ["2020", "2022", "2023", false],
    ["2020", "2022", "2019", false],
    ["2021-05-10", "2021-05-20", "2021-05", true],
  ])("a statement from %p to %p holds at %s: %p", (validFrom, validTo, validAt, holds) => {
    const of = { ...belief(claim("a")), statement: { ...STATEMENT, validFrom, validTo } };
    expect(holdsAt(of.statement, validAt)).toBe(holds);
    expect(holdsAt(of.statement, null)).toBe(true);
    expect(seeStatement(lensWith({}, { validAt }), of).admitted).toBe(holds);
  });
});
