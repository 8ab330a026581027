import {
  addDays,
  addMonths,
  claimsBetween,
  claimsOf,
  daysBetween,
  inWordsOfDate,
  inWordsOfLens,
  lastKnownDay,
  stopsOf,
} from "../../../explorer/src/graph/dates";
import type { Fact } from "../../../explorer/src/graph/model";
import { dump, fujitsu, makeClaim, makeFact, makeSnapshot } from "./builders";

const claim = (id: string, publishedAt: string | null, day: string) =>
  makeClaim(id, publishedAt, { knownFrom: `${day}T00:00:00.000Z` });
const fact = (id: string, status: Fact["status"], claims: Fact["claims"]) =>
  makeFact(id, dump, fujitsu, { status, claims });
const snapshot = (...facts: Fact[]) => makeSnapshot([], facts);

describe("the words of a date", () => {
  test.each([
    ["2021", "2021"],
    ["2021-09", "September 2021"],
    ["2021-09-10", "10 September 2021"],
    [null, "no date"],
    ["long ago", "long ago"],
  ])("%s is said as precisely as it is known: %s", (date, words) => {
    expect(inWordsOfDate(date)).toBe(words);
  });

  test("a thumb on a day shows what was known when the day before ended", () => {
    expect(lastKnownDay("2021-09-12")).toBe("11 September 2021");
    expect(lastKnownDay("2021-09-01")).toBe("31 August 2021");
    expect(lastKnownDay(null)).toBe("today");
  });

  test("both thumbs are one sentence", () => {
    expect(inWordsOfLens({ since: null, before: null })).toBe("As it is known today.");
    expect(inWordsOfLens({ since: "2021-08-27", before: "2021-09-12" })).toBe(
      "As it was known at the end of 11 September 2021, compared with 26 August 2021.",
    );
  });
});

describe("days", () => {
  test("are added across months, leap days and the change of the clocks", () => {
    expect(addDays("2021-08-31", 1)).toBe("2021-09-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(daysBetween("2021-03-01", "2021-11-01")).toBe(245);
  });

  test("a month later is the same day, or the last there is", () => {
    expect(addMonths("2021-01-31", 1)).toBe("2021-02-28");
    expect(addMonths("2021-12-15", 1)).toBe("2022-01-15");
    expect(addMonths("2021-03-31", -1)).toBe("2021-02-28");
    expect(addMonths("2021-01-10", -12)).toBe("2020-01-10");
  });
});

describe("the claims of snapshots", () => {
  const first = claim("first", "2021-08-26", "2021-08-27");
  const second = claim("second", "2021-08", "2021-09-01");
  const third = claim("third", "2021-09-10", "2021-09-11");
  const undated = claim("undated", null, "2026-01-01");

  test("are each told once, earliest first, and a thumb stops where one more is known", () => {
    const claims = claimsOf([
      snapshot(fact("f", "ALLEGED", [third, first])),
      snapshot(fact("f", "ALLEGED", [first]), fact("g", "REPORTED", [second, undated])),
    ]);
    expect(claims.map(({ id }) => id)).toEqual(["first", "second", "third", "undated"]);
    expect(stopsOf(claims)).toEqual(["2021-08-27", "2021-09-01", "2021-09-11"]);
  });

  test("explain a difference only if they came between the thumbs and their fact changed", () => {
    const then = snapshot(fact("f", "ALLEGED", [first]), fact("same", "REPORTED", []));
    const now = snapshot(
      fact("f", "REFUTED", [first, third]),
      fact("same", "REPORTED", [claim("beside", "2021-09-01", "2021-09-02")]),
    );
    const snapshots = { now, then, ever: now };
    expect(
      claimsBetween(snapshots, { since: "2021-08-27", before: "2021-09-12", preset: "CURRENT_BEST" }),
    ).toEqual(["third"]);
    expect(claimsBetween(snapshots, { since: "2021-09-11", before: null, preset: "CURRENT_BEST" })).toEqual(
      [],
    );
    expect(
      claimsBetween({ ...snapshots, then: null }, { since: null, before: null, preset: "CURRENT_BEST" }),
    ).toEqual([]);
  });
});
