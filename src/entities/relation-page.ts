import { type SeenStatement, seeStatement } from "../belief/admission.js";
import { BELIEF_OF_S, parseBelief } from "../belief/belief-query.js";
import type { Lens } from "../belief/lens.js";
import { type Graph, integer, type Row } from "../graph/graph.js";
import { defineQuery, identifier, type Query } from "../graph/query.js";
import { decodeCursor, encodeCursor } from "../shared/cursor.js";
import { type Page, type PageRequest, toPage } from "../shared/page.js";
import { type Entity, toEntity } from "./entity.js";
import type { Relation } from "../kinds/relation.js";

/** A relation as seen from one of its ends. */
export interface RelationEnd {
  readonly relation: Relation;
  readonly forward: boolean;
}

/** The entity at the other end, and the fact that leads there. */
export interface RelatedEntity {
  readonly node: Entity;
  readonly seen: SeenStatement;
}

/** What pages of related entities are asked for, the same for every parent. */
export interface RelationPageRequest {
  readonly end: RelationEnd;
  readonly lens: Lens;
  readonly page: PageRequest;
  readonly tlp: number;
}

/** How many facts a count reads at once. */
const COUNTED_AT_ONCE = 2_000;

const queries = new Map<string, Query>();

function pageQuery({ relation, forward }: RelationEnd, backwards: boolean): Query {
  const key = `${relation.name} ${forward} ${backwards}`;
  const known = queries.get(key);
  if (known) return known;
  const type = `[r:${identifier(relation.name)}]`;
  const [beyond, direction] = backwards ? ["<", "DESC"] : [">", "ASC"];
  const query = defineQuery(
    `relations.page.${relation.name}${forward ? "" : ".inverse"}`,
    `UNWIND $parents AS parent
     MATCH (p:Entity {id: parent.id})
     CALL (p, parent) {
       MATCH (p)${forward ? `-${type}->` : `<-${type}-`}(e:Entity)
       WHERE e.tlp <= $tlp AND r.tlp <= $tlp AND (parent.name IS NULL OR e.name ${beyond} parent.name
         OR (e.name = parent.name AND r.statementId ${beyond} parent.statementId))
       WITH e, r ORDER BY e.name ${direction}, r.statementId ${direction} LIMIT $limit
       MATCH (s:Statement {id: r.statementId})
       RETURN e, r, ${BELIEF_OF_S} AS belief
     }
     RETURN parent.id AS parent, labels(e) AS labels, e {.*} AS entity, belief
     ORDER BY parent.id, e.name ${direction}, r.statementId ${direction}`,
  );
  queries.set(key, query);
  return query;
}

/** Where the reading of one parent's facts stands. */
interface Reading {
  readonly id: string;
  name: string | null;
  statementId: string | null;
  readonly admitted: RelatedEntity[];
}

/** A page of related entities for each parent: those whose fact the lens lets in, by name. */
export async function findRelationPages(
  graph: Graph,
  request: RelationPageRequest,
  parentIds: readonly string[],
): Promise<Map<string, Page<RelatedEntity>>> {
  const { page, end } = request;
  const argument = page.backwards ? "before" : "after";
  const position = page.cursor === null ? null : decodeCursor(orderName(end), page.cursor, argument, 2);
  const [name, statementId] = (position ?? [null, null]) as [string | null, string | null];
  const readings = parentIds.map((id): Reading => ({ id, name, statementId, admitted: [] }));
  await readUntil(graph, request, readings, page.size + 1, (reading) => reading.admitted.length > page.size);
  return new Map(readings.map((reading) => [reading.id, toPage(page, reading.admitted)]));
}

/** How many related entities each parent has under the lens. */
export async function countRelated(
  graph: Graph,
  request: Omit<RelationPageRequest, "page">,
  parentIds: readonly string[],
): Promise<Map<string, number>> {
  const page = { size: COUNTED_AT_ONCE, backwards: false, cursor: null };
  const readings = parentIds.map((id): Reading => ({ id, name: null, statementId: null, admitted: [] }));
  await readUntil(graph, { ...request, page }, readings, COUNTED_AT_ONCE, () => false);
  return new Map(readings.map((reading) => [reading.id, reading.admitted.length]));
}

/** The cursor of a related entity in its list. */
export function relatedCursor(end: RelationEnd, related: RelatedEntity): string {
  return encodeCursor(orderName(end), [related.node.name, related.seen.belief.statement.id]);
}

function orderName({ relation, forward }: RelationEnd): string {
  return `${relation.name} ${forward ? "forward" : "inverse"}`;
}

/**
 * Reads facts in portions of `portion` a parent, until each parent has enough admitted ones or none are left. The
 * lens decides on each fact; where it lets in most of them, one portion, and so one query, is all.
 */
async function readUntil(
  graph: Graph,
  request: RelationPageRequest,
  readings: readonly Reading[],
  portion: number,
  isEnough: (reading: Reading) => boolean,
): Promise<void> {
  let open = readings;
  while (open.length > 0) {
    const rows = await graph.read(pageQuery(request.end, request.page.backwards), {
      parents: open.map(({ id, name, statementId }) => ({ id, name, statementId })),
      limit: integer(portion),
      tlp: integer(request.tlp),
    });
    const byParent = groupByParent(rows);
    for (const reading of open) take(reading, byParent.get(reading.id) ?? [], request.lens);
    open = open.filter((reading) => !isEnough(reading) && byParent.get(reading.id)?.length === portion);
  }
}

function take(reading: Reading, rows: readonly Row[], lens: Lens): void {
  for (const row of rows) {
    const node = toEntity(row);
    const seen = seeStatement(lens, parseBelief(row, "belief"));
    if (seen.admitted) reading.admitted.push({ node, seen });
    reading.name = node.name;
    reading.statementId = seen.belief.statement.id;
  }
}

function groupByParent(rows: readonly Row[]): Map<string, Row[]> {
  const byParent = new Map<string, Row[]>();
  for (const row of rows) {
    const parent = row.get("parent") as string;
    const group = byParent.get(parent);
    if (group) group.push(row);
    else byParent.set(parent, [row]);
  }
  return byParent;
}
