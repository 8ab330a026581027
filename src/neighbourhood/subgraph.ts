import type { Entity } from "../entities/entity.js";
import type { Graph } from "../graph/graph.js";
import { readEdges, type SubgraphEdge } from "./edge-store.js";
import { findFrontier, type FrontierNode } from "./frontier.js";
import { ReachStore } from "./reach-store.js";
import type { SubgraphRequest } from "./subgraph-request.js";

/** Nodes by distance, name and id; edges by relation, names of source and target, and statement. */
export interface Subgraph {
  readonly nodes: readonly Entity[];
  readonly edges: readonly SubgraphEdge[];
  /** Whether there are more nodes within the hops than are shown. */
  readonly truncated: boolean;
  readonly frontier: readonly FrontierNode[];
}

/**
 * The graph around the seeds, breadth first along the facts that the lens lets in. The order of the nodes does not
 * depend on the budget, so a smaller one gives the first of them.
 * @throws BreachpathError LIMIT_EXCEEDED where the nodes have more than MOST_EDGES facts among them
 */
export async function findSubgraph(graph: Graph, request: SubgraphRequest): Promise<Subgraph> {
  const { seeds, hops, budget, lens, tlp } = request;
  const store = new ReachStore(graph, lens, tlp);
  const nodes = [...seeds];
  let layer = seeds;
  let truncated = false;
  for (let distance = 0; distance < hops && layer.length > 0 && !truncated; distance += 1) {
    const reached = await store.reachFrom(idsOf(layer), idsOf(nodes), budget - nodes.length);
    nodes.push(...reached.nodes);
    layer = reached.nodes;
    truncated = reached.more;
  }
  const edges = await readEdges(graph, idsOf(nodes), { lens, tlp }, store.read);
  return { nodes, edges, truncated, frontier: await findFrontier(graph, nodes, edges, tlp) };
}

function idsOf(entities: readonly Entity[]): string[] {
  return entities.map(({ id }) => id);
}
