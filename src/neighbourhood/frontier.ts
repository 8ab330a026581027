import type { Entity } from "../entities/entity.js";
import { type Graph, integer } from "../graph/graph.js";
import { defineQuery, identifier, type Query } from "../graph/query.js";
import type { Direction } from "../kinds/direction.js";
import { TRAVERSED } from "../kinds/relations.js";
import { tlpRank } from "../shared/tlp.js";
import type { SubgraphEdge } from "./edge-store.js";

/** Facts of one relation that a node has and a subgraph does not show. */
export interface HiddenRelation {
  readonly relation: string;
  readonly direction: Exclude<Direction, "BOTH">;
  readonly count: number;
}

/** A node from which more can be reached. */
export interface FrontierNode {
  readonly node: Entity;
  readonly hidden: readonly HiddenRelation[];
}

/** The sides from which each traversed relation can be looked at, in the order in which they are counted. */
const SIDES = TRAVERSED.flatMap(({ name }) =>
  (["OUT", "IN"] as const).map((direction) => ({ relation: name, direction })),
);

/** Counts the facts of nodes, side by side. Without a condition the count of one side is a look at the node alone. */
function countingQuery(name: string, condition: string): Query {
  const counts = SIDES.map(({ relation, direction }) => {
    const [from, to] = direction === "OUT" ? ["-", "->"] : ["<-", "-"];
    const end = condition === "" ? "" : "m:Entity";
    return `COUNT { (n)${from}[r:${identifier(relation)}]${to}(${end}) ${condition} }`;
  });
  return defineQuery(
    name,
    `UNWIND $ids AS id
     MATCH (n:Entity {id: id}) WHERE n.tlp <= $tlp
     RETURN id, [${counts.join(",\n")}] AS counts`,
  );
}

const COUNT_VISIBLE = countingQuery("neighbourhood.count-visible", "WHERE r.tlp <= $tlp AND m.tlp <= $tlp");
/** For those who may see everything. */
const COUNT_ALL = countingQuery("neighbourhood.count-all", "");

/** The nodes that have facts beside these edges, in their order, with how many. The lens does not decide on them. */
export async function findFrontier(
  graph: Graph,
  nodes: readonly Entity[],
  edges: readonly SubgraphEdge[],
  tlp: number,
): Promise<FrontierNode[]> {
  const query = tlp >= tlpRank("RED") ? COUNT_ALL : COUNT_VISIBLE;
  const rows = await graph.read(query, { ids: nodes.map(({ id }) => id), tlp: integer(tlp) });
  const counts = new Map(rows.map((row) => [row.get("id") as string, row.get("counts") as number[]]));
  const shown = countShown(edges);
  return nodes.flatMap((node) => {
    const hidden = SIDES.map((side, index) => ({
      ...side,
      count: (counts.get(node.id)?.[index] ?? 0) - (shown.get(keyOf(node.id, side)) ?? 0),
    })).filter(({ count }) => count > 0);
    return hidden.length === 0 ? [] : [{ node, hidden }];
  });
}

function countShown(edges: readonly SubgraphEdge[]): Map<string, number> {
  const shown = new Map<string, number>();
  for (const { sourceId, targetId, relation } of edges) {
    for (const key of [
      keyOf(sourceId, { relation, direction: "OUT" }),
      keyOf(targetId, { relation, direction: "IN" }),
    ]) {
      shown.set(key, (shown.get(key) ?? 0) + 1);
    }
  }
  return shown;
}

function keyOf(id: string, { relation, direction }: Omit<HiddenRelation, "count">): string {
  return `${id} ${relation} ${direction}`;
}
