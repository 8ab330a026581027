import { given } from "../drafts.js";
import type { Part } from "../writer.js";
import { EXTENSION } from "./extension.js";
import { markingRefs } from "./markings.js";

type EntityPart = Extract<Part, { part: "entity" }>;
type Fields = Readonly<Record<string, unknown>>;

/** What nobody says is dated with the beginning of time: STIX asks for a date, and the graph has none of its entities. */
export const UNDATED = "1970-01-01T00:00:00.000Z";

/** How a kind is written: the type of STIX, and its properties beside the name. */
interface Shape {
  readonly type: string;
  fields(part: EntityPart): Fields;
  /** Whether STIX has no such type: then the extension defines it. */
  readonly isNew?: boolean;
}

const identity = (identityClass: string, extra: Fields = {}): Shape => ({
  type: "identity",
  fields: () => ({ identity_class: identityClass, ...extra }),
});
const ours = (type: string): Shape => ({ type, isNew: true, fields: () => ({}) });

/** The type of STIX for each of our kinds; another kind is written as a type of the extension. */
const SHAPES: Readonly<Record<string, Shape>> = {
  Company: identity("organization"),
  Affiliate: identity("organization"),
  Publisher: identity("organization"),
  Agency: identity("organization", { sectors: ["government"] }),
  Person: identity("individual"),
  Sector: identity("class"),
  ThreatActor: {
    type: "threat-actor",
    fields: ({ entity: { aliases } }) => given({ aliases }),
  },
  Marketplace: { type: "infrastructure", fields: ({ entity: { aliases } }) => given({ aliases }) },
  Tool: { type: "infrastructure", fields: ({ entity: { aliases } }) => given({ aliases }) },
  Incident: { type: "incident", fields: () => ({}) },
  // A location needs a place; where the code is not known, the name is all that there is.
  Country: { type: "location", fields: ({ entity }) => ({ country: entity["code"] ?? entity.name }) },
};

function shapeOf({ kind }: EntityPart): Shape {
  return (
    SHAPES[kind.name] ??
    ours(`breachpath-${kind.field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
  );
}

/** The type of STIX under which a source is written: it has none for publications. */
const SOURCE_TYPE = "breachpath-source";

/** A source as an object of the extension. */
export function toSourceObject(source: Extract<Part, { part: "source" }>["source"]): Fields {
  const { id, record: _record, ...told } = source;
  return {
    type: SOURCE_TYPE,
    spec_version: "2.1",
    id: `${SOURCE_TYPE}--${id}`,
    created: UNDATED,
    modified: UNDATED,
    name: source.title,
    ...given({ object_marking_refs: markingRefs(source.marking) }),
    extensions: { [EXTENSION]: { extension_type: "new-sdo", source: { ...told, source: id } } },
  };
}

/** The id under which an entity is written. */
export function stixIdOf(part: EntityPart): string {
  return `${shapeOf(part).type}--${part.entity.id}`;
}

/** An entity as a STIX object. */
export function toStixObject(part: EntityPart): Fields {
  const shape = shapeOf(part);
  const { entity, kind } = part;
  const own = given(Object.fromEntries(Object.keys(kind.properties).map((name) => [name, entity[name]])));
  const aliases =
    entity.aliases.length > 0 && !("aliases" in shape.fields(part)) ? { aliases: entity.aliases } : {};
  return {
    type: shape.type,
    spec_version: "2.1",
    id: stixIdOf(part),
    created: UNDATED,
    modified: UNDATED,
    name: entity.name,
    ...shape.fields(part),
    ...given({ object_marking_refs: markingRefs(entity.marking) }),
    extensions: {
      [EXTENSION]: {
        extension_type: shape.isNew ? "new-sdo" : "property-extension",
        entity: `${kind.field}:${entity.id}`,
        own: { ...own, ...aliases },
      },
    },
  };
}
