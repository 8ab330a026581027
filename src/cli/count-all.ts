import { ALL_PARTS, findStats, type GraphStats } from "../entities/stats.js";
import type { Graph } from "../graph/graph.js";
import { tlpRank } from "../shared/tlp.js";

/** The database may have started just now, and its first queries take long. */
const LONGEST_COUNT_MS = 60_000;

/** How much there is of everything, whatever its marking: who may open the database may see all of it. */
export function countAll(graph: Graph): Promise<GraphStats> {
  return findStats(graph, tlpRank("RED"), ALL_PARTS, LONGEST_COUNT_MS);
}
