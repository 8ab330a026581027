import type { Property } from "./kind.js";

/** How a relation appears as a field on the kind at one of its ends. */
export interface RelationField {
  readonly field: string;
  readonly description: string;
}

/** At which end of a relation stands whom it speaks ill of, and of which kinds the other end must be for that. */
export interface Burden {
  readonly end: "subject" | "object";
  /** Names of kinds; any if it is left out. */
  readonly other?: readonly string[];
}

/** A relation between entities, as data: one row of the table in relations.ts. */
export interface Relation {
  /** Relationship type in Neo4j and value of the RelationKind enum. */
  readonly name: string;
  readonly description: string;
  /** The relation as a clause, with the places of {subject} and {object}: "{subject} is an affiliate of {object}". */
  readonly phrase: string;
  /** Names of kinds, or "Organization". */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The field on the `from` kinds, and its inverse on the `to` kinds. */
  readonly forward: RelationField;
  readonly inverse: RelationField;
  /** A state holds for an interval; an event holds from when it happened on. */
  readonly time: "state" | "event";
  /** Whether paths go along it. */
  readonly traversed: boolean;
  /** Whether it ties an incident to what the incident touched: it used the tool, affected the organization, exposed the dataset. */
  readonly tiesIncident: boolean;
  /** Whether the organization at its end is part of the incident's matter when a path uses it. */
  readonly involvesOrganization: boolean;
  /** Whether it leads from one incident to another, on purpose. */
  readonly linksIncidents: boolean;
  /** Whether its `from` is a part of its `to`: what ties the whole ties the part. */
  readonly partOfWhole: boolean;
  /** Whether one object at most can be true of a subject, unless one object is a part of the other. */
  readonly exclusive: boolean;
  /** Relations that dispute it: saying both of the same two entities is a conflict. Each names the other. */
  readonly rivals: readonly string[];
  /** Whom it accuses, or calls a victim, of something that the one will want to answer; null where it is harmless. */
  readonly burdens: Burden | null;
  readonly properties: Readonly<Record<string, Property>>;
}

type Flags =
  | "traversed"
  | "tiesIncident"
  | "involvesOrganization"
  | "linksIncidents"
  | "partOfWhole"
  | "exclusive"
  | "rivals"
  | "burdens"
  | "properties";

/** Declares a relation; what is not said is the ordinary case. */
export function defineRelation(input: Omit<Relation, Flags> & Partial<Pick<Relation, Flags>>): Relation {
  return {
    traversed: true,
    tiesIncident: false,
    involvesOrganization: false,
    linksIncidents: false,
    partOfWhole: false,
    exclusive: false,
    rivals: [],
    burdens: null,
    properties: {},
    ...input,
  };
}
