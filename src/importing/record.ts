import { z } from "zod";
import {
  ADDITIVITY,
  COMPARATOR,
  MEASURE_KIND,
  SOURCE_KIND,
  SPEAKER_ROLE,
  STANCE,
} from "../belief/vocabularies.js";
import { findFuzzyBounds, FUZZY_DATE_FORMS } from "../shared/fuzzy-date.js";
import { TLP } from "../shared/tlp.js";
import { valuesOf, type Vocabulary } from "../shared/vocabulary.js";

/** One of a vocabulary's values. */
function choice<Value extends string>(of: Vocabulary<Value>): z.ZodType<Value> {
  return z.enum(valuesOf(of) as [Value, ...Value[]]);
}

const text = z.string().trim().min(1);
const fuzzyDate = z
  .string()
  .refine((value) => findFuzzyBounds(value) !== undefined, { error: FUZZY_DATE_FORMS });
const marking = choice(TLP).default("CLEAR");
const integer64 = z
  .union([z.int(), z.string().regex(/^-?\d{1,19}$/)])
  .transform((value) => BigInt(value))
  .refine((value) => value >= -(2n ** 63n) && value < 2n ** 63n, { error: "expected a 64-bit integer" });

/** "company:fujitsu": the field name of a kind, and a natural key; or an id. */
const entityRef = text;
/** Subject, relation, object. */
const triple = z.tuple([entityRef, text, entityRef]);

const measurement = z.strictObject({
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
  aliases: z.array(text).default([]),
  marking,
});

const sourceRecord = z.strictObject({
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
  cites: z.array(text).default([]),
  marking,
});

const statementRecord = z.strictObject({
  record: z.literal("statement"),
  statement: triple,
  validFrom: fuzzyDate.optional(),
  validTo: fuzzyDate.optional(),
  qualifiers: z.record(text, z.union([text, z.number()])).default({}),
  marking,
});

const claimRecord = z.strictObject({
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
  certainty: z.int().min(0).max(100).optional(),
  sources: z.array(text).min(1),
  supersedes: z.array(text).default([]),
  retracts: z.array(text).default([]),
  restates: z.array(text).default([]),
  measurements: z.array(measurement).default([]),
  marking,
});

/** One record of Breachpath's own format: newline-delimited JSON, in any order. See seeds/README.md. */
export const RECORD = z.discriminatedUnion("record", [
  entityRecord,
  sourceRecord,
  statementRecord,
  claimRecord,
]);

export type BreachRecord = z.infer<typeof RECORD>;
export type EntityRecord = z.infer<typeof entityRecord>;
export type SourceRecord = z.infer<typeof sourceRecord>;
export type StatementRecord = z.infer<typeof statementRecord>;
export type ClaimRecord = z.infer<typeof claimRecord>;
export type MeasurementRecord = z.infer<typeof measurement>;

/** Where a record stands. */
export interface Place {
  readonly file: string;
  /** 1 for the first line. */
  readonly line: number;
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
}

/** A problem as one line: file, line, field, and what is wrong. */
export function describeProblem({ place, field, problem }: RecordProblem): string {
  return `${place.file}:${place.line}${field === "" ? "" : `, field "${field}"`}: ${problem}`;
}
