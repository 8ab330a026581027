import fc from "fast-check";
import {
  findFuzzyBounds,
  FUZZY_DATE_FORMS,
  getFuzzyBounds,
  lastMomentOf,
} from "../../src/shared/fuzzy-date.js";

describe("the bounds of a fuzzy date", () => {
  test.each([
    ["2021", "2021-01-01T00:00:00Z", "2022-01-01T00:00:00Z"],
    ["2021-05", "2021-05-01T00:00:00Z", "2021-06-01T00:00:00Z"],
    ["2021-12", "2021-12-01T00:00:00Z", "2022-01-01T00:00:00Z"],
    ["2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"],
    ["2021-05-26", "2021-05-26T00:00:00Z", "2021-05-27T00:00:00Z"],
    ["2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"],
    ["2021-12-31", "2021-12-31T00:00:00Z", "2022-01-01T00:00:00Z"],
    ["0099", "0099-01-01T00:00:00Z", "0100-01-01T00:00:00Z"],
  ])("%s lasts from %s up to %s", (date, earliest, latest) => {
    expect(getFuzzyBounds(date)).toEqual({ earliest: Date.parse(earliest), latest: Date.parse(latest) });
    expect(lastMomentOf(date)).toBe(Date.parse(latest) - 1);
  });

  test.each([
    ["2021-05-26T10:00Z", "2021-05-26T10:00:00.000Z"],
    ["2021-05-26T10:00:00Z", "2021-05-26T10:00:00.000Z"],
    ["2021-05-26T10:00:00.25Z", "2021-05-26T10:00:00.250Z"],
    ["2021-05-26T00:30:00+09:00", "2021-05-25T15:30:00.000Z"],
    ["2021-12-31T23:00:00-05:00", "2022-01-01T04:00:00.000Z"],
  ])("%s is the one moment %s", (date, moment) => {
    const time = Date.parse(moment);
    expect(getFuzzyBounds(date)).toEqual({ earliest: time, latest: time });
    expect(lastMomentOf(date)).toBe(time);
  });

  test.each([
    "",
    "21",
    "2021-5",
    "2021-00",
    "2021-13",
    "2021-05-00",
    "2021-02-29",
    "2021-04-31",
    "2021-05-26 10:00",
    "2021-05-26T10:00:00",
    "2021-02-30T10:00:00Z",
    "2021-05-26T25:00:00Z",
    "2021-05-26T10:60:00Z",
    "2021-05-26T10:00:00+25:00",
    "2021-05-26T10Z",
    "26.05.2021",
    " 2021",
    "2021\n",
    "+02021",
    "May 2021",
  ])("%j is no fuzzy date", (text) => {
    expect(findFuzzyBounds(text)).toBeUndefined();
    expect(() => getFuzzyBounds(text)).toThrow(FUZZY_DATE_FORMS);
  });

  test("of a day lie within those of its month, and these within those of its year", () => {
    const days = fc.date({ min: new Date("0001-01-01"), max: new Date("9998-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (moment) => {
        const text = moment.toISOString();
        const nested = [text, text.slice(0, 10), text.slice(0, 7), text.slice(0, 4)].map(getFuzzyBounds);
        nested.slice(1).forEach((wider, index) => {
          const inner = nested[index];
          expect(wider.earliest).toBeLessThanOrEqual(inner?.earliest ?? NaN);
          expect(wider.latest).toBeGreaterThanOrEqual(inner?.latest ?? NaN);
          expect(wider.latest).toBeGreaterThan(moment.getTime());
        });
      }),
    );
  });
});
