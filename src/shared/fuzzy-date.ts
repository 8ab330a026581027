/**
 * Dates as precise as their source: "2021", "2021-05", "2021-05-26" or a full ISO 8601 moment. A fuzzy date
 * is kept as the text it came in, so that a month stays a month; its bounds are computed when asked for.
 */
export type FuzzyDate = string;

/** The moments a fuzzy date may stand for, as milliseconds since 1970 (UTC): from `earliest` up to, not including, `latest`. */
export interface FuzzyBounds {
  readonly earliest: number;
  readonly latest: number;
}

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The bounds of a fuzzy date, or undefined where the text is none. */
export function findFuzzyBounds(text: string): FuzzyBounds | undefined {
  if (MOMENT.test(text)) {
    const moment = Date.parse(text);
    return Number.isNaN(moment) || !isRealDay(text.slice(0, 10))
      ? undefined
      : { earliest: moment, latest: moment };
  }
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const y = Number(year);
  if (day !== undefined) {
    if (!isRealDay(text)) return undefined;
    return {
      earliest: utc(y, Number(month) - 1, Number(day)),
      latest: utc(y, Number(month) - 1, Number(day) + 1),
    };
  }
  if (month !== undefined) {
    const m = Number(month);
    if (m < 1 || m > 12) return undefined;
    return { earliest: utc(y, m - 1, 1), latest: utc(y, m, 1) };
  }
  return { earliest: utc(y, 0, 1), latest: utc(y + 1, 0, 1) };
}

/** The bounds that were worked out lately: of many claims the dates are few. */
const KNOWN = new Map<string, FuzzyBounds>();
const MOST_KNOWN = 50_000;

/** The bounds of a date that was checked when it came in. */
export function getFuzzyBounds(text: FuzzyDate): FuzzyBounds {
  const known = KNOWN.get(text);
  if (known) return known;
  const bounds = findFuzzyBounds(text);
  if (!bounds) throw new Error(`Not a fuzzy date: "${text}". ${FUZZY_DATE_FORMS}`);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(text, bounds);
  return bounds;
}

/** The last moment that a date may stand for: of a month the last millisecond of it, of a moment itself. */
export function lastMomentOf(date: FuzzyDate): number {
  const { earliest, latest } = getFuzzyBounds(date);
  return Math.max(earliest, latest - 1);
}

/** The forms accepted, in words for an error message. */
export const FUZZY_DATE_FORMS =
  'Write a year "2021", a month "2021-05", a day "2021-05-26" or a moment "2021-05-26T10:00:00Z".';

/** Date.UTC reads years below 100 as 19xx; setUTCFullYear does not. */
function utc(year: number, monthIndex: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, monthIndex, day);
  return date.getTime();
}

function isRealDay(text: string): boolean {
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  const date = new Date(utc(year, month - 1, day));
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
