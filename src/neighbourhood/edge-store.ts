import type { SeenStatement } from "../belief/admission.js";
import type { Lens } from "../belief/lens.js";
import { type Graph, integer, type Row } from "../graph/graph.js";
import { anyOf, defineQuery } from "../graph/query.js";
import { TRAVERSED } from "../kinds/relations.js";
import { BreachpathError, ErrorCode } from "../shared/errors.js";
import { seeStatements } from "../belief/see-statements.js";
import { MOST_EDGES } from "./subgraph-request.js";

/** A fact between two nodes of a subgraph. */
export interface SubgraphEdge {
  readonly sourceId: string;
  readonly targetId: string;
  readonly relation: string;
  readonly seen: SeenStatement;
}

const AMONG = defineQuery(
  "neighbourhood.among",
  `UNWIND $ids AS id
   MATCH (a:Entity {id: id})-[r:${anyOf(TRAVERSED.map(({ name }) => name))}]->(b:Entity)
   WHERE r.tlp <= $tlp AND b.id IN $ids
   WITH a, r, b ORDER BY type(r), a.name, b.name, r.statementId LIMIT $limit
   RETURN r.statementId AS statementId, type(r) AS relation, a.id AS sourceId, b.id AS targetId`,
);

/** Every fact among these nodes that the lens lets in. `known` holds facts that were read before, by statement id. */
export async function readEdges(
  graph: Graph,
  ids: readonly string[],
  { lens, tlp }: { readonly lens: Lens; readonly tlp: number },
  known: ReadonlyMap<string, SeenStatement>,
): Promise<SubgraphEdge[]> {
  const rows = await graph.read(AMONG, { ids, limit: integer(MOST_EDGES + 1), tlp: integer(tlp) });
  if (rows.length > MOST_EDGES) throw tooMany(ids.length);
  const unread = rows.map(statementIdOf).filter((id) => !known.has(id));
  const read = await seeStatements(graph, unread, lens, tlp);
  return rows.flatMap((row) => {
    const id = statementIdOf(row);
    const seen = known.get(id) ?? read.get(id);
    return seen?.admitted ? [toEdge(row, seen)] : [];
  });
}

function statementIdOf(row: Row): string {
  return row.get("statementId") as string;
}

function toEdge(row: Row, seen: SeenStatement): SubgraphEdge {
  return {
    sourceId: row.get("sourceId") as string,
    targetId: row.get("targetId") as string,
    relation: row.get("relation") as string,
    seen,
  };
}

function tooMany(nodes: number): BreachpathError {
  const problem = `subgraph: its ${nodes} nodes have more than ${MOST_EDGES} facts among them. Ask with a smaller \`budget\` or fewer \`hops\`.`;
  return new BreachpathError(ErrorCode.LimitExceeded, problem, { path: "subgraph" });
}
