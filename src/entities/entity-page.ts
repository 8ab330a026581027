import { type Graph, integer } from "../graph/graph.js";
import { defineQuery, identifier, type Query } from "../graph/query.js";
import { decodeCursor, encodeCursor } from "../shared/cursor.js";
import { type Page, type PageRequest, toPage } from "../shared/page.js";
import type { Entity } from "./entity.js";
import { EntityColumns, type Wanted } from "./entity-columns.js";
import type { ReadAhead } from "./read-ahead.js";
import { type EntityFilter, type Predicate, toPredicate } from "./entity-filter.js";
import type { Kind } from "../kinds/kind.js";
import { TOP_RANK } from "../shared/tlp.js";

/** By what a list is sorted; ties are broken by id. Entities without the property come last. */
export interface EntitySort {
  readonly property: string;
  readonly descending: boolean;
}

/** What a list of one kind is asked for. */
export interface EntityListRequest {
  readonly filter: EntityFilter | null;
  readonly sort: EntitySort;
  readonly page: PageRequest;
  /** What is read of the entities, besides what they are sorted by. */
  readonly wanted: Wanted;
  /** What is read together with them. */
  readonly ahead?: ReadAhead | undefined;
  /** Whether nobody looks at the rows: the request is checked, and nothing read. */
  readonly counted: boolean;
}

/** The properties by which a kind can be sorted: all that hold one value. */
export function sortableProperties(kind: Kind): string[] {
  const own = Object.entries(kind.properties).filter(([, property]) => property.type !== "texts");
  return ["name", "recordedAt", ...own.map(([name]) => name)];
}

/** Properties that every entity has: a page sorted by them can be read off an index. */
const REQUIRED = new Set(["name", "recordedAt"]);

/** A page of the entities of a kind. */
export async function findEntityPage(
  graph: Graph,
  kind: Kind,
  request: EntityListRequest,
  tlp: number,
): Promise<Page<Entity>> {
  const { sort, page } = request;
  const order = orderName(kind, sort);
  const position =
    page.cursor === null ? null : decodeCursor(order, page.cursor, page.backwards ? "before" : "after", 2);
  const predicate = toPredicate(kind, request.filter);
  if (request.counted) return { rows: [], hasNextPage: false, hasPreviousPage: false };
  const at = position === null ? "start" : position[0] === null ? "absent" : "value";
  const wanted = request.wanted && new Set([...request.wanted, sort.property]);
  const columns = new EntityColumns(kind, wanted, request.ahead?.columns);
  const query = pageQuery(kind, sort, page.backwards, at, predicate, columns);
  const { rows, mark } = await graph.readMarked(query, {
    ...columns.parameters,
    ...predicate.parameters,
    value: position?.[0] ?? null,
    id: position?.[1] ?? null,
    tlp: integer(tlp),
    limit: integer(page.size + 1),
  });
  request.ahead?.rowsAreAsOf(mark);
  const entities = rows.map((row) => columns.read(row.get("entity") as unknown[]));
  return toPage(page, entities);
}

/** How many entities of a kind pass a filter. */
export async function countEntities(
  graph: Graph,
  kind: Kind,
  filter: EntityFilter | null,
  tlp: number,
): Promise<number> {
  const predicate = toPredicate(kind, filter);
  // Who may see all and filters nothing gets the number that Neo4j keeps of each label.
  const visible = tlp >= TOP_RANK ? predicate.text : `n.tlp <= $tlp AND ${predicate.text}`;
  const condition = visible === "true" ? "" : `WHERE ${visible}`;
  const query = defineQuery(
    `entities.count.${kind.name}`,
    `MATCH (n:${identifier(kind.name)}) ${condition} RETURN count(n) AS total`,
  );
  const [row] = await graph.read(query, { ...predicate.parameters, tlp: integer(tlp) });
  return row?.get("total") as number;
}

/** The cursor of an entity in a list sorted like this. */
export function entityCursor(kind: Kind, sort: EntitySort, entity: Entity): string {
  const value = entity[sort.property] as string | number | null;
  return encodeCursor(orderName(kind, sort), [value, entity.id]);
}

function orderName(kind: Kind, sort: EntitySort): string {
  return `${kind.name} ${sort.property} ${sort.descending ? "desc" : "asc"}`;
}

type Position = "start" | "value" | "absent";

function pageQuery(
  kind: Kind,
  sort: EntitySort,
  backwards: boolean,
  at: Position,
  filter: Predicate,
  columns: EntityColumns,
): Query {
  const property = `n.${identifier(sort.property)}`;
  const required = REQUIRED.has(sort.property);
  const descending = sort.descending !== backwards;
  const direction = descending ? "DESC" : "ASC";
  const absentLast = required ? "" : `${property} IS NULL ${backwards ? "DESC" : "ASC"}, `;
  return defineQuery(
    `entities.page.${kind.name}`,
    `MATCH (n:${identifier(kind.name)})
     WHERE ${keyset(property, required, descending, backwards, at)} AND n.tlp <= $tlp AND ${filter.text}
     WITH n ORDER BY ${absentLast}${property} ${direction}, n.id ${direction} LIMIT $limit
     RETURN [${columns.textOf("n")}] AS entity
     ORDER BY ${absentLast}${property} ${direction}, n.id ${direction}`,
  );
}

/**
 * Where the page begins, as a predicate that an index on (property, id) can serve: it holds nodes that have both, so
 * Neo4j reads the page off it only if both are asked to be there.
 */
function keyset(
  property: string,
  required: boolean,
  descending: boolean,
  backwards: boolean,
  at: Position,
): string {
  const beyond = descending ? "<" : ">";
  if (at === "start") return required ? `${property} IS NOT NULL AND n.id IS NOT NULL` : "true";
  if (at === "absent")
    return `(${property} IS NULL AND n.id ${beyond} $id${backwards ? ` OR ${property} IS NOT NULL` : ""})`;
  const sameOrBeyond = `${property} ${beyond}= $value AND (${property} ${beyond} $value OR n.id ${beyond} $id)`;
  if (required) return `${sameOrBeyond} AND n.id IS NOT NULL`;
  return backwards ? `(${sameOrBeyond})` : `(${sameOrBeyond} OR ${property} IS NULL)`;
}
