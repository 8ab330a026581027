import type { SeenStatement } from "../belief/admission.js";
import { S_IS_VISIBLE } from "../belief/belief-query.js";
import { anyOf, defineQuery, identifier, type Query } from "../graph/query.js";
import { RELATIONS } from "../kinds/relations.js";
import {
  type Conflict,
  type ConflictKind,
  exclusiveObject,
  opposedStance,
  predicateDispute,
  quantityMismatch,
  type Surroundings,
} from "./conflict.js";

/** What the conflicts asked for are about: one entity, one statement, or anything. */
export type Scope = "anything" | "entity" | "statement";

/** Finds what may be conflicts by an index, and decides by a pure function which are. */
export interface ConflictFinder {
  readonly kind: ConflictKind;
  /** Names the finder in cursors. */
  readonly name: string;
  /** The relation of the statements at which it begins, where it is one. */
  readonly predicate: string | null;
  /** Rows of a statement `id` from $after on, in order, with the ids of it and its rivals as `members`. */
  readonly candidates: Readonly<Record<Scope, Query>>;
  readonly decide: (members: readonly SeenStatement[], surroundings: Surroundings) => Conflict[];
}

/** A Cypher expression for the statements between the ends of `s`, as `BETWEEN` them or `FROM` its subject. */
const BETWEEN = (types: string): string => `COLLECT {
  MATCH (a:Entity {id: s.subjectId})-[r:${types}]-(b:Entity {id: s.objectId}) WHERE r.tlp <= $tlp
  RETURN DISTINCT r.statementId
}`;
const FROM = (type: string): string => `COLLECT {
  MATCH (a:Entity {id: s.subjectId})-[r:${type}]->(:Entity) WHERE r.tlp <= $tlp RETURN DISTINCT r.statementId
}`;

interface FinderInput extends Omit<ConflictFinder, "candidates" | "name"> {
  /** Cypher: how to come to statements `s` by an index where nothing is named, and what they must have. */
  readonly anywhere: string;
  readonly condition: string;
  readonly members: string;
}

function defineFinder({ anywhere, condition, members, ...finder }: FinderInput): ConflictFinder {
  const name = [finder.kind, finder.predicate ?? []].flat().join(".");
  const candidates = (scope: Scope, head: string): Query =>
    defineQuery(
      `conflicts.${name}.${scope}`,
      `${head}
       WITH s WHERE ${S_IS_VISIBLE} AND ${condition}
       WITH s, ${members} AS members WHERE ${members === "[s.id]" ? "true" : "size(members) > 1"}
       RETURN s.id AS id, members ORDER BY id LIMIT $limit`,
    );
  const predicate = finder.predicate === null ? "" : ` AND s.predicate = '${identifier(finder.predicate)}'`;
  return {
    ...finder,
    name,
    candidates: {
      anything: candidates("anything", anywhere),
      entity: candidates(
        "entity",
        `MATCH (s:Statement) WHERE (s.subjectId = $about OR s.objectId = $about) AND s.id >= $after${predicate}`,
      ),
      statement: candidates("statement", "MATCH (s:Statement {id: $about}) WHERE s.id >= $after"),
    },
  };
}

const single =
  (decide: (seen: SeenStatement, surroundings: Surroundings) => Conflict[]): ConflictFinder["decide"] =>
  (members, surroundings) =>
    members.flatMap((seen) => decide(seen, surroundings));

const OPPOSING = "c.stance IN ['DENIES', 'QUALIFIES'] AND c.tlp <= $tlp";

const opposed = defineFinder({
  kind: "OPPOSED_STANCE",
  predicate: null,
  anywhere: `MATCH (c:Claim) WHERE c.statementId >= $after AND ${OPPOSING}
    WITH DISTINCT c.statementId AS statementId
    MATCH (s:Statement {id: statementId})`,
  condition: `EXISTS { MATCH (c:Claim)-[:ABOUT]->(s) WHERE ${OPPOSING} }`,
  members: "[s.id]",
  decide: single(opposedStance),
});

const exclusive = RELATIONS.filter((relation) => relation.exclusive).map(({ name }) =>
  defineFinder({
    kind: "EXCLUSIVE_OBJECT",
    predicate: name,
    anywhere: `MATCH (s:Statement) WHERE s.predicate = '${identifier(name)}' AND s.id >= $after`,
    condition: `s.predicate = '${identifier(name)}'`,
    members: FROM(identifier(name)),
    decide: exclusiveObject,
  }),
);

const disputes = RELATIONS.flatMap(({ name, rivals }) =>
  rivals
    .filter((rival) => name < rival)
    .map((rival) =>
      defineFinder({
        kind: "PREDICATE_DISPUTE",
        predicate: name,
        anywhere: `MATCH (s:Statement) WHERE s.predicate = '${identifier(name)}' AND s.id >= $after`,
        condition: `s.predicate IN ['${identifier(name)}', '${identifier(rival)}']`,
        members: BETWEEN(anyOf([name, rival])),
        decide: predicateDispute,
      }),
    ),
);

const HAS_FIGURES = `COUNT {
  MATCH (said:Claim)-[:ABOUT]->(s) WHERE said.tlp <= $tlp MATCH (said)-[:STATES]->(:Measurement)
} > 1`;

const mismatch = defineFinder({
  kind: "QUANTITY_MISMATCH",
  predicate: null,
  anywhere: `MATCH (:Measurement)<-[:STATES]-(c:Claim) WHERE c.statementId >= $after AND c.tlp <= $tlp
    MATCH (c)-[:ABOUT]->(s:Statement) WHERE ${HAS_FIGURES}
    WITH DISTINCT s`,
  condition: HAS_FIGURES,
  members: "[s.id]",
  decide: single(quantityMismatch),
});

/** Every finder, in the order in which their conflicts are listed. */
export const CONFLICT_FINDERS: readonly ConflictFinder[] = [opposed, ...exclusive, ...disputes, mismatch];
