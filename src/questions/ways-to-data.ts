import type { Kind } from "../kinds/kind.js";
import { ORGANIZATION } from "../kinds/organization.js";
import { kindsOfEnd } from "../kinds/registry.js";
import { getRelation, RELATIONS } from "../kinds/relations.js";
import type { Way } from "./fact-reader.js";

/** The relation that holds a class of data to a dataset. */
export const CONTAINS = "CONTAINS";

function along(...names: string[]): Way {
  return { relations: names.map(getRelation), forward: true };
}

function against(...names: string[]): Way {
  return { relations: names.map(getRelation), forward: false };
}

/** From each kind of entity the way that leads nearer to the data: over incidents, listings, parts, to datasets. */
const NEARER: Readonly<Record<string, Way>> = {
  [ORGANIZATION]: against("ORIGINATES_FROM", "PERTAINS_TO", "PART_OF"),
  Person: against("PERTAINS_TO"),
  Incident: along("EXPOSED"),
  Tool: against("ACCESSED_VIA", "COMPROMISED"),
  ThreatActor: against("ATTRIBUTED_TO"),
  Listing: against("OFFERED_IN"),
  Marketplace: against("LISTED_ON"),
  DataClass: against(CONTAINS),
  Country: against("LOCATED_IN"),
  Sector: against("IN_SECTOR"),
};

/** The way from a kind that leads nearer to the data, if there is one: a dataset is there. */
export function wayFrom(kind: Kind): Way | undefined {
  return NEARER[kind.organization ? ORGANIZATION : kind.name];
}

/** The relations whose claims may measure a dataset: those of which it is the subject, and its exposure. */
export const MEASURED_OF_DATASET: readonly Way[] = [
  {
    relations: RELATIONS.filter(({ from }) => kindsOfEnd(from).some(({ name }) => name === "Dataset")),
    forward: true,
  },
  against("EXPOSED"),
];

export const CONTAINS_WAY = along(CONTAINS);
export const WHOLES_OF_DATASET = along("SUBSET_OF");
export const WHOLES_OF_ORGANIZATION = along("PART_OF");
