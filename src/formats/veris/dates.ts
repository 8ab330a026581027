import { findFuzzyBounds } from "../../shared/fuzzy-date.js";
import type { VerisIncident } from "./incident.js";

/** A date as precise as VERIS gives it: "2016", "2016-06", "2016-06-03"; undefined where it is none. */
export function toFuzzyDate({ year, month, day }: VerisIncident["timeline"]["incident"]): string | undefined {
  if (year == null) return undefined;
  const parts = [String(year).padStart(4, "0")];
  if (month != null) parts.push(String(month).padStart(2, "0"));
  if (month != null && day != null) parts.push(String(day).padStart(2, "0"));
  const date = parts.join("-");
  return findFuzzyBounds(date) ? date : undefined;
}

/** The day of a moment such as "2016-09-19T13:07:00Z"; undefined where it is none. */
export function toDay(moment: string | null | undefined): string | undefined {
  const day = moment?.slice(0, 10) ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && findFuzzyBounds(day) ? day : undefined;
}
