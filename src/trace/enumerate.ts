import type { Budget } from "./budget.js";
import type { Distances } from "./distances.js";
import type { FactNode } from "./fact.js";
import type { IncidentTies, Stretch } from "./incident-tie.js";
import type { Hop, Path } from "./result.js";

/** What an enumeration works with. */
export interface Search {
  readonly budget: Budget;
  readonly distances: Distances;
  /** Null where the same-incident rule is off. */
  readonly ties: IncidentTies | null;
  /** Whether a path that keeps all rules is one of those looked for. */
  readonly wanted: (path: Path) => boolean;
}

interface State {
  readonly node: FactNode;
  readonly progress: number;
  readonly stretch: Stretch | null;
}

/**
 * Adds to `found` every path of exactly `length` hops that the request allows and the region holds, no node twice, up
 * to `most`. The lower bounds cut off whatever cannot arrive in time.
 */
export function enumeratePaths(
  search: Search,
  starts: readonly FactNode[],
  length: number,
  most: number,
  found: Path[],
): void {
  for (const start of starts) {
    if (search.distances.from(start, 0) > length) continue;
    const stretch = search.ties ? search.ties.begin(start) : null;
    walk(search, { node: start, progress: 0, stretch }, length, [], new Set([start.id]), found, most);
    if (found.length >= most) return;
  }
}

function walk(
  search: Search,
  { node, progress, stretch }: State,
  left: number,
  hops: Hop[],
  visited: Set<string>,
  found: Path[],
  most: number,
): void {
  for (const way of search.distances.waysFrom(node, progress, left)) {
    if (found.length >= most) return;
    search.budget.spendStep();
    if (visited.has(way.next.id)) continue;
    const hop: Hop = { from: node, to: way.next, fact: way.fact };
    const after = search.ties && stretch ? search.ties.pass(stretch, hop) : null;
    if (after === undefined) continue;
    hops.push(hop);
    if (left > 1) {
      visited.add(way.next.id);
      const state = { node: way.next, progress: way.progress, stretch: after };
      walk(search, state, left - 1, hops, visited, found, most);
      visited.delete(way.next.id);
    } else if (search.wanted(hops)) {
      found.push([...hops]);
    }
    hops.pop();
  }
}
