import { ORGANIZATION } from "../organization.js";
import { defineRelation, type Relation } from "../relation.js";

/** Whose data it is, of what sort, and where it is offered. */
export const DATA_RELATIONS: readonly Relation[] = [
  defineRelation({
    name: "ORIGINATES_FROM",
    phrase: 'the dataset "{subject}" left the systems of {object}',
    description: "A dataset left the systems of an organization. (Whom it is about is PERTAINS_TO.)",
    from: ["Dataset"],
    to: [ORGANIZATION],
    forward: {
      field: "origins",
      description:
        "The organizations whose systems it left; two are a conflict, unless one is a part of the other.",
    },
    inverse: { field: "originatedDatasets", description: "The datasets that left its systems." },
    time: "event",
    burdens: { end: "object" },
    exclusive: true,
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
    burdens: { end: "object" },
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
