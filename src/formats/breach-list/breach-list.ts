import { z } from "zod";
import { entity, given, say, source } from "../drafts.js";
import type { Format, Mapped, RecordDraft } from "../format.js";
import { toPlainText } from "../plain-text.js";
import { shape } from "../shape.js";

const text = z.string({ error: "expected a text" });
const day = text.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'expected a day such as "2015-03-01"' });
const flag = z.boolean({ error: "expected true or false" }).default(false);
const BREACH = z.looseObject({
  Name: text.min(1, { error: "expected a name" }),
  Title: text.nullish(),
  Domain: text.nullish(),
  BreachDate: day,
  AddedDate: text.nullish(),
  ModifiedDate: text.nullish(),
  PwnCount: z.int({ error: "expected a whole number of accounts" }).min(0),
  Description: text.nullish(),
  DataClasses: z.array(text, { error: "expected a list of data classes" }),
  IsVerified: flag,
  IsFabricated: flag,
  IsSensitive: flag,
  IsRetired: flag,
  IsSpamList: flag,
});
type Breach = z.infer<typeof BREACH>;

const LIST = "publisher:have-i-been-pwned";
const LIST_RECORD = entity(LIST, "Have I Been Pwned", { domain: "haveibeenpwned.com" });
/** What the list says of data that it could not verify. */
const UNVERIFIED_CERTAINTY = 40;

/** Data classes of the list that are recorded under another name already. */
const KNOWN_CLASSES: Readonly<Record<string, string>> = {
  "email addresses": "dataClass:e-mail-addresses",
  "partial credit card data": "dataClass:partial-credit-card-data",
};

/**
 * The breach list of Have I Been Pwned: it says, as an analyst, that so many accounts of a site were exposed. What it calls
 * fabricated, it denies of the site.
 */
export const BREACH_LIST: Format = {
  name: "breach-list",
  title: "List of breaches, as of Have I Been Pwned",
  layout: { type: "json" },
  recognizes: (head) => /"PwnCount"\s*:/.test(head) && /"BreachDate"\s*:/.test(head),
  map: ({ value }) => {
    const shaped = shape(
      BREACH,
      "a breach of Have I Been Pwned, with Name, BreachDate, PwnCount and DataClasses",
      value,
    );
    return "problems" in shaped ? shaped : mapBreach(shaped.value);
  },
};

function mapBreach(breach: Breach): Mapped {
  const { Name: name, Title: title, Domain: domain } = breach;
  const company = domain ? `company:${domain.toLowerCase().replace(/^www\./, "")}` : null;
  const [incident, dataset] = [`incident:hibp/${name}`, `dataset:hibp/${name}`];
  const page = `hibp/${name}`;
  const shown = title?.trim() || name;
  const say_ = sayerOf(breach, page);
  const refs = classesOf(breach.DataClasses);
  const records: RecordDraft[] = [
    entity(incident, `${shown} breach`, {
      occurredFrom: breach.BreachDate,
      determination: breach.IsFabricated ? "REFUTED" : breach.IsVerified ? "CONFIRMED" : "SUSPECTED",
    }),
    entity(dataset, `Data of the ${shown} breach`, { kindOfData: "RECORD_SET" }),
    LIST_RECORD,
    source(page, {
      kind: "RESEARCH",
      title: `${shown}, Have I Been Pwned`,
      publisher: LIST,
      ...given({ publishedAt: breach.AddedDate ?? undefined }),
    }),
    ...say_([incident, "EXPOSED", dataset], "exposed", {
      ...given({ quote: toPlainText(breach.Description ?? "") }),
      measurements: [{ kind: "RECORDS", value: breach.PwnCount, unitBasis: "accounts" }],
    }),
    ...refs.map(({ ref, label, hibp }) => entity(ref, label, { hibp })),
    ...refs.flatMap(({ ref, label }) => say_([dataset, "CONTAINS", ref], `contains/${label}`, {})),
  ];
  if (company !== null) {
    const stance = breach.IsFabricated ? "DENIES" : "ASSERTS";
    records.push(
      entity(company, shown, { domains: [company.slice("company:".length)] }),
      ...say_([incident, "AFFECTED", company], "affected", { stance }),
      ...say_([dataset, "ORIGINATES_FROM", company], "origin", { stance }),
    );
  }
  return { records, notes: notesOf(breach) };
}

type Triple = [string, string, string];
type ClaimExtras = Partial<Extract<RecordDraft, { record: "claim" }>>;

/** Says a fact as the list does. */
function sayerOf(
  breach: Breach,
  page: string,
): (statement: Triple, key: string, extras: ClaimExtras) => RecordDraft[] {
  const certainty = breach.IsVerified ? {} : { certainty: UNVERIFIED_CERTAINTY };
  return (statement, key, extras) =>
    say({
      statement,
      claim: {
        by: LIST,
        speakerRole: "ANALYST",
        sources: [page],
        ...given({ publishedAt: breach.AddedDate ?? undefined }),
        ...certainty,
        ...extras,
        claim: `${page}/${key}`,
      },
    });
}

/** The list names classes in words ("Email addresses") or by a short form of them ("email-addresses"). */
function classesOf(names: readonly string[]): { ref: string; label: string; hibp: string }[] {
  const labels = new Set(names.map((name) => name.replaceAll("-", " ").trim()).filter((name) => name !== ""));
  return [...labels].map((words) => {
    const label = words.charAt(0).toUpperCase() + words.slice(1);
    return {
      ref: KNOWN_CLASSES[words.toLowerCase()] ?? `dataClass:${words.toLowerCase()}`,
      label,
      hibp: label,
    };
  });
}

function notesOf(breach: Breach): string[] {
  return [
    ...(breach.Domain ? [] : ["no company: the list names no domain"]),
    ...(breach.IsSpamList ? ["the list calls it a spam list; that is not taken over"] : []),
    ...(breach.IsSensitive ? ["the list calls it sensitive; that is not taken over"] : []),
    ...(breach.IsRetired ? ["the list has retired it; that is not taken over"] : []),
  ];
}
