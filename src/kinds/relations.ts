import { ORGANIZATION } from "./organization.js";
import { defineRelation, type Relation } from "./relation.js";
import { AFFILIATION, CREDENTIAL, INCIDENT_ROLE, LOSS_TYPE } from "./relation-vocabularies.js";

const ORG = [ORGANIZATION];

/** Ties between organizations, and between them and what they run. */
const STATES: readonly Relation[] = [
  defineRelation({
    name: "PART_OF",
    phrase: "{subject} is a part of {object}",
    description: "An organization is a part of another: a ministry of a government, a division of a company.",
    from: ORG,
    to: ORG,
    forward: { field: "partOf", description: "The wholes of which it is a part." },
    inverse: { field: "parts", description: "Its parts." },
    time: "state",
    partOfWhole: true,
  }),
  defineRelation({
    name: "AFFILIATE_OF",
    phrase: "{subject} is an affiliate of {object}",
    description: "An organization is affiliated with another.",
    from: ORG,
    to: ORG,
    forward: { field: "affiliations", description: "The organizations that it is an affiliate of." },
    inverse: { field: "affiliates", description: "Its affiliates." },
    time: "state",
    properties: {
      affiliation: { type: "choice", of: AFFILIATION, description: "In what way they are affiliated." },
      share: { type: "share", description: "Share of ownership, 0 to 1." },
    },
  }),
  defineRelation({
    name: "CUSTOMER_OF",
    phrase: "{subject} is a customer of {object}",
    description: "An organization is a customer of another.",
    from: ORG,
    to: ORG,
    forward: { field: "suppliers", description: "The organizations that it is a customer of." },
    inverse: { field: "customers", description: "Its customers." },
    time: "state",
    properties: { scope: { type: "text", description: "What it buys." } },
  }),
  defineRelation({
    name: "OPERATES",
    phrase: "{subject} operates {object}",
    description: "An organization or a threat actor runs a tool or a marketplace.",
    from: [ORGANIZATION, "ThreatActor"],
    to: ["Tool", "Marketplace"],
    forward: { field: "operates", description: "What it runs." },
    inverse: { field: "operators", description: "Who runs it." },
    time: "state",
  }),
  defineRelation({
    name: "PROVIDES",
    phrase: "{subject} provides {object}",
    description: "A company offers a tool to others.",
    from: ["Company"],
    to: ["Tool"],
    forward: { field: "provides", description: "The tools that it offers." },
    inverse: { field: "providers", description: "Who offers it." },
    time: "state",
  }),
  defineRelation({
    name: "USES",
    phrase: "{subject} uses {object}",
    description: "An organization uses a tool.",
    from: ORG,
    to: ["Tool"],
    forward: { field: "uses", description: "The tools that it uses." },
    inverse: { field: "usedBy", description: "Who uses it." },
    time: "state",
  }),
];

/** What an incident touched. */
const INCIDENTS: readonly Relation[] = [
  defineRelation({
    name: "COMPROMISED",
    phrase: 'the security of {object} was broken in the incident "{subject}"',
    description: "An incident broke the security of a tool or of an organization's systems.",
    from: ["Incident"],
    to: ["Tool", ORGANIZATION],
    forward: { field: "compromised", description: "The tools and organizations whose security it broke." },
    inverse: { field: "compromisedIn", description: "The incidents that broke its security." },
    time: "event",
    tiesIncident: true,
    involvesOrganization: true,
    properties: {
      vector: { type: "text", description: "VERIS action vector." },
      variety: { type: "text", description: "VERIS action variety." },
    },
  }),
  defineRelation({
    name: "ACCESSED_VIA",
    phrase: 'data was reached through {object} in the incident "{subject}"',
    description: "In an incident, data was reached through a tool.",
    from: ["Incident"],
    to: ["Tool"],
    forward: { field: "accessedVia", description: "The tools through which data was reached." },
    inverse: { field: "accessedIn", description: "The incidents in which data was reached through it." },
    time: "event",
    tiesIncident: true,
    properties: {
      credential: { type: "choice", of: CREDENTIAL, description: "With what credentials it was entered." },
    },
  }),
  defineRelation({
    name: "AFFECTED",
    phrase: 'the incident "{subject}" affected {object}',
    description: "An incident affected an organization.",
    from: ["Incident"],
    to: ORG,
    forward: { field: "affected", description: "The organizations that it affected." },
    inverse: { field: "incidents", description: "The incidents that affected it." },
    time: "event",
    tiesIncident: true,
    involvesOrganization: true,
    properties: { role: { type: "choice", of: INCIDENT_ROLE, description: "In what role it was affected." } },
  }),
  defineRelation({
    name: "ATTRIBUTED_TO",
    phrase: 'the incident "{subject}" is put down to {object}',
    description: "An incident is put down to a threat actor.",
    from: ["Incident"],
    to: ["ThreatActor"],
    forward: { field: "attributedTo", description: "The threat actors it is put down to." },
    inverse: { field: "attributedIncidents", description: "The incidents that are put down to it." },
    time: "event",
  }),
  defineRelation({
    name: "LED_TO",
    phrase: 'the incident "{subject}" led to the incident "{object}"',
    description: "An incident led to another.",
    from: ["Incident"],
    to: ["Incident"],
    forward: { field: "ledTo", description: "The incidents that it led to." },
    inverse: { field: "followedFrom", description: "The incidents that led to it." },
    time: "event",
    linksIncidents: true,
  }),
  defineRelation({
    name: "EXPOSED",
    phrase: 'the incident "{subject}" exposed the dataset "{object}"',
    description: "An incident exposed a dataset.",
    from: ["Incident"],
    to: ["Dataset"],
    forward: { field: "datasets", description: "The datasets that it exposed." },
    inverse: { field: "exposedIn", description: "The incidents that exposed it." },
    time: "event",
    tiesIncident: true,
    properties: { lossType: { type: "choice", of: LOSS_TYPE, description: "What became of the data." } },
  }),
];

