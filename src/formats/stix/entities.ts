import { extensionOf } from "./extension.js";
import type { StixObject } from "./object.js";
import { toMoment } from "./object.js";

/** How an object of a type is recorded as an entity. */
interface EntityMapping {
  /** Its reference; undefined where this object is none of ours. */
  ref(object: StixObject): string | undefined;
  /** Own properties of its kind. */
  own(object: StixObject): Readonly<Record<string, unknown>>;
}

/**
 * The types of objects that are entities here. Organizations, persons, sectors, threat actors and software are told by their
 * names, so that reports of different producers meet; both objects are kept. Incidents and campaigns are told by their
 * ids: their names say too little.
 */
const MAPPINGS: Readonly<Record<string, EntityMapping>> = {
  identity: {
    ref: (object) => {
      const kind = kindOfIdentity(object);
      return named(kind, object);
    },
    own: (object) => (kindOfIdentity(object) === "company" ? { sectors: object.sectors } : {}),
  },
  "threat-actor": { ref: (object) => named("threatActor", object), own: actorProperties },
  "intrusion-set": { ref: (object) => named("threatActor", object), own: actorProperties },
  campaign: { ref: ({ id }) => `incident:stix/${id}`, own: incidentProperties },
  incident: { ref: ({ id }) => `incident:stix/${id}`, own: incidentProperties },
  infrastructure: {
    ref: (object) => (isAttackers(object) ? undefined : named("tool", object)),
    own: ({ infrastructure_types: types }) => ({ category: types?.join("; ") }),
  },
  software: { ref: (object) => named("tool", object), own: () => ({}) },
  location: {
    ref: ({ country }) =>
      /^[A-Z]{2}$/i.test(country ?? "") ? `country:${(country ?? "").toLowerCase()}` : undefined,
    own: ({ country }) => ({ code: country?.toUpperCase() }),
  },
};

/** What an object is recorded as, if it is an entity here. */
export function entityRefOf(object: StixObject): string | undefined {
  return extensionOf(object)?.entity ?? MAPPINGS[object.type]?.ref(object);
}

export function ownPropertiesOf(object: StixObject): Readonly<Record<string, unknown>> {
  return extensionOf(object)?.own ?? MAPPINGS[object.type]?.own(object) ?? {};
}

/** Why an object is kept as it is, and no entity is made of it. */
export function whyNoEntity(object: StixObject): string {
  if (object.type === "infrastructure")
    return "kept as it is: infrastructure of attackers is no tool in use at a victim";
  if (object.type in MAPPINGS) return `kept as it is: no entity, for it has no name or code`;
  return `kept as it is: objects of the type "${object.type}" are no entities here`;
}

function named(kind: string, { name }: StixObject): string | undefined {
  return name?.trim() ? `${kind}:${name.trim()}` : undefined;
}

function kindOfIdentity(object: StixObject): "company" | "agency" | "person" | "sector" {
  if (object.identity_class === "individual") return "person";
  if (object.identity_class === "class") return "sector";
  const isGovernment =
    object.x_opencti_organization_type === "government" ||
    (object.sectors ?? []).some((sector) => /^government/.test(sector));
  return isGovernment ? "agency" : "company";
}

function actorProperties(object: StixObject): Readonly<Record<string, unknown>> {
  return { motive: object.primary_motivation, firstSeen: toMoment(object.first_seen) };
}

function incidentProperties(object: StixObject): Readonly<Record<string, unknown>> {
  return { occurredFrom: toMoment(object.first_seen), occurredTo: toMoment(object.last_seen) };
}

/** Infrastructure types of the open vocabulary that only a victim, or nobody, runs; all others are attackers'. */
const NOT_ATTACKERS = ["hosting-target-lists", "workstation", "routers-switches", "firewall", "unknown"];

function isAttackers({ infrastructure_types: types }: StixObject): boolean {
  return (types ?? []).length === 0 || (types ?? []).some((type) => !NOT_ATTACKERS.includes(type));
}
