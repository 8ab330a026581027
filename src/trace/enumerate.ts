import type { Budget } from "./budget.js";
import { type Distances, progressAt, type Usable } from "./distances.js";
import { type FactNode, otherEnd } from "./fact.js";
import type { IncidentTies, Stretch } from "./incident-tie.js";
import type { Region } from "./region.js";
import { isEnd, type TraceRequest } from "./request.js";
import type { Hop, Path } from "./result.js";

/** What an enumeration works with. */
export interface Search {
  readonly request: TraceRequest;
  readonly region: Region;
  readonly budget: Budget;
  readonly usable: Usable;
  readonly distances: Distances;
  /** Null where the same-incident rule is off. */
  readonly ties: IncidentTies | null;
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
  state: State,
  left: number,
  hops: Hop[],
  visited: Set<string>,
  found: Path[],
  most: number,
): void {
  for (const fact of search.region.factsAt(state.node.id)) {
    if (found.length >= most) return;
    const next = otherEnd(fact, state.node.id);
    if (visited.has(next.id) || !search.usable(fact) || search.request.avoid.has(next.id)) continue;
    search.budget.spendStep();
    const hop: Hop = { from: state.node, to: next, fact };
    const after = advance(search, state, hop, left - 1);
    if (!after) continue;
    hops.push(hop);
    if (left === 1) {
      found.push([...hops]);
    } else {
      visited.add(next.id);
      walk(search, after, left - 1, hops, visited, found, most);
      visited.delete(next.id);
    }
    hops.pop();
  }
}

/** The state after a hop, or undefined where no allowed path of the right length goes on from there. */
function advance(search: Search, state: State, hop: Hop, left: number): State | undefined {
  const { request, distances, ties } = search;
  const progress = left === 0 ? state.progress : progressAt(request.through, state.progress, hop.to);
  if (left === 0) {
    if (progress < request.through.length || !isEnd(request.to, hop.to)) return undefined;
  } else if (hop.to.kind.traversal !== "anywhere" || distances.from(hop.to, progress) > left) {
    return undefined;
  }
  const stretch = ties && state.stretch ? ties.pass(state.stretch, hop) : null;
  return ties && !stretch ? undefined : { node: hop.to, progress, stretch: stretch ?? null };
}
