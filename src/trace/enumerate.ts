import type { Budget } from "./budget.js";
import type { Distances } from "./distances.js";
import type { Fact, FactNode } from "./fact.js";
import type { IncidentTies, Stretch } from "./incident-tie.js";
import type { Hop, Path } from "./result.js";
import type { Run, StepLinks } from "./step-links.js";

/** What an enumeration works with. */
export interface Search {
  readonly budget: Budget;
  readonly distances: Distances;
  /** The state of the pattern in which a path begins. */
  readonly start: number;
  /** Null where the same-incident rule is off. */
  readonly ties: IncidentTies | null;
  /** Null where no step asks for a link. */
  readonly links: StepLinks | null;
  /** Whether a path that keeps all rules is one of those looked for. */
  readonly wanted: (path: Path<Fact>) => boolean;
}

interface State {
  readonly node: FactNode;
  /** The states of the pattern in which the path may be. */
  readonly states: readonly number[];
  readonly stretch: Stretch | null;
  readonly runs: readonly Run[] | null;
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
  found: Path<Fact>[],
): void {
  for (const node of starts) {
    if (search.distances.from(node, search.start) > length) continue;
    const state: State = {
      ...{ node, states: [search.start] },
      stretch: search.ties ? search.ties.begin(node) : null,
      runs: search.links ? search.links.begin(node, search.start) : null,
    };
    walk(search, state, length, [], new Set([node.id]), found, most);
    if (found.length >= most) return;
  }
}

function walk(
  search: Search,
  { node, states, stretch, runs }: State,
  left: number,
  hops: Hop<Fact>[],
  visited: Set<string>,
  found: Path<Fact>[],
  most: number,
): void {
  for (const way of search.distances.waysFrom(node, states, left)) {
    if (found.length >= most) return;
    search.budget.spendStep();
    if (visited.has(way.next.id)) continue;
    const hop: Hop<Fact> = { from: node, to: way.next, fact: way.fact };
    const after = search.ties && stretch ? search.ties.pass(stretch, hop) : null;
    if (after === undefined) continue;
    const running = search.links && runs ? search.links.pass(runs, way) : null;
    if (running?.length === 0) continue;
    hops.push(hop);
    if (left > 1) {
      visited.add(way.next.id);
      const on = running ? [...new Set(running.map((run) => run.state))] : way.states;
      walk(
        search,
        { node: way.next, states: on, stretch: after, runs: running },
        left - 1,
        hops,
        visited,
        found,
        most,
      );
      visited.delete(way.next.id);
    } else if (search.wanted(hops)) {
      found.push([...hops]);
    }
    hops.pop();
  }
}
