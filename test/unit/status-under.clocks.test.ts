import type { Claim } from "../../src/belief/claim.js";
import { knownFrom } from "../../src/belief/clocks.js";
import type { EvidencePolicy } from "../../src/belief/lens.js";
import { statusUnder } from "../../src/belief/status-under.js";
import type { SpeakerRole } from "../../src/belief/vocabularies.js";
import { belief, claim, denial, elsewhere, lensWith, source } from "./support/beliefs.js";

function statusAt(publishedBefore: number, ...claims: Claim[]): string {
  return statusUnder(lensWith({}, { publishedBefore }), belief(...claims)).status;
}

function statusRecordedAt(recordedBefore: number, ...claims: Claim[]): string {
  return statusUnder(lensWith({}, { recordedBefore }), belief(...claims)).status;
}

function statusUnderPolicy(policy: Partial<EvidencePolicy>, ...claims: Claim[]): string {
  return statusUnder(lensWith(policy), belief(...claims)).status;
}

const SEPTEMBER = Date.parse("2021-09-01T00:00:00.000Z");

describe("a fuzzy date is known from its latest moment", () => {
  test.each([
    ["a year", "2020", "2021-01-01T00:00:00.000Z"],
    ["a month", "2021-08", "2021-09-01T00:00:00.000Z"],
    ["December", "2021-12", "2022-01-01T00:00:00.000Z"],
    ["February of a leap year", "2024-02", "2024-03-01T00:00:00.000Z"],
    ["a day", "2021-08-26", "2021-08-27T00:00:00.000Z"],
    ["the last day of a year", "2021-12-31", "2022-01-01T00:00:00.000Z"],
    ["a moment", "2021-08-26T10:00:00.500Z", "2021-08-26T10:00:00.500Z"],
    ["a moment elsewhere", "2021-08-26T10:00:00+09:00", "2021-08-26T01:00:00.000Z"],
  ])("%s, %s: from %s on, and not a millisecond before", (_what, publishedAt, from) => {
    const moment = Date.parse(from);
    expect(statusAt(moment - 1, claim("a", { publishedAt }))).toBe("UNSUPPORTED");
    expect(statusAt(moment, claim("a", { publishedAt }))).toBe("REPORTED");
  });

  test("so is a withdrawal", () => {
    const claims = [
      claim("a", { publishedAt: "2021" }),
      elsewhere("s", { publishedAt: "2022-08", supersedes: ["a"] }),
    ];
    const from = Date.parse("2022-09-01T00:00:00Z");
    expect(statusAt(from - 1, ...claims)).toBe("REPORTED");
    expect(statusAt(from, ...claims)).toBe("SUPERSEDED");
  });

  test("so is a denial", () => {
    const claims = [claim("a", { publishedAt: "2021-01" }), denial("d", { publishedAt: "2021-08" })];
    expect(statusAt(SEPTEMBER - 1, ...claims)).toBe("REPORTED");
    expect(statusAt(SEPTEMBER, ...claims)).toBe("DISPUTED");
  });
});

describe("when a claim was public", () => {
  const sources = [source("late", [], "2021-11"), source("early", [], "2021-10-05"), source("undated")];
  const dated: Partial<Claim> = { publishedAt: "2021-08", claimedAt: "2021-06", recordedAt: 5, sources };

  test.each([
    ["its own date of publication before all others", dated, "2021-09-01"],
    [
      "its own date of publication even if its source is earlier",
      { ...dated, publishedAt: "2022" },
      "2023-01-01",
    ],
    ["else its earliest source's", { ...dated, publishedAt: null }, "2021-10-06"],
    [
      "else the end of the date it was made",
      { ...dated, publishedAt: null, sources: [source("undated")] },
      "2021-07-01",
    ],
    ["without any source, the same", { ...dated, publishedAt: null, sources: [] }, "2021-07-01"],
  ])("%s", (_rule, over, expected) => {
    expect(knownFrom(claim("a", over))).toBe(Date.parse(expected));
  });

  test("else when it was recorded", () => {
    expect(knownFrom(claim("a", { publishedAt: null, recordedAt: 1234 }))).toBe(1234);
    expect(statusAt(1233, claim("a", { publishedAt: null, recordedAt: 1234 }))).toBe("UNSUPPORTED");
    expect(statusAt(1234, claim("a", { publishedAt: null, recordedAt: 1234 }))).toBe("REPORTED");
  });
});

