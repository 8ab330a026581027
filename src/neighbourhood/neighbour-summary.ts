import type { Lens } from "../belief/lens.js";
import { type Graph, integer, type Row } from "../graph/graph.js";
import { anyOf, defineQuery } from "../graph/query.js";
import type { Direction } from "../kinds/direction.js";
import { kindOfLabels } from "../kinds/registry.js";
import { TRAVERSED } from "../kinds/relations.js";
import { seeStatements } from "../belief/see-statements.js";

/** The most facts of one row of a summary that the lens decides on. */
export const MOST_DECIDED = 500;

/** How many facts of one relation, seen one way, lead from an entity to entities of one kind. */
export interface NeighbourCount {
  readonly relation: string;
  readonly direction: Exclude<Direction, "BOTH">;
  /** Value of the EntityKind enum. */
  readonly kind: string;
  /** All that the viewer may see. */
  readonly facts: number;
  /** Those that the lens lets in; null where there are more than MOST_DECIDED facts. */
  readonly admitted: number | null;
}

const NAMES = TRAVERSED.map(({ name }) => name);

function countingSide(direction: "OUT" | "IN"): string {
  const type = `[r:${anyOf(NAMES)}]`;
  return `UNWIND $ids AS id
   MATCH (n:Entity {id: id})${direction === "OUT" ? `-${type}->` : `<-${type}-`}(e:Entity)
   WHERE n.tlp <= $tlp AND r.tlp <= $tlp AND e.tlp <= $tlp
   RETURN id, '${direction}' AS direction, type(r) AS relation, labels(e) AS labels, count(r) AS facts,
     collect(r.statementId)[..$most] AS statementIds`;
}

const COUNT_NEIGHBOURS = defineQuery(
  "neighbourhood.summary",
  `${countingSide("OUT")} UNION ALL ${countingSide("IN")}`,
);

interface Group extends Omit<NeighbourCount, "admitted"> {
  readonly entityId: string;
  /** MOST_DECIDED of them at most. */
  readonly statementIds: readonly string[];
}

/** What lies around each of these entities: by relation as in the registry, direction (OUT first) and kind. */
export async function summarizeNeighbours(
  graph: Graph,
  lens: Lens,
  tlp: number,
  entityIds: readonly string[],
): Promise<Map<string, NeighbourCount[]>> {
  const parameters = { ids: entityIds, most: integer(MOST_DECIDED), tlp: integer(tlp) };
  const groups = (await graph.read(COUNT_NEIGHBOURS, parameters)).map(toGroup).sort(inOrder);
  const undecided = groups.filter(isDecidable).flatMap(({ statementIds }) => statementIds);
  const seen = await seeStatements(graph, [...new Set(undecided)], lens, tlp);
  const byEntity = new Map(entityIds.map((id): [string, NeighbourCount[]] => [id, []]));
  for (const group of groups) {
    const { entityId, statementIds, ...count } = group;
    const letIn = statementIds.filter((id) => seen.get(id)?.admitted).length;
    byEntity.get(entityId)?.push({ ...count, admitted: isDecidable(group) ? letIn : null });
  }
  return byEntity;
}

function isDecidable({ facts }: Group): boolean {
  return facts <= MOST_DECIDED;
}

function toGroup(row: Row): Group {
  return {
    entityId: row.get("id") as string,
    relation: row.get("relation") as string,
    direction: row.get("direction") as "OUT" | "IN",
    kind: kindOfLabels(row.get("labels") as string[]).value,
    facts: row.get("facts") as number,
    statementIds: row.get("statementIds") as string[],
  };
}

function inOrder(a: Group, b: Group): number {
  const relations = NAMES.indexOf(a.relation) - NAMES.indexOf(b.relation);
  if (relations !== 0) return relations;
  if (a.direction !== b.direction) return a.direction === "OUT" ? -1 : 1;
  return a.kind < b.kind ? -1 : 1;
}
