import type { StatementStatus } from "../api/schema";
import { STATUSES } from "../state/vocabulary";
import { speakerOf } from "./citation";
import type { Claim } from "./model";

/** What stands behind a statement. */
export interface Behind {
  readonly status: StatementStatus;
  readonly claims: readonly Claim[];
  readonly roots: number;
  readonly articles: number;
}

/** Why a statement has its status, as sentences: the rule, who says so, who is against it, and on what it rests. */
export function whyOf({ status, claims, roots, articles }: Behind): readonly string[] {
  const asserted = claims.filter(({ stance }) => stance === "ASSERTS");
  const standing = asserted.filter(({ stands }) => stands);
  const withdrawn = asserted.filter(({ stands }) => !stands);
  const against = claims.filter(
    ({ stance, stands }) => stands && (stance === "DENIES" || stance === "QUALIFIES"),
  );
  return [
    STATUSES[status].meaning,
    standing.length > 0 && `Asserted by ${namesOf(standing)}.`,
    withdrawn.length > 0 && `Asserted, then withdrawn: ${namesOf(withdrawn)}.`,
    against.length > 0 && `Opposed by ${namesOf(against)}.`,
    standing.length > 0 &&
      `It rests on ${counted(roots, "independent root")}, found in ${counted(articles, "article")}.`,
  ].filter((sentence) => sentence !== false);
}

function namesOf(claims: readonly Claim[]): string {
  const names = [...new Set(claims.map(speakerOf))];
  const last = names.at(-1) ?? "nobody";
  const between = names.some((name) => name.includes(",")) ? "; " : ", ";
  return names.length < 2 ? last : `${names.slice(0, -1).join(between)} and ${last}`;
}

/** "1 article", "2 articles" */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}

/** The claims by side: who says so, who is against it, and who would not say; earliest first in each. */
export function sidesOf(
  claims: readonly Claim[],
): Readonly<Record<"pro" | "contra" | "silent", readonly Claim[]>> {
  const byDate = [...claims].sort((a, b) => a.knownFrom.localeCompare(b.knownFrom));
  const are = (...stances: readonly string[]): readonly Claim[] =>
    byDate.filter(({ stance }) => stances.includes(stance));
  return { pro: are("ASSERTS"), contra: are("DENIES", "QUALIFIES"), silent: are("DECLINES_TO_CONFIRM") };
}
