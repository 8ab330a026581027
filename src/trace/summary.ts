import { agentOf, type Claim } from "../belief/claim.js";
import type { Measurement } from "../belief/source.js";
import type { Comparator, MeasureKind } from "../belief/vocabularies.js";
import { getFuzzyBounds } from "../shared/fuzzy-date.js";
import type { Hop, Path } from "./result.js";

/** What sentences need besides the path: names by entity id, and measurements by claim id. */
export interface SummaryWords {
  nameOf(entityId: string): string;
  measurementsOf(claimId: string): readonly Measurement[];
}

/**
 * A path in sentences, one a hop: who said it and when, what was said, what opposes it.
 * For example: "According to Fujitsu and NISC (May 2021), in the incident X data was reached through ProjectWEB."
 */
export function summarize(path: Path, words: SummaryWords): string {
  return path.map((hop) => sentenceOf(hop, words)).join(" ");
}

function sentenceOf({ fact }: Hop, words: SummaryWords): string {
  const { standing } = fact.seen;
  const names = { subject: words.nameOf(fact.subject.id), object: words.nameOf(fact.object.id) };
  const said = fact.relation.phrase.replace(
    /\{(subject|object)\}/g,
    (_, end: "subject" | "object") => names[end],
  );
  const amounts = [
    ...new Set(standing.assertions.flatMap((claim) => words.measurementsOf(claim.id)).map(amountOf)),
  ];
  const amount = amounts.length === 0 ? "" : ` (${amounts.join("; ")})`;
  if (standing.oppositions.length > 0 && standing.assertions.length === 0) {
    return opposedInWords(standing.oppositions, said, words);
  }
  if (standing.withdrawnAssertions.length > 0 && standing.assertions.length === 0) {
    return `${capitalize(speakersOf(standing.withdrawnAssertions, words))} said that ${said}; it was withdrawn.`;
  }
  if (standing.assertions.length === 0) return `Nobody whom the lens lets in said that ${said}.`;
  const opposed =
    standing.oppositions.length === 0 ? "" : ` Disputed by ${speakersOf(standing.oppositions, words)}.`;
  return `According to ${speakersOf(standing.assertions, words)}, ${said}${amount}.${opposed}`;
}

/** Only who denies it is said to deny it: what the one concerned says may fall short of that. */
function opposedInWords(oppositions: readonly Claim[], said: string, words: SummaryWords): string {
  const denials = oppositions.filter(({ stance }) => stance === "DENIES");
  if (denials.length === 0) return `${capitalize(speakersOf(oppositions, words))} doubted that ${said}.`;
  return `${capitalize(speakersOf(denials, words))} denied that ${said}.`;
}

/** Who spoke, each with the earliest date: "Fujitsu (May 2021) and NISC (May 2021)". */
function speakersOf(claims: readonly Claim[], words: SummaryWords): string {
  const inOrder = [...claims].sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
  const speakers = new Map<string, string>();
  for (const claim of inOrder) {
    const date = claim.claimedAt ?? claim.publishedAt;
    const name = words.nameOf(agentOf(claim));
    if (!speakers.has(name)) speakers.set(name, date === null ? name : `${name} (${dateInWords(date)})`);
  }
  return new Intl.ListFormat("en", { type: "conjunction" }).format(speakers.values());
}

function startOf(claim: Claim): number {
  const date = claim.claimedAt ?? claim.publishedAt;
  return date === null ? claim.recordedAt : getFuzzyBounds(date).earliest;
}

/** "2021-05" -> "May 2021"; "2021-08-26" -> "26 August 2021". */
function dateInWords(date: string): string {
  const [year, month, day] = date.slice(0, 10).split("-");
  if (month === undefined) return String(year);
  const name = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(
    Date.UTC(2000, Number(month) - 1),
  );
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

const COMPARED: Readonly<Record<Comparator, string>> = {
  EXACT: "",
  AT_LEAST: "at least ",
  AT_MOST: "at most ",
  ABOUT: "about ",
  RANGE: "",
};

const COUNTED: Readonly<Record<MeasureKind, string>> = {
  RECORDS: "records",
  BYTES: "bytes",
  BIDS: "bids",
  ORGANIZATIONS: "organizations",
  WEBSITES: "websites",
  PRICE: "in price",
};

function amountOf({ kind, value, low, high, comparator }: Measurement): string {
  const number = new Intl.NumberFormat("en");
  const amount =
    value === null ? `${number.format(low ?? 0n)} to ${number.format(high ?? 0n)}` : number.format(value);
  return `${COMPARED[comparator]}${amount} ${COUNTED[kind]}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
