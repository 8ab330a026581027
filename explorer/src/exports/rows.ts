import { sentenceOf, type Catalogue } from "../graph/catalogue";
import { speakerOf } from "../graph/citation";
import type { Claim, Scene, SceneFact } from "../graph/model";

/** A fact on view with its ends by name, its sentence, and the claims about it. */
export interface ExportedFact {
  readonly fact: SceneFact;
  readonly subject: string;
  readonly object: string;
  readonly sentence: string;
  readonly claims: readonly Claim[];
}

/** The facts of a scene, ready to be written; `claims` are those of all of them, by id. */
export function exportedFacts(
  scene: Scene,
  catalogue: Catalogue,
  claims: ReadonlyMap<string, Claim>,
): readonly ExportedFact[] {
  const names = new Map(scene.nodes.map(({ id, name }) => [id, name]));
  return scene.facts.map((fact) => {
    const subject = names.get(fact.source) ?? fact.source;
    const object = names.get(fact.target) ?? fact.target;
    return {
      fact,
      subject,
      object,
      sentence: sentenceOf(catalogue, fact.relation, subject, object),
      claims: fact.claims.flatMap(({ id }) => claims.get(id) ?? []),
    };
  });
}

const COLUMNS = [
  "statement_id",
  "subject",
  "relation",
  "object",
  "sentence",
  "status",
  "confidence",
  "change",
  "status_before",
  "claim_id",
  "stance",
  "stands",
  "speaker",
  "published",
  "known_from",
  "quote",
  "sources",
  "source_urls",
] as const;

/** One row for each claim about each fact, so that nothing is squeezed into a cell; a fact without claims has one row. RFC 4180. */
export function toCsv(facts: readonly ExportedFact[]): string {
  const rows = facts.flatMap((one) => {
    const claims = one.claims.length > 0 ? one.claims : [null];
    return claims.map((claim) => [...cellsOfFact(one), ...cellsOfClaim(claim)]);
  });
  return [COLUMNS, ...rows].map((row) => row.map(toCell).join(",") + "\r\n").join("");
}

type Cell = string | number | boolean | null;

function cellsOfFact({ fact, subject, object, sentence }: ExportedFact): readonly Cell[] {
  const { id, relation, status, confidence, change, was } = fact;
  return [id, subject, relation, object, sentence, status, confidence, change, was];
}

function cellsOfClaim(claim: Claim | null): readonly Cell[] {
  if (!claim) return COLUMNS.slice(COLUMNS.indexOf("claim_id")).map(() => null);
  const { id, stance, stands, publishedAt, knownFrom, quote, sources } = claim;
  const titles = sources.map(({ title, publisher }) => [title, publisher?.name].filter(Boolean).join(", "));
  const urls = sources.flatMap(({ url }) => url ?? []);
  const listed = (texts: readonly string[]): string => texts.join("; ");
  return [id, stance, stands, speakerOf(claim), publishedAt, knownFrom, quote, listed(titles), listed(urls)];
}

/** A text that a spreadsheet would run as a formula is kept from it by an apostrophe: quotes come from anybody. */
function toCell(value: Cell): string {
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
