import { z } from "zod";
import {
  ADDITIVITY,
  COMPARATOR,
  MEASURE_KIND,
  SOURCE_KIND,
  SPEAKER_ROLE,
  STANCE,
} from "../belief/vocabularies.js";
import { findFuzzyBounds } from "../shared/fuzzy-date.js";
import { TLP } from "../shared/tlp.js";
import { valuesOf, type Vocabulary } from "../shared/vocabulary.js";

// Every schema carries in `error` what it expects; `parseRecords` adds where that is, and what came.

/** One of a vocabulary's values. */
function choice<Value extends string>(of: Vocabulary<Value>): z.ZodType<Value> {
  const values = valuesOf(of);
  return z.enum(values as [Value, ...Value[]], { error: `expected one of ${values.join(", ")}` });
}

/** An object that has these fields and no others. */
function strict<Shape extends z.core.$ZodLooseShape>(
  name: string,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const fields = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? `a ${name} has no such field; it has ${fields}` : `expected a ${name}`,
  });
}

const EXPECTED_TEXT = { error: "expected a text that is not empty" };
const text = z.string(EXPECTED_TEXT).trim().min(1, EXPECTED_TEXT);
const texts = z.array(text, { error: "expected a list of texts" });

const EXPECTED_DATE = {
  error: 'expected a date such as "2021", "2021-05", "2021-05-26" or "2021-05-26T10:00:00Z"',
};
const fuzzyDate = z
  .string(EXPECTED_DATE)
  .refine((value) => findFuzzyBounds(value) !== undefined, EXPECTED_DATE);
const marking = choice(TLP).default("CLEAR");

const EXPECTED_INTEGER =
  'expected a whole number of at most 64 bits; beyond 2^53 it is written as a text, for example "9007199254740993"';
const integer64 = z.unknown().transform((value, context): bigint => {
  const whole =
    Number.isSafeInteger(value) || (typeof value === "string" && /^-?\d{1,19}$/.test(value))
      ? BigInt(value as number | string)
      : undefined;
  if (whole !== undefined && BigInt.asIntN(64, whole) === whole) return whole;
  context.addIssue({ code: "custom", message: EXPECTED_INTEGER });
  return z.NEVER;
});

/** "company:fujitsu": the field name of a kind, and a natural key; or an id. */
const entityRef = text;
/** Subject, relation, object. */
const triple = z.tuple([entityRef, text, entityRef], {
  error: 'expected a subject, a relation and an object, such as ["company:a", "USES", "tool:b"]',
});

const measurement = strict("measurement", {
  kind: choice(MEASURE_KIND),
  value: integer64.optional(),
  low: integer64.optional(),
  high: integer64.optional(),
  comparator: choice(COMPARATOR).default("EXACT"),
  asWritten: text.optional(),
  unitBasis: text.optional(),
  asOf: fuzzyDate.optional(),
  additivity: choice(ADDITIVITY).default("PER_DATASET"),
});

const entityRecord = z.looseObject({
  record: z.literal("entity"),
  entity: entityRef,
  name: text,
  aliases: texts.default([]),
  feed: text.optional(),
  marking,
});

const sourceRecord = strict("source", {
  record: z.literal("source"),
  source: text,
  kind: choice(SOURCE_KIND),
  title: text,
  url: text.optional(),
  publisher: entityRef.optional(),
  author: entityRef.optional(),
  publishedAt: fuzzyDate.optional(),
  retrievedAt: fuzzyDate.optional(),
  contentHash: text.optional(),
  cites: texts.default([]),
  marking,
});

const statementRecord = strict("statement", {
  record: z.literal("statement"),
  statement: triple,
  validFrom: fuzzyDate.optional(),
  validTo: fuzzyDate.optional(),
  qualifiers: z
    .record(text, z.union([text, z.number()], { error: "expected a text or a number" }), {
      error: "expected an object of the relation's own properties",
    })
    .default({}),
  feed: text.optional(),
  marking,
});

