import { ORGANIZATION } from "../organization.js";
import { defineRelation, type Relation } from "../relation.js";

/** Who speaks for whom, and where things are: shown, never on a path. */
export const SURROUNDING_RELATIONS: readonly Relation[] = [
  defineRelation({
    name: "SPEAKS_FOR",
    phrase: "{subject} speaks for {object}",
    description: "A person speaks for an organization.",
    from: ["Person"],
    to: [ORGANIZATION],
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
    to: [ORGANIZATION],
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
    from: [ORGANIZATION],
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
    from: [ORGANIZATION],
    to: ["Sector"],
    forward: { field: "inSectors", description: "The sectors in which it works." },
    inverse: { field: "organizations", description: "The organizations that work in it." },
    time: "state",
    traversed: false,
  }),
];
