import { BELIEF_OF_S } from "../belief/belief-query.js";
import { S_IS_SURELY_ADMITTED } from "../belief/surely-admitted.js";
import { defineQuery, identifier, type Query } from "../graph/query.js";
import type { Relation } from "../kinds/relation.js";
import { getKind } from "../kinds/registry.js";
import { ORGANIZATION } from "../kinds/organization.js";
import { type AttachedColumn, EntityColumns, type Wanted } from "./entity-columns.js";

/** A relation as seen from one of its ends. */
export interface RelationEnd {
  readonly relation: Relation;
  readonly forward: boolean;
}

/**
 * How much is read of what is claimed about each fact: nothing, where it is known to be admitted; everything; or
 * everything where it is not surely admitted.
 */
export type BeliefRead = "none" | "unless sure" | "all";

const BELIEF: Readonly<Record<BeliefRead, string>> = {
  none: "null",
  "unless sure": `CASE WHEN ${S_IS_SURELY_ADMITTED} THEN null ELSE ${BELIEF_OF_S} END`,
  all: BELIEF_OF_S,
};

/** Items of a fact in a page's rows that stand before those of its entity. */
export const FACT_ITEMS = 2;

/** The columns of the entities at the other end: where one kind only can stand there, it need not be read. */
export function columnsOf(
  { relation, forward }: RelationEnd,
  wanted: Wanted,
  attached: readonly AttachedColumn[] = [],
): EntityColumns {
  const [only, ...others] = forward ? relation.to : relation.from;
  const isOneKind = only !== undefined && others.length === 0 && only !== ORGANIZATION;
  return new EntityColumns(isOneKind ? getKind(only) : null, wanted, attached);
}

/** How a page of facts is read. */
export interface PageReading {
  readonly backwards: boolean;
  /** Whether parents come as `{ id, name, statementId }`, after which their pages begin, or as ids alone. */
  readonly continued: boolean;
  readonly belief: BeliefRead;
}

/** One page of facts for each of `$parents`, by the name of the entity at the other end: a row a parent. */
export function relationPageQuery(
  end: RelationEnd,
  { backwards, continued, belief }: PageReading,
  columns: EntityColumns,
): Query {
  const beyond = backwards ? "<" : ">";
  const order = orderBy("e", "r", backwards);
  const parentId = continued ? "parent.id" : "parent";
  const after = `AND (parent.name IS NULL OR e.name ${beyond} parent.name
         OR (e.name = parent.name AND r.statementId ${beyond} parent.statementId))`;
  // A fact without a statement is none; where all are known, they were found to have theirs.
  const statement = belief === "none" ? "" : "MATCH (s:Statement {id: r.statementId})";
  // Neo4j takes long to plan how claims are read, so that is planned once, whatever is wanted of the entities.
  const entity = belief === "none" ? columns.textOf("e") : columns.anyTextOf("e");
  return defineQuery(
    `relations.page.${nameOf(end)}`,
    `UNWIND $parents AS parent
     MATCH (p:Entity {id: ${parentId}})
     RETURN ${parentId} AS parent, COLLECT {
       MATCH ${patternOf(end, "p", "r", "e")}
       WHERE e.tlp <= $tlp AND r.tlp <= $tlp ${continued ? after : ""}
       WITH e, r ${order} LIMIT $limit
       ${statement}
       RETURN [r.statementId, ${BELIEF[belief]}, ${entity}] ${order}
     } AS facts`,
  );
}

/** What tells as of which state facts are counted in memory. */
export function relationMarkQuery(end: RelationEnd): Query {
  return defineQuery(`relations.count.${nameOf(end)}`, "RETURN null AS counted");
}

/** How many facts of each of `$parents` are surely admitted, and the ids of the statements of the others. */
export function relationCountQuery(end: RelationEnd): Query {
  return defineQuery(
    `relations.count.${nameOf(end)}`,
    `UNWIND $parents AS parent
     MATCH (p:Entity {id: parent})
     CALL (p) {
       MATCH ${patternOf(end, "p", "r", "e")}
       WHERE e.tlp <= $tlp AND r.tlp <= $tlp
       MATCH (s:Statement {id: r.statementId})
       WITH s.id AS id, ${S_IS_SURELY_ADMITTED} AS sure
       RETURN sum(CASE WHEN sure THEN 1 ELSE 0 END) AS sure, collect(CASE WHEN sure THEN null ELSE id END) AS others
     }
     RETURN parent, sure, others`,
  );
}

function nameOf({ relation, forward }: RelationEnd): string {
  return `${relation.name}${forward ? "" : ".inverse"}`;
}

/**
 * A Cypher expression: the first facts of the entity in the variable `of`, by the name of the entity at their other end, a
 * list each: the statement's id, then `columns`. The other end stands in the variable `name`; `$<name>_limit` says how many.
 */
export function nextFacts(
  end: RelationEnd,
  backwards: boolean,
  of: string,
  name: string,
  columns: string,
): string {
  const fact = `${name}_fact`;
  const order = orderBy(name, fact, backwards);
  return `COLLECT {
    MATCH ${patternOf(end, of, fact, name)} WHERE ${name}.tlp <= $tlp AND ${fact}.tlp <= $tlp
    WITH ${name}, ${fact} ${order} LIMIT $${name}_limit
    RETURN [${fact}.statementId, ${columns}] ${order} }`;
}

function orderBy(entity: string, fact: string, backwards: boolean): string {
  const direction = backwards ? "DESC" : "ASC";
  return `ORDER BY ${entity}.name ${direction}, ${fact}.statementId ${direction}`;
}

function patternOf({ relation, forward }: RelationEnd, of: string, fact: string, entity: string): string {
  const type = `[${fact}:${identifier(relation.name)}]`;
  return `(${of})${forward ? `-${type}->` : `<-${type}-`}(${entity}:Entity)`;
}
