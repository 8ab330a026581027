import { z } from "zod";
import { findReferred } from "../../records/ids.js";
import { findRelation } from "../../kinds/relations.js";

/** The extension by which our exports say what STIX has no place for. */
export const EXTENSION = "extension-definition--5d3c9a54-4b9b-5c38-9d0f-6d4f0a4f1c1e";

const text = z.string();

/** What the extension of an object says. The records that are made of it are checked like all others. */
const EXTENDED = z.looseObject({
  /** What the object is here: "tool:<id>". */
  entity: text.refine((ref) => findReferred(ref)?.kind != null).optional(),
  /** Own properties of its kind. */
  own: z.record(text, z.unknown()).optional(),
  /** Our relation, of a relationship. */
  relation: text.refine((name) => findRelation(name) !== undefined).optional(),
  /** What of the statement STIX has no place for: validity and qualifiers. */
  statement: z.looseObject({}).optional(),
  /** The claim, but for what STIX has a place for: its stance, its certainty, its words. */
  claim: z.looseObject({ claim: text, by: text, sources: z.array(text).min(1) }).optional(),
  /** Of an opinion: what it is about, and what it does to it. */
  about: z.tuple([text, text, text]).optional(),
  stance: z.enum(["DENIES", "QUALIFIES", "DECLINES_TO_CONFIRM"]).optional(),
  /** Whether a relationship is there only as what opinions are about: nobody asserts it. */
  unclaimed: z.literal(true).optional(),
  /** A source, all of it. */
  source: z.looseObject({ source: text }).optional(),
});
export type Extended = z.infer<typeof EXTENDED>;

/** What our own extension says of an object; undefined where it has none. */
export function extensionOf({
  extensions,
}: {
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}): Extended | undefined {
  const result = EXTENDED.safeParse(extensions?.[EXTENSION]);
  return result.success ? result.data : undefined;
}

/** The definition of the extension, which a bundle that uses it holds. */
export const EXTENSION_DEFINITION = {
  type: "extension-definition",
  spec_version: "2.1",
  id: EXTENSION,
  created_by_ref: "identity--5d3c9a54-4b9b-5c38-9d0f-6d4f0a4f1c1f",
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-01-01T00:00:00.000Z",
  name: "Breachpath entities and claims",
  description: "What an object is in Breachpath's graph of entities, statements and claims.",
  schema: "https://github.com/breachpath/breachpath/blob/main/docs/importing.md",
  version: "1.0.0",
  extension_types: ["property-extension", "new-sdo"],
} as const;

/** Who defines the extension. */
export const EXTENSION_CREATOR = {
  type: "identity",
  spec_version: "2.1",
  id: EXTENSION_DEFINITION.created_by_ref,
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-01-01T00:00:00.000Z",
  name: "Breachpath",
  identity_class: "system",
} as const;

const HELPERS: ReadonlySet<string> = new Set([EXTENSION_DEFINITION.id, EXTENSION_CREATOR.id]);

/** Whether an object was made by an export of ours: another export makes it anew, as what it tells of is by then. */
export function isOurs(object: {
  readonly id: string;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}): boolean {
  return HELPERS.has(object.id) || extensionOf(object) !== undefined;
}
