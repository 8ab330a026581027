import { STANCES } from "../state/vocabulary";
import { inWordsOfDate } from "./dates";
import type { Claim } from "./model";

/** "Andrew Kane, for Fujitsu" */
export function speakerOf({ by, onBehalfOf }: Pick<Claim, "by" | "onBehalfOf">): string {
  const speaker = by?.name ?? "Somebody not named";
  return onBehalfOf && onBehalfOf.name !== speaker ? `${speaker}, for ${onBehalfOf.name}` : speaker;
}

/** The address of a source, where a reader may follow it: of the web, and no other. A leak site's is never followed. */
export function linkOf({ url, kind }: Pick<Claim["sources"][number], "url" | "kind">): string | null {
  if (url === null || kind === "LEAK_POST") return null;
  return /^https?:\/\/[^\s]+$/i.test(url) ? url : null;
}

/** A claim as plain text, to be put into a report: what, who, when, where it was published, and its ids here. */
export function citationOf(
  claim: Claim,
  statement: { readonly id: string; readonly sentence: string },
): string {
  const quote = claim.quote === null ? "(no quote)" : `“${claim.quote}”`;
  const withdrawn = claim.stands ? "" : " Withdrawn since.";
  const sources = claim.sources.map(
    ({ title, url, publisher, publishedAt }) =>
      `Source: ${[title, publisher?.name, inWordsOfDate(publishedAt), url].filter(Boolean).join(", ")}.`,
  );
  return [
    `${quote} ${speakerOf(claim)}, ${inWordsOfDate(claim.publishedAt)}.${withdrawn}`,
    `About: ${statement.sentence} (the speaker ${STANCES[claim.stance]} it).`,
    ...sources,
    `Breachpath statement ${statement.id}, claim ${claim.id}.`,
  ].join("\n");
}

/** Which claim took this one back or replaced it, among those that are at hand; null where none of them did. */
export function withdrawnBy(claim: Claim, others: readonly Claim[]): Claim | null {
  const names = ({ id }: { readonly id: string }): boolean => id === claim.id;
  return others.find(({ retracts, supersedes }) => retracts.some(names) || supersedes.some(names)) ?? null;
}
