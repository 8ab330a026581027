import type { PathsQuestion, Question, Ref } from "../state/view";
import { MODES } from "../state/vocabulary";
import { type Catalogue, inWords, sentenceOf } from "./catalogue";
import type { Path } from "./model";
import { amountOf, type Quantity } from "./quantity";

type Hop = Path["hops"][number];

/** An entity, or all of a kind, as the reader sees it: 'ProjectWEB', 'any company'. */
export function refInWords({ name, kind, id }: Ref, nameOf: (id: string) => string | undefined): string {
  if (name !== undefined) return name;
  if (id !== undefined) return nameOf(id) ?? id;
  return `any ${kind ? inWords(kind) : "entity"}`;
}

/** The question as a sentence: 'Paths from The 4 GB dump to any company or any affiliate along "originates from".' */
export function questionInWords(
  { from, to, through, avoid, via, mode, maxHops, sameIncident }: PathsQuestion,
  nameOf: (id: string) => string | undefined,
): string {
  const anyOf = (refs: readonly Ref[]): string =>
    inRow(
      refs.map((ref) => refInWords(ref, nameOf)),
      "or",
    );
  const parts = [
    `Paths from ${anyOf(from)} to ${anyOf(to)}`,
    through.length > 0 && `through ${through.map((kind) => `any ${inWords(kind)}`).join(", then ")}`,
    avoid.length > 0 && `without ${anyOf(avoid)}`,
    via.length > 0 &&
      `along ${inRow(
        via.map((relation) => `"${inWords(relation)}"`),
        "or",
      )} alone`,
    !sameIncident && "across incidents",
    maxHops !== null && `up to ${maxHops} ${maxHops === 1 ? "step" : "steps"}`,
  ].filter((part) => part !== false);
  const kind = mode === "PATTERN" ? mode : MODES[mode].label;
  return `${parts.join(" ")} (${kind.toLowerCase()}).`;
}

/** A question in a few words, for the list of pages one was on: "Paths from ProjectWEB to E-mail addresses". */
export function questionInShort(question: Question, nameOf: (id: string) => string | undefined): string {
  const row = (refs: readonly Ref[]): string =>
    inRow(
      refs.map((ref) => refInWords(ref, nameOf)),
      "or",
    ) || "…";
  switch (question.type) {
    case "paths":
      return `Paths from ${row(question.from)} to ${row(question.to)}`;
    case "around":
      return `Around ${row(question.seeds)}`;
    case "subject":
      return `What is said of ${row([question.of])}`;
  }
}

/** A hop as a sentence, in the direction of the fact. */
export function hopInWords(catalogue: Catalogue, { relation, forward, from, to }: Hop): string {
  const [subject, object] = forward ? [from.name, to.name] : [to.name, from.name];
  const sentence = sentenceOf(catalogue, relation, subject, object);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** What the path measures: "at least 76,000 records". Each thing once, two of them at most. */
export function measuredInWords(measurements: readonly Quantity[]): string {
  const words = new Map<string, string>();
  for (const quantity of measurements) {
    const { kind, asWritten } = quantity;
    const figure = asWritten ?? amountOf(quantity);
    if (figure !== "" && !words.has(kind))
      words.set(kind, /[a-z]$/i.test(figure) ? figure : `${figure} ${inWords(kind)}`);
  }
  return [...words.values()].slice(0, 2).join(", ");
}

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** "1 June 2021", in UTC as all dates of publication. */
export function dayInWords(moment: string): string {
  return day.format(new Date(moment));
}

/** "4 steps, confidence 90, known since 1 June 2021, at least 76,000 records" */
export function pathFigures({ length, confidence, knownSince, measurements }: Path): string {
  return [
    length === 1 ? "1 step" : `${length} steps`,
    `confidence ${confidence}`,
    knownSince !== null && `known since ${dayInWords(knownSince)}`,
    measuredInWords(measurements),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** "a, b or c" */
export function inRow(words: readonly string[], last: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
}
