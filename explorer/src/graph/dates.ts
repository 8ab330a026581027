import type { ViewLens } from "../state/view";
import type { Snapshot } from "./model";
import type { Snapshots } from "./scene";

/** A claim's day, and the fact that it is about. */
export interface DatedClaim {
  readonly id: string;
  readonly fact: string;
  /** From when it is known: the end of the day, month or year of its publication, as an ISO moment. */
  readonly knownFrom: string;
  readonly isDated: boolean;
}

/** The most claims that `nodes` gives at a time. */
const MOST_CLAIMS = 100;
const DAY_MS = 86_400_000;

/** All claims about the facts of some snapshots, each once, earliest first. */
export function claimsOf(snapshots: readonly Snapshot[]): readonly DatedClaim[] {
  const found = new Map<string, DatedClaim>();
  for (const { facts } of snapshots) {
    for (const { id: fact, claims } of facts.values()) {
      for (const { id, knownFrom, publishedAt } of claims) {
        found.set(id, { id, fact, knownFrom, isDated: publishedAt !== null });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.knownFrom.localeCompare(b.knownFrom));
}

/** Ids of the claims about facts that differ between the thumbs, of those that came between them. */
export function claimsBetween(
  { now, then, ever }: Snapshots,
  { since, before }: ViewLens,
): readonly string[] {
  if (!then || since === null) return [];
  const differs = (fact: string): boolean => now.facts.get(fact)?.status !== then.facts.get(fact)?.status;
  return claimsOf([then, now, ever])
    .filter(({ knownFrom }) => dayOf(knownFrom) > since && (before === null || dayOf(knownFrom) <= before))
    .filter(({ fact }) => differs(fact))
    .map(({ id }) => id)
    .slice(0, MOST_CLAIMS);
}

/** The day of an ISO moment, in UTC: what a thumb on that day lets in. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** Days from one day to another, "2021-08-30" to "2021-09-01" being 2. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY_MS).toISOString());
}

/** The same day of another month, or its last day: 31 January and a month is 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString());
}

/** The days on which a thumb lets in one claim more, each once, earliest first. */
export function stopsOf(claims: readonly DatedClaim[]): readonly string[] {
  return [...new Set(claims.filter(({ isDated }) => isDated).map(({ knownFrom }) => dayOf(knownFrom)))];
}

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** A date as precise as it is known: "2021" stays a year, "2021-09" is "September 2021"; null is "no date". */
export function inWordsOfDate(date: string | null): string {
  if (date === null) return "no date";
  if (/^\d{4}$/.test(date)) return date;
  if (Number.isNaN(Date.parse(date))) return date;
  return (/^\d{4}-\d{2}$/.test(date) ? MONTH : DAY).format(new Date(date));
}

/** What a thumb on a day shows: all that was known when the day before ended. Null is today. */
export function lastKnownDay(thumb: string | null): string {
  return thumb === null ? "today" : inWordsOfDate(addDays(thumb, -1));
}

/** "As it was known on 11 September 2021, compared with 26 August 2021." */
export function inWordsOfLens({ since, before }: Pick<ViewLens, "since" | "before">): string {
  const now =
    before === null ? "As it is known today" : `As it was known at the end of ${lastKnownDay(before)}`;
  return since === null ? `${now}.` : `${now}, compared with ${lastKnownDay(since)}.`;
}
