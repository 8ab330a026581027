import { entity, given } from "../drafts.js";
import type { FileContext, Format, Item, Mapped, RecordDraft } from "../format.js";
import { shape } from "../shape.js";
import { entityRefOf, ownPropertiesOf, whyNoEntity } from "./entities.js";
import { extensionOf } from "./extension.js";
import { mapOpinion } from "./map-opinion.js";
import { mapRelationship, type OriginalDraft } from "./map-relationship.js";
import { markingOf, otherMarkings } from "./markings.js";
import { OBJECT, type StixObject, versionOf } from "./object.js";

/**
 * STIX 2.1 and 2.0: a bundle, an array of objects, or one object. Every object is kept as it is; those that are entities or
 * relations here are recorded as such, too.
 */
export const STIX: Format = {
  name: "stix",
  title: "STIX 2.1 and 2.0 bundles",
  layout: { type: "json", collection: "objects" },
  recognizes: (head) =>
    /"type"\s*:\s*"bundle"/.test(head) || /"id"\s*:\s*"[a-z0-9-]+--[0-9a-f]{8}-[0-9a-f-]{27}"/.test(head),
  names: function* ({ value }) {
    const result = OBJECT.safeParse(value);
    if (result.success) yield [result.data.id, entityRefOf(result.data) ?? ""];
  },
  refersTo,
  map: ({ value }, file) => {
    const shaped = shape(OBJECT, "a STIX object, with type and id", value);
    return "problems" in shaped ? shaped : mapObject(shaped.value, value as object, file);
  },
};

function* refersTo({ value }: Item): Iterable<string> {
  const object = (value ?? {}) as Readonly<Record<string, unknown>>;
  for (const name of ["created_by_ref", "source_ref", "target_ref"]) {
    if (typeof object[name] === "string") yield object[name];
  }
}

/** Objects that say something of others; all others are entities, or kept as they are. */
const MAPPERS: Readonly<Record<string, typeof mapRelationship>> = {
  relationship: mapRelationship,
  opinion: mapOpinion,
};

function mapObject(object: StixObject, verbatim: object, file: FileContext): Mapped {
  const marking = markingOf(object);
  const version = versionOf(object);
  const original: OriginalDraft = {
    record: "original",
    original: object.id,
    format: "stix",
    content: JSON.stringify(verbatim),
    marking,
    ...given({ version }),
  };
  const mapped = (MAPPERS[object.type] ?? mapEntity)(object, original, file);
  if (!("records" in mapped)) return mapped;
  return { ...mapped, notes: [...(mapped.notes ?? []), ...notesOf(object)] };
}

function mapEntity(object: StixObject, original: OriginalDraft): Mapped {
  const { source } = extensionOf(object) ?? {};
  if (source) return { records: [original, { ...source, record: "source" } as RecordDraft] };
  const ref = entityRefOf(object);
  if (ref === undefined) return { records: [original], notes: [whyNoEntity(object)] };
  const name = object.name?.trim() || object.id;
  const { aliases: given, ...own } = ownPropertiesOf(object);
  const lists = [object.aliases, object.x_mitre_aliases, object.x_opencti_aliases, given];
  const names = lists.flatMap((each) => (each ?? []) as readonly string[]);
  const aliases = [...new Set(names.map((each) => each.trim()))].filter(
    (each) => each !== "" && each !== name,
  );
  const { marking } = original;
  return {
    records: [entity(ref, name, { ...own, aliases, marking }), { ...original, entity: ref }],
  };
}

function notesOf(object: StixObject): string[] {
  const others = otherMarkings(object);
  return [
    ...(object.revoked ? ["its producer has revoked it"] : []),
    ...(object.x_mitre_deprecated ? ["its producer calls it deprecated"] : []),
    ...(others.length > 0
      ? [`markings other than TLP are kept, but not understood: ${others.join(", ")}`]
      : []),
    ...(object.granular_markings?.length
      ? ["markings of single properties hold for the whole object here"]
      : []),
    ...("create_by_ref" in object
      ? ['"create_by_ref" is read as nobody: "created_by_ref" would name the producer']
      : []),
  ];
}
