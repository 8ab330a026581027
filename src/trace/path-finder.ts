import type { Budget } from "./budget.js";
import { Distances, type Usable } from "./distances.js";
import { enumeratePaths } from "./enumerate.js";
import type { FactNode } from "./fact.js";
import { IncidentTies, readTies } from "./incident-tie.js";
import { pathKey, rankPaths, weakestConfidence } from "./rank.js";
import type { Region } from "./region.js";
import { isEnd, type TraceRequest } from "./request.js";
import type { Path } from "./result.js";

/** How many paths of one length are compared to find the best of them. */
const MOST_COMPARED = 1000;

/** Which paths are looked for: the request's, or others that tell why there are none. */
export interface Rules {
  /** Which facts may be hops, and may tie an incident to what it touched. */
  readonly usable: Usable;
  readonly sameIncident: boolean;
  /** Whether a path that keeps all other rules is one of those looked for. */
  readonly wanted: (path: Path) => boolean;
}

const admitted: Usable = (fact) => fact.seen.admitted;

export function asAsked({ sameIncident }: TraceRequest): Rules {
  return { usable: admitted, sameIncident, wanted: () => true };
}

/** Paths that another lens would let in: a hop at least is shut out. */
export function shutOutByLens({ sameIncident }: TraceRequest): Rules {
  return { usable: () => true, sameIncident, wanted: (path) => path.some(({ fact }) => !admitted(fact)) };
}

/** Paths that cross from one incident to another. */
export const ACROSS_INCIDENTS: Rules = { usable: admitted, sameIncident: false, wanted: () => true };

/** Finds paths in the region that a search has read. */
export class PathFinder {
  /** The nodes of which is known what ties them. */
  private readonly tied = new Set<string>();

  constructor(
    private readonly region: Region,
    private readonly request: TraceRequest,
    private readonly budget: Budget,
  ) {}

  /** Adds the paths of exactly this length to `found`, the strongest of them where there are too many to compare. */
  async find(length: number, rules: Rules, found: Path[]): Promise<void> {
    await this.enumerate(length, rules, found);
    if (found.length < MOST_COMPARED) return;
    const strongest = await this.strongest(length, rules, found);
    found.splice(0, found.length, ...strongest);
  }

  /** The shortest paths under other rules than the request's, best first. */
  async first(rules: Rules): Promise<Path[]> {
    for (let length = 1; length <= this.request.limits.maxHops; length += 1) {
      const paths: Path[] = [];
      await this.find(length, rules, paths);
      if (paths.length > 0) return rankPaths(paths).slice(0, this.request.limits.maxPaths);
    }
    return [];
  }

  /** Whether, in what was read, anything leads from start to goal at any length, the whole-path rules left aside. */
  isConnected(): boolean {
    const distances = new Distances(this.region, this.request, this.alongVia(admitted), Infinity);
    return this.starts().some((start) => distances.from(start, 0) < Infinity);
  }

  /** Those with the strongest weakest hop, then others: found by halving, for a higher floor has fewer paths. */
  private async strongest(length: number, rules: Rules, known: readonly Path[]): Promise<Path[]> {
    let best = known;
    let [low, high] = [Math.max(...known.map(weakestConfidence)), 100];
    while (low < high) {
      const floor = Math.ceil((low + high) / 2);
      const paths: Path[] = [];
      await this.enumerate(length, rules, paths, floor);
      if (paths.length > 0) {
        best = paths;
        low = Math.max(...paths.map(weakestConfidence));
      } else {
        high = floor - 1;
      }
    }
    const keys = new Set(best.map(pathKey));
    return [...best, ...known.filter((path) => !keys.has(pathKey(path)))];
  }

  private async enumerate(length: number, rules: Rules, found: Path[], floor = 0): Promise<void> {
    const { region, request, budget } = this;
    const along = this.alongVia(rules.usable);
    const isStrong: Usable = (fact) => fact.seen.standing.confidence >= floor;
    budget.check();
    const distances = new Distances(region, request, (fact) => along(fact) && isStrong(fact), length);
    const starts = this.starts().filter((node) => distances.from(node, 0) <= length);
    if (starts.length === 0) return;
    if (rules.sameIncident) await readTies(region, this.tieNodes(distances, length), this.tied);
    const ties = rules.sameIncident ? new IncidentTies(region, rules.usable) : null;
    enumeratePaths({ budget, distances, ties, wanted: rules.wanted }, starts, length, MOST_COMPARED, found);
  }

  private starts(): FactNode[] {
    const { from, avoid } = this.request;
    return [...this.region.nodes.values()].filter((node) => isEnd(from, node) && !avoid.has(node.id));
  }

  /** What the same-incident rule asks about: everything that a path of this length could touch. */
  private tieNodes(distances: Distances, length: number): string[] {
    const { to, through } = this.request;
    const progresses = [...through.keys(), through.length];
    return [...this.region.nodes.values()]
      .filter(
        (node) => isEnd(to, node) || progresses.some((progress) => distances.from(node, progress) <= length),
      )
      .filter((node) => node.kind.organization || node.kind.name === "Dataset" || node.kind.name === "Tool")
      .map((node) => node.id);
  }

  private alongVia(usable: Usable): Usable {
    const via = new Set(this.request.via);
    return (fact) => via.has(fact.relation) && usable(fact);
  }
}
