import type { DatedClaim } from "../../../explorer/src/graph/dates";
import { dayAt, makeHistogram, marksOf, placeOf } from "../../../explorer/src/graph/histogram";

/** Claims that are known from these days on. */
function known(...days: string[]): DatedClaim[] {
  return days.map((day, index) => ({
    id: String(index),
    fact: "f",
    knownFrom: `${day}T00:00:00.000Z`,
    isDated: true,
  }));
}

test("claims of some weeks have a bar for each day of publication, not for the day after", () => {
  expect(makeHistogram(known("2021-08-27", "2021-09-11", "2021-09-11"))).toMatchObject({
    unit: "day",
    bins: [
      { from: "2021-08-26", to: "2021-08-27", claims: 1 },
      { from: "2021-09-10", to: "2021-09-11", claims: 2 },
    ],
    most: 2,
    undated: 0,
  });
});

test("there is room before the first claim and behind the last, for the thumbs", () => {
  const histogram = makeHistogram(known("2021-08-27"));
  expect(histogram).toMatchObject({ from: "2021-08-23", to: "2021-08-30" });
});

test("claims of some years are counted by month, of decades by year", () => {
  expect(makeHistogram(known("2019-05-02", "2019-05-30", "2021-01-01"))).toMatchObject({
    unit: "month",
    bins: [
      { from: "2019-05-01", to: "2019-06-01", claims: 2 },
      { from: "2020-12-01", to: "2021-01-01", claims: 1 },
    ],
  });
  expect(makeHistogram(known("1990-05-02", "2021-07-01"))).toMatchObject({
    unit: "year",
    bins: [
      { from: "1990-01-01", to: "1991-01-01", claims: 1 },
      { from: "2021-01-01", to: "2022-01-01", claims: 1 },
    ],
  });
});

test("undated claims are counted apart; without a dated one there is no line", () => {
  const undated = { id: "u", fact: "f", knownFrom: "2026-01-01T00:00:00.000Z", isDated: false };
  expect(makeHistogram([...known("2021-08-27"), undated])).toMatchObject({ undated: 1, most: 1 });
  expect(makeHistogram([undated])).toBeNull();
  expect(makeHistogram([])).toBeNull();
});

test("a day's place on the line leads back to the day, and what is outside is at the ends", () => {
  const line = { from: "2021-08-01", to: "2021-12-01" };
  for (const day of ["2021-08-01", "2021-08-27", "2021-11-30", "2021-12-01"]) {
    expect(dayAt(placeOf(day, line), line)).toBe(day);
  }
  expect([placeOf("2020-01-01", line), placeOf("2022-01-01", line)]).toEqual([0, 1]);
  expect([dayAt(-1, line), dayAt(2, line)]).toEqual([line.from, line.to]);
});

test("marks are months where there is room, and never more than asked for", () => {
  expect(marksOf({ from: "2021-08-22", to: "2021-12-13" }, 12)).toEqual([
    "2021-09-01",
    "2021-10-01",
    "2021-11-01",
    "2021-12-01",
  ]);
  for (const most of [2, 5, 9]) {
    for (const from of ["1950-01-01", "1999-06-10", "2019-12-30"]) {
      const marks = marksOf({ from, to: "2021-12-13" }, most);
      expect(marks.length).toBeLessThanOrEqual(most + 1);
      expect(marks.every((mark) => mark >= from && mark < "2021-12-13")).toBe(true);
    }
  }
});
