import { addDays, addMonths, type DatedClaim, dayOf, daysBetween } from "./dates";

/** A bar: how many claims were published in a span of days. */
export interface Bin {
  /** Its first day, and the first day behind it. */
  readonly from: string;
  readonly to: string;
  readonly claims: number;
}

/** When the claims of a view were published, as bars along a line of days. */
export interface Histogram {
  /** The line's first day, and the first one behind it. */
  readonly from: string;
  readonly to: string;
  readonly unit: "day" | "month" | "year";
  /** Those that have claims, earliest first. */
  readonly bins: readonly Bin[];
  /** The most claims of a bar. */
  readonly most: number;
  readonly undated: number;
}

/** Up to this many days each has its bar; up to this many months; years beyond. */
const MOST_DAYS = 366;
const MOST_MONTHS = 180;

/**
 * Claims by the last day of the day, month or year in which they were published: from the next day on they are known, which
 * is what a thumb asks for. Null where no claim has a date.
 */
export function makeHistogram(claims: readonly DatedClaim[]): Histogram | null {
  const days = claims
    .filter(({ isDated }) => isDated)
    .map(({ knownFrom }) => addDays(dayOf(knownFrom), -1))
    .sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const span = daysBetween(first, last);
  const unit = span <= MOST_DAYS ? "day" : span <= MOST_MONTHS * 31 ? "month" : "year";
  const counts = new Map<string, number>();
  for (const day of days) {
    const start = startOf(day, unit);
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  const bins = [...counts].map(([from, count]) => ({ from, to: endOf(from, unit), claims: count }));
  // Room on both sides: a thumb can stand before all claims, and behind all of them.
  const room = Math.max(3, Math.round(span * 0.04));
  return {
    from: addDays(startOf(first, unit), -room),
    to: addDays(endOf(startOf(last, unit), unit), room),
    unit,
    bins,
    most: Math.max(...bins.map((bin) => bin.claims)),
    undated: claims.length - days.length,
  };
}

function startOf(day: string, unit: Histogram["unit"]): string {
  if (unit === "day") return day;
  return unit === "month" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

function endOf(start: string, unit: Histogram["unit"]): string {
  return unit === "day" ? addDays(start, 1) : addMonths(start, unit === "month" ? 1 : 12);
}

/** Days at which the line has a mark, with no more marks than asked for: months, quarters or years. */
export function marksOf({ from, to }: Pick<Histogram, "from" | "to">, most: number): readonly string[] {
  const days = daysBetween(from, to);
  const months = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((step) => days / 30.4 / step <= most) ?? 600;
  const year = Number(from.slice(0, 4));
  const start = months > 12 ? `${String(Math.floor(year / 10) * 10)}-01-01` : `${String(year)}-01-01`;
  const marks: string[] = [];
  for (let mark = start; mark < to; mark = addMonths(mark, months)) if (mark >= from) marks.push(mark);
  return marks;
}

/** Where a day lies on the line, 0 to 1; what lies outside is at its end. */
export function placeOf(day: string, { from, to }: Pick<Histogram, "from" | "to">): number {
  return Math.min(1, Math.max(0, daysBetween(from, day) / daysBetween(from, to)));
}

/** The day at a place from 0 to 1. */
export function dayAt(place: number, { from, to }: Pick<Histogram, "from" | "to">): string {
  return addDays(from, Math.round(Math.min(1, Math.max(0, place)) * daysBetween(from, to)));
}
