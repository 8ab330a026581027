import { affiliate } from "./affiliate.js";
import { agency } from "./agency.js";
import { company } from "./company.js";
import { country } from "./country.js";
import { dataClass } from "./data-class.js";
import { dataset } from "./dataset.js";
import { incident } from "./incident.js";
import type { Kind } from "./kind.js";
import { listing } from "./listing.js";
import { marketplace } from "./marketplace.js";
import { ORGANIZATION } from "./organization.js";
import { person } from "./person.js";
import { publisher } from "./publisher.js";
import { sector } from "./sector.js";
import { threatActor } from "./threat-actor.js";
import { tool } from "./tool.js";

/** Every kind of entity: the one list. */
export const KINDS: readonly Kind[] = [
  company,
  affiliate,
  agency,
  publisher,
  marketplace,
  threatActor,
  tool,
  person,
  incident,
  dataset,
  listing,
  dataClass,
  country,
  sector,
];

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));
const BY_VALUE = new Map(KINDS.map((kind) => [kind.value, kind]));

/** The kind whose query field is called this, for example "threatActor". */
export function findKindByField(field: string): Kind | undefined {
  return KINDS.find((kind) => kind.field === field);
}

export function getKind(name: string): Kind {
  const kind = BY_NAME.get(name);
  if (!kind) throw new Error(`No kind is named "${name}".`);
  return kind;
}

/** The kind of an EntityKind enum value. */
export function getKindByValue(value: string): Kind {
  const kind = BY_VALUE.get(value);
  if (!kind) throw new Error(`No kind has the value "${value}".`);
  return kind;
}

/** The kind among a node's labels: a node has exactly one for life. */
export function kindOfLabels(labels: readonly string[]): Kind {
  const kind = labels.map((label) => BY_NAME.get(label)).find((found) => found !== undefined);
  if (!kind) throw new Error(`No kind among the labels ${labels.join(", ")}.`);
  return kind;
}

/** The labels that a node of this kind carries. */
export function labelsOf(kind: Kind): string[] {
  return ["Entity", kind.name, ...(kind.organization ? [ORGANIZATION] : [])];
}

/** The kinds that an end of a relation admits: `Organization` stands for every organization. */
export function kindsOfEnd(end: readonly string[]): Kind[] {
  return KINDS.filter((kind) => end.includes(kind.name) || (kind.organization && end.includes(ORGANIZATION)));
}