const EXPECTED_CERTAINTY = { error: "expected a whole number from 0 to 100" };
const claimRecord = strict("claim", {
  record: z.literal("claim"),
  claim: text,
  about: triple,
  stance: choice(STANCE),
  by: entityRef,
  onBehalfOf: entityRef.optional(),
  speakerRole: choice(SPEAKER_ROLE),
  claimedAt: fuzzyDate.optional(),
  publishedAt: fuzzyDate.optional(),
  quote: text.optional(),
  certainty: z.int(EXPECTED_CERTAINTY).min(0, EXPECTED_CERTAINTY).max(100, EXPECTED_CERTAINTY).optional(),
  sources: texts.min(1, { error: "expected at least one source" }),
  supersedes: texts.default([]),
  retracts: texts.default([]),
  restates: texts.default([]),
  versionOf: text.optional(),
  measurements: z.array(measurement, { error: "expected a list of measurements" }).default([]),
  marking,
});

const originalRecord = strict("original", {
  record: z.literal("original"),
  original: text,
  format: text,
  version: text.optional(),
  entity: entityRef.optional(),
  about: triple.optional(),
  content: text,
  marking,
});

/** One record of Breachpath's own format: newline-delimited JSON, in any order. See seeds/README.md. */
export const RECORD = z.discriminatedUnion(
  "record",
  [entityRecord, sourceRecord, statementRecord, claimRecord, originalRecord],
  {
    error: ({ code }: { readonly code?: string }) =>
      code === "invalid_union"
        ? "expected one of entity, source, statement, claim, original"
        : "expected one JSON object on the line",
  },
);

export type BreachRecord = z.infer<typeof RECORD>;
/** `feed` is the format whose files described it, and may describe it anew; nothing where it was recorded by hand. */
export type EntityRecord = z.infer<typeof entityRecord>;
export type SourceRecord = z.infer<typeof sourceRecord>;
export type StatementRecord = z.infer<typeof statementRecord>;
/** `versionOf` is the claim as it was first read, where its source says it differently now. */
export type ClaimRecord = z.infer<typeof claimRecord>;
/** An object of another format as it was read, so that an export can give it back: which entity or statement it told of. */
export type OriginalRecord = z.infer<typeof originalRecord>;
export type MeasurementRecord = z.infer<typeof measurement>;

/** The fields that every entity record has; the others are own properties of its kind. */
const COMMON_FIELDS: ReadonlySet<string> = new Set(Object.keys(entityRecord.shape));

/** What an entity record says of the own properties of its kind. */
export function ownPropertiesOf(record: EntityRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !COMMON_FIELDS.has(name)));
}

/** Where a record stands. */
export interface Place {
  readonly file: string;
  /** A line's number, 1 for the first; or, in a JSON document, a pointer such as "/objects/3". */
  readonly at: number | string;
}

/** A record and its place. */
export interface Placed<Of extends BreachRecord = BreachRecord> {
  readonly place: Place;
  readonly value: Of;
}

/** What is wrong with a record, and where. */
export interface RecordProblem {
  readonly place: Place;
  /** The field, as a path: "measurements.0.value"; empty for the record as a whole. */
  readonly field: string;
  readonly problem: string;
  /** What kind of problem it is; an unsuitable value where nothing is said. */
  readonly code?: "UNKNOWN_REFERENCE" | "SELF_REFERENCE" | "CITATION_CIRCLE" | "KIND_MISMATCH";
}

/** "seeds/claims.ndjson:12", or "bundle.json#/objects/3". */
export function describePlace({ file, at }: Place): string {
  return typeof at === "number" ? `${file}:${at}` : `${file}#${at}`;
}

/** A problem as one line: file, line, field, and what is wrong. */
export function describeProblem({ place, field, problem }: RecordProblem): string {
  return `${describePlace(place)}${field === "" ? "" : `, field "${field}"`}: ${problem}`;
}
