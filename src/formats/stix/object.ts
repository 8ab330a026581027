import { z } from "zod";

/*
 * STIX objects, versions 2.0 and 2.1 (OASIS): the properties that are read, whatever the type. All others are kept in the
 * original.
 */

const text = z.string({ error: "expected a text" });
const texts = z.array(text, { error: "expected a list of texts" });
const reference = z.looseObject({
  source_name: text.nullish(),
  url: text.nullish(),
});

export const OBJECT = z.looseObject({
  type: text.min(1, { error: "expected a type" }),
  id: text.regex(/^[a-z0-9-]+--[0-9a-f-]{36}$/i, { error: 'expected an id such as "identity--<UUID>"' }),
  created: text.nullish(),
  modified: text.nullish(),
  revoked: z.boolean({ error: "expected true or false" }).nullish(),
  created_by_ref: text.nullish(),
  confidence: z.int().min(0).max(100, { error: "expected a whole number from 0 to 100" }).nullish(),
  object_marking_refs: texts.nullish(),
  granular_markings: z.array(z.looseObject({ marking_ref: text.nullish() })).nullish(),
  external_references: z.array(reference).nullish(),
  name: text.nullish(),
  aliases: texts.nullish(),
  x_mitre_aliases: texts.nullish(),
  x_opencti_aliases: texts.nullish(),
  x_mitre_deprecated: z.boolean().nullish(),
  identity_class: text.nullish(),
  sectors: texts.nullish(),
  x_opencti_organization_type: text.nullish(),
  country: text.nullish(),
  infrastructure_types: texts.nullish(),
  primary_motivation: text.nullish(),
  first_seen: text.nullish(),
  last_seen: text.nullish(),
  relationship_type: text.nullish(),
  source_ref: text.nullish(),
  target_ref: text.nullish(),
  start_time: text.nullish(),
  stop_time: text.nullish(),
  description: text.nullish(),
  explanation: text.nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

export type StixObject = z.infer<typeof OBJECT>;

/** A STIX timestamp to the second, as our dates are written; undefined where it is none. */
export function toMoment(timestamp: string | null | undefined): string | undefined {
  const found = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(timestamp ?? "");
  return found ? `${found[0]}Z` : undefined;
}

/** When an object became what it is: what tells a newer version from an older one. */
export function versionOf({ modified, created }: StixObject): string | undefined {
  return modified ?? created ?? undefined;
}