/** Whose data it is, of what sort, and where it is offered. */
const DATA: readonly Relation[] = [
  defineRelation({
    name: "ORIGINATES_FROM",
    phrase: 'the dataset "{subject}" left the systems of {object}',
    description: "A dataset left the systems of an organization. (Whom it is about is PERTAINS_TO.)",
    from: ["Dataset"],
    to: ORG,
    forward: {
      field: "origins",
      description:
        "The organizations whose systems it left; two are a conflict, unless one is a part of the other.",
    },
    inverse: { field: "originatedDatasets", description: "The datasets that left its systems." },
    time: "event",
    involvesOrganization: true,
  }),
  defineRelation({
    name: "PERTAINS_TO",
    phrase: 'the dataset "{subject}" is about {object}',
    description:
      "A dataset is about an organization or a person. (Whose systems it left is ORIGINATES_FROM.)",
    from: ["Dataset"],
    to: [ORGANIZATION, "Person"],
    forward: { field: "pertainsTo", description: "Whom it is about." },
    inverse: { field: "pertainingDatasets", description: "The datasets that are about it." },
    time: "state",
  }),
  defineRelation({
    name: "SUBSET_OF",
    phrase: 'the dataset "{subject}" is a part of the dataset "{object}"',
    description: "A dataset is a part of another.",
    from: ["Dataset"],
    to: ["Dataset"],
    forward: { field: "subsetOf", description: "The datasets of which it is a part." },
    inverse: { field: "subsets", description: "Its parts." },
    time: "state",
    partOfWhole: true,
  }),
  defineRelation({
    name: "CONTAINS",
    phrase: 'the dataset "{subject}" contains {object}',
    description: "A dataset holds data of a class.",
    from: ["Dataset"],
    to: ["DataClass"],
    forward: { field: "contains", description: "The classes of data in it." },
    inverse: { field: "containedIn", description: "The datasets that hold such data." },
    time: "state",
  }),
  defineRelation({
    name: "OFFERED_IN",
    phrase: 'the dataset "{subject}" is on offer in the listing "{object}"',
    description: "A dataset is on offer in a listing.",
    from: ["Dataset"],
    to: ["Listing"],
    forward: { field: "offeredIn", description: "The listings that offer it." },
    inverse: { field: "offers", description: "The datasets that it offers." },
    time: "event",
  }),
  defineRelation({
    name: "LISTED_ON",
    phrase: 'the listing "{subject}" stands on {object}',
    description: "A listing stands on a marketplace.",
    from: ["Listing"],
    to: ["Marketplace"],
    forward: { field: "listedOn", description: "The marketplaces on which it stands." },
    inverse: { field: "listings", description: "The listings that stand on it." },
    time: "event",
  }),
];

/** Who speaks for whom, and where things are: shown, never on a path. */
const SURROUNDINGS: readonly Relation[] = [
  defineRelation({
    name: "SPEAKS_FOR",
    phrase: "{subject} speaks for {object}",
    description: "A person speaks for an organization.",
    from: ["Person"],
    to: ORG,
    forward: { field: "speaksFor", description: "The organizations for which the person speaks." },
    inverse: { field: "spokespersons", description: "Who speaks for it." },
    time: "state",
    traversed: false,
    properties: { title: { type: "text", description: "Title of the function." } },
  }),
  defineRelation({
    name: "EMPLOYED_BY",
    phrase: "{subject} works for {object}",
    description: "A person works for an organization.",
    from: ["Person"],
    to: ORG,
    forward: { field: "employers", description: "The organizations that the person works for." },
    inverse: { field: "staff", description: "Who works for it." },
    time: "state",
    traversed: false,
    properties: { title: { type: "text", description: "Title of the function." } },
  }),
  defineRelation({
    name: "LOCATED_IN",
    phrase: "{subject} is in {object}",
    description: "An organization has its seat in a country.",
    from: ORG,
    to: ["Country"],
    forward: { field: "locatedIn", description: "The countries of its seats." },
    inverse: { field: "organizations", description: "The organizations that have a seat there." },
    time: "state",
    traversed: false,
  }),
  defineRelation({
    name: "IN_SECTOR",
    phrase: "{subject} works in the sector {object}",
    description: "An organization works in a sector.",
    from: ORG,
    to: ["Sector"],
    forward: { field: "inSectors", description: "The sectors in which it works." },
    inverse: { field: "organizations", description: "The organizations that work in it." },
    time: "state",
    traversed: false,
  }),
];

/** Every relation: the one table. */
export const RELATIONS: readonly Relation[] = [...STATES, ...INCIDENTS, ...DATA, ...SURROUNDINGS];

const BY_NAME = new Map(RELATIONS.map((relation) => [relation.name, relation]));

export function findRelation(name: string): Relation | undefined {
  return BY_NAME.get(name);
}

export function getRelation(name: string): Relation {
  const relation = BY_NAME.get(name);
  if (!relation) throw new Error(`No relation is named "${name}".`);
  return relation;
}

/** The relations that paths go along. */
export const TRAVERSED: readonly Relation[] = RELATIONS.filter((relation) => relation.traversed);
