import { z } from "zod";
import { SOURCE_KIND, SPEAKER_ROLE } from "../../belief/vocabularies.js";
import { findKindByField, KINDS } from "../../kinds/registry.js";
import { findRelation } from "../../kinds/relations.js";
import { valuesOf } from "../../shared/vocabulary.js";
import type { FormatProblem } from "../format.js";
import { shape } from "../shape.js";

const text = z.string({ error: "expected a text" }).min(1, { error: "expected a text that is not empty" });
const texts = z.array(text, { error: "expected a list of texts" });
const KIND_FIELDS = KINDS.map(({ field }) => field);
const kind = text.refine((field) => findKindByField(field) !== undefined, {
  error: `expected a kind: ${KIND_FIELDS.join(", ")}`,
});
const relation = text.refine((name) => findRelation(name) !== undefined, {
  error: "expected a relation, such as PART_OF",
});
const choice = (values: readonly string[]): z.ZodType<string> =>
  z.enum(values as [string, ...string[]], { error: `expected one of ${values.join(", ")}` });

/** A column, whose values may be translated, with what a blank cell means, and what all others do. */
const translated = z.strictObject({
  column: text,
  values: z.record(text, text).optional(),
  blank: text.optional(),
  otherwise: text.optional(),
});
const OR_COLUMN = 'or {"column": ..., "values": {...}, "blank": ..., "otherwise": ...}';
/** A fixed value, or one that a column tells. */
const value = z.union([text, translated], { error: `expected a text, ${OR_COLUMN}` });
/** A kind, or one that a column tells. */
const kindValue = z.union([kind, translated], {
  error: `expected a kind (${KIND_FIELDS.join(", ")}), ${OR_COLUMN}`,
});
export type Value = z.infer<typeof value>;

const column = z.strictObject({ column: text, split: text.optional() });
const named = z.strictObject({ entity: text, name: text });

const fact = z.strictObject({
  relation,
  /** The other entity: its kind, and the column of its name, by which it is keyed. */
  to: z.strictObject({ kind: kindValue, column: text, split: text.optional() }),
  /** Whether the row's entity is the object, and the other one the subject. */
  inverse: z.boolean().default(false),
  /** Values of the column that name nobody. */
  except: texts.default([]),
  qualifiers: z.record(text, value).default({}),
  validFrom: text.optional(),
  validTo: text.optional(),
});

const MAPPING = z.strictObject({
  name: text.regex(/^[a-z0-9-]+$/, { error: "expected small letters, digits and hyphens" }),
  title: text,
  table: z.strictObject({
    encodings: texts.min(1).default(["utf-8"]),
    delimiter: z.string().min(1).default(","),
    titleLines: z.int().min(0).max(100).default(0),
    columns: texts.min(1, { error: "expected at least one column" }),
  }),
  /** Cells that say nothing. */
  blank: texts.default([]),
  /** Signs that are cut off at the ends of names. */
  trim: z.string().default(""),
  speaker: named.extend({ role: choice(valuesOf(SPEAKER_ROLE)) }),
  source: z.strictObject({
    kind: choice(valuesOf(SOURCE_KIND)),
    title: text,
    publisher: named.optional(),
    /** Column of the address of each row's own publication. */
    urlColumn: text.optional(),
  }),
  entity: z.strictObject({
    kind: kindValue,
    /** Columns that tell it from others. */
    key: texts.min(1, { error: "expected at least one column" }),
    name: text,
    aliases: z.array(column).default([]),
    own: z.record(text, z.union([value, column])).default({}),
  }),
  facts: z.array(fact).default([]),
  /** Column of the date on which the row was said, and published. */
  date: text.optional(),
  marking: value.optional(),
});

/** How the columns of a table are meant: see docs/importing.md. */
export type Mapping = z.infer<typeof MAPPING>;
/** A mapping as it is written, what may be left out left out. */
export type MappingInput = z.input<typeof MAPPING>;
export type FactMapping = Mapping["facts"][number];

/** A mapping that comes with Breachpath, complete. */
export function completeMapping(input: MappingInput): Mapping {
  return MAPPING.parse(input);
}

/** Reads a mapping file, or says what is wrong with it. */
export function parseMapping(
  content: string,
): { readonly mapping: Mapping } | { readonly problems: readonly FormatProblem[] } {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return { problems: [{ field: "", problem: `expected JSON; ${(error as Error).message}` }] };
  }
  const shaped = shape(MAPPING, "a mapping, with name, table, speaker, source and entity", json);
  return "problems" in shaped ? shaped : { mapping: shaped.value };
}
