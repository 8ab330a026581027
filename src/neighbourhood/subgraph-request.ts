import type { Lens } from "../belief/lens.js";
import type { Entity } from "../entities/entity.js";

/** What a subgraph is grown from, and how far. */
export interface SubgraphRequest {
  /** The entities at distance 0, by name and id; no more than the budget. */
  readonly seeds: readonly Entity[];
  readonly hops: number;
  /** The most nodes. */
  readonly budget: number;
  readonly lens: Lens;
  readonly tlp: number;
}

/** What a request that says nothing of it gets. */
export const DEFAULT_SUBGRAPH = { hops: 1, budget: 500 } as const;

/** The most that a request may ask for. */
export const LARGEST_SUBGRAPH = { seeds: 50, hops: 4, budget: 5_000 } as const;

/** The most facts that are read on the way to the nodes: under a lens that lets in few, a hub would be read whole. */
export const MOST_FACTS_READ = 20_000;

/** The most facts among the nodes, let in or not. */
export const MOST_EDGES = 20_000;
