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
 * The types of objects that are entities here. Organizations, sectors, threat actors, software and infrastructure are told by
 * their names, so that reports of different producers meet; both objects are kept. Incidents, campaigns and persons are
 * told by their ids: names of incidents say too little, and two persons of one name are often two persons.
 */
const MAPPINGS: Readonly<Record<string, EntityMapping>> = {
  identity: {
    ref: (object) => {
      const kind = kindOfIdentity(object);
      return kind === "person" ? `person:stix/${object.id}` : kind && named(kind, object);
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
  if (object.identity_class === "system") return "kept as it is: a system is no organization or person";
  if (object.type in MAPPINGS) return `kept as it is: no entity, for it has no name or code`;
  return `kept as it is: objects of the type "${object.type}" are no entities here`;
}

function named(kind: string, { name }: StixObject): string | undefined {
  return name?.trim() ? `${kind}:${name.trim()}` : undefined;
}

/** Nothing for a system, which is no organization. Who serves the public and others besides is a company. */
function kindOfIdentity(object: StixObject): "company" | "agency" | "person" | "sector" | undefined {
  if (object.identity_class === "system") return undefined;
  if (object.identity_class === "individual") return "person";
  if (object.identity_class === "class") return "sector";
  const sectors = object.sectors ?? [];
  const isGovernment =
    object.x_opencti_organization_type === "government" ||
    (sectors.length > 0 && sectors.every((sector) => sector.startsWith("government")));
  return isGovernment ? "agency" : "company";
}

function actorProperties(object: StixObject): Readonly<Record<string, unknown>> {
  return { motive: object.primary_motivation, firstSeen: toMoment(object.first_seen) };
}

function incidentProperties(object: StixObject): Readonly<Record<string, unknown>> {
  return { occurredFrom: toMoment(object.first_seen), occurredTo: toMoment(object.last_seen) };
}

/** Infrastructure types of the open vocabulary that speak of no attack; all others are attackers'. */
const NOT_ATTACKERS = ["workstation", "routers-switches", "firewall", "control-system"];

function isAttackers({ infrastructure_types: types }: StixObject): boolean {
  return (types ?? []).length === 0 || (types ?? []).some((type) => !NOT_ATTACKERS.includes(type));
}