describe("record time", () => {
  const held = claim("a", { recordedAt: 1000, recordedTo: 2000 });

  test.each([
    [999, "UNSUPPORTED"],
    [1000, "REPORTED"],
    [1999, "REPORTED"],
    [2000, "UNSUPPORTED"],
  ])("at %d a claim held from 1000 up to 2000 makes it %s", (recordedBefore, status) => {
    expect(statusRecordedAt(recordedBefore, held)).toBe(status);
  });

  test("is apart from publication time: what was public and not yet recorded is not known", () => {
    const claims = [claim("a", { publishedAt: "2010", recordedAt: 1000 })];
    expect(statusRecordedAt(999, ...claims)).toBe("UNSUPPORTED");
    expect(statusRecordedAt(1000, ...claims)).toBe("REPORTED");
  });

  test("a withdrawal counts from when it was recorded, and no more once its record is closed", () => {
    const claims = [claim("a"), elsewhere("r", { retracts: ["a"], recordedAt: 1000, recordedTo: 2000 })];
    expect(statusRecordedAt(999, ...claims)).toBe("REPORTED");
    expect(statusRecordedAt(1000, ...claims)).toBe("RETRACTED");
    expect(statusRecordedAt(2000, ...claims)).toBe("REPORTED");
  });
});

describe("exclusions", () => {
  const inBoth = claim("a", {
    publishedAt: null,
    sources: [source("s", [], "2021"), source("t", [], "2022")],
  });

  test("of sources drop a claim when they leave it none", () => {
    expect(statusUnderPolicy({ excludeSources: ["s"] }, inBoth)).toBe("REPORTED");
    expect(statusUnderPolicy({ excludeSources: ["s", "t"] }, inBoth)).toBe("UNSUPPORTED");
    expect(statusUnderPolicy({ excludeSources: ["s"] }, claim("a"))).toBe("REPORTED");
  });

  test("of sources leave a claim known from the sources that are left", () => {
    const from = Date.parse("2023-01-01");
    const at = (publishedBefore: number): string =>
      statusUnder(lensWith({ excludeSources: ["s"] }, { publishedBefore }), belief(inBoth)).status;
    expect(at(from - 1)).toBe("UNSUPPORTED");
    expect(at(from)).toBe("REPORTED");
  });

  test("of a dated source do not make a claim known before it was public", () => {
    const claimed = claim("a", {
      publishedAt: null,
      claimedAt: "2020",
      sources: [source("s", [], "2022"), source("undated")],
    });
    const lens = lensWith({ excludeSources: ["s"] }, { publishedBefore: Date.parse("2021-06-01") });
    expect(statusUnder(lens, belief(claimed)).status).toBe("UNSUPPORTED");
    expect(statusUnder(lensWith({ excludeSources: ["s"] }), belief(claimed)).status).toBe("REPORTED");
  });

  test("of claims drop these and no others", () => {
    expect(statusUnderPolicy({ excludeClaims: ["a"] }, claim("a"))).toBe("UNSUPPORTED");
    expect(statusUnderPolicy({ excludeClaims: ["a"] }, claim("a"), claim("b"))).toBe("REPORTED");
    expect(statusUnderPolicy({ excludeClaims: ["d"] }, claim("a"), denial("d"))).toBe("REPORTED");
  });

  test.each<[SpeakerRole[], string]>([
    [[], "CONFIRMED"],
    [["VICTIM"], "CORROBORATED"],
    [["VICTIM", "PRESS"], "REPORTED"],
    [["VICTIM", "PRESS", "ANALYST"], "ALLEGED"],
    [["VICTIM", "PRESS", "ANALYST", "THREAT_ACTOR"], "UNSUPPORTED"],
  ])("of the roles %j leave it %s", (excludeSpeakerRoles, status) => {
    const roles: SpeakerRole[] = ["VICTIM", "PRESS", "ANALYST", "THREAT_ACTOR"];
    const claims = roles.map((speakerRole) => claim(speakerRole, { speakerRole }));
    expect(statusUnderPolicy({ excludeSpeakerRoles }, ...claims)).toBe(status);
  });

  test("of a role drop its denials and its withdrawals too", () => {
    const claims = [claim("a"), denial("d", { speakerRole: "VICTIM", retracts: ["a"] })];
    expect(statusUnder(lensWith(), belief(...claims)).status).toBe("REFUTED");
    expect(statusUnderPolicy({ excludeSpeakerRoles: ["VICTIM"] }, ...claims)).toBe("REPORTED");
  });
});
