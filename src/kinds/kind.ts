import type { Vocabulary } from "../shared/vocabulary.js";

/** What an own property of a kind or a relation holds. */
export type PropertyType =
  | { readonly type: "text" }
  | { readonly type: "texts" }
  /** A date as precise as its source; kept as text. */
  | { readonly type: "fuzzyDate" }
  /** A number from 0 to 1. */
  | { readonly type: "share" }
  | { readonly type: "choice"; readonly of: Vocabulary };

export type Property = PropertyType & {
  readonly description: string;
  /** What a shared value says of two entities: an identifier belongs to one, a domain to one as a rule. */
  readonly identifies?: "identifier" | "domain";
};

/** Where a path may meet a kind: anywhere, only as its first or last node, or nowhere. */
export type Traversal = "anywhere" | "asAnEnd" | "never";

/**
 * A kind of entity, as data. From it follow its label, its enum value, its GraphQL type with filter, sort and
 * connection, its indexes, and its place in the legend. Adding a kind is one such file and one line of the registry.
 */
export interface Kind {
  /** Label in Neo4j and name of the GraphQL type, for example "ThreatActor". */
  readonly name: string;
  /** Value of the EntityKind enum, for example "THREAT_ACTOR". */
  readonly value: string;
  /** Fields of the query type: one entity, and the list of them. */
  readonly field: string;
  readonly listField: string;
  readonly description: string;
  /** Whether it is an organization: it then also carries the label Organization and its relations. */
  readonly organization: boolean;
  readonly traversal: Traversal;
  /**
   * Whether a path that passes here leaves the matter of one incident: what lies on the two sides need not belong to
   * the same incident (a threat actor has many).
   */
  readonly endsIncident: boolean;
  /** Whether two of one name may be one: names of incidents, datasets and listings say too little. */
  readonly nameTells: boolean;
  readonly properties: Readonly<Record<string, Property>>;
  /** How viewers tell kinds apart: a shape, and a colour of the Okabe-Ito palette, which the colour-blind can read. */
  readonly legend: { readonly shape: string; readonly colour: string };
}

/** What most kinds are. */
const ORDINARY = {
  organization: false,
  traversal: "anywhere" as Traversal,
  endsIncident: false,
  nameTells: true,
};

type KindInput = Omit<Kind, "value" | "field" | keyof typeof ORDINARY> &
  Partial<Pick<Kind, keyof typeof ORDINARY>>;

/** Declares a kind; what is not said is the ordinary case. */
export function defineKind(input: KindInput): Kind {
  return {
    ...ORDINARY,
    ...input,
    value: input.name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase(),
    field: input.name.charAt(0).toLowerCase() + input.name.slice(1),
  };
}
