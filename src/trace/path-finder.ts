import type { Relation } from "../kinds/relation.js";
import type { Budget } from "./budget.js";
import { Distances } from "./distances.js";
import { enumeratePaths, type Search } from "./enumerate.js";
import type { Fact, FactNode } from "./fact.js";
import { IncidentTies, readTies } from "./incident-tie.js";
import { lengthsOf, type Pattern } from "./pattern.js";
import { pathKey, rankPaths, weakestConfidence } from "./rank.js";
import type { Region } from "./region.js";
import { isEnd, type TraceRequest } from "./request.js";
import type { Path } from "./result.js";
import { admitted, type Rules, type Usable } from "./rules.js";
import { readLinks, StepLinks } from "./step-links.js";
import { StepPattern } from "./step-pattern.js";
import type { Terrain } from "./terrain.js";

/** How many paths are compared to find the best of them. */
export const MOST_COMPARED = 1000;

/** A floor of confidence that no fact reaches. */
const OVER_ALL = 101;
/** If the paths over a floor are too few after all (some come by a node twice), this many times as many are asked for. */
const MORE = 8;

/** Finds paths in the region that a search has read. */
export class PathFinder {
  /** The nodes of which is known what ties them. */
  private readonly tied = new Set<string>();
  private readonly via: ReadonlySet<Relation>;

  constructor(
    private readonly region: Region,
    private readonly request: TraceRequest,
    private readonly pattern: Pattern,
    private readonly budget: Budget,
    private readonly terrain: Pick<Terrain, "cover" | "floorOver">,
  ) {
    this.via = new Set(request.via);
  }

  /** Adds the paths of these lengths to `found`, the shorter first, up to MOST_COMPARED paths in all. */
  async gather(lengths: readonly number[], rules: Rules, found: Path<Fact>[], floor = 0): Promise<void> {
    if (found.length >= MOST_COMPARED) return;
    this.budget.check();
    const longest = Math.max(...lengths);
    await this.terrain.cover(longest, rules, floor);
    const isStrong: Usable = (fact) => rules.usable(fact) && fact.confidence >= floor;
    const distances = this.distances(isStrong, longest);
    const starts = this.starts().filter((node) => distances.from(node, this.pattern.start) <= longest);
    if (starts.length === 0) return;
    const search = await this.searchIn(distances, rules);
    for (const length of lengths) enumeratePaths(search, starts, length, MOST_COMPARED, found);
  }

  /**
   * Adds to `found` the strongest paths of a length, as many as are wanted if there are as many: those over a floor of
   * confidence, all of them, or as many as are compared.
   */
  async strongest(length: number, rules: Rules, found: Path<Fact>[], wanted: number): Promise<void> {
    let paths: Path<Fact>[] = [];
    // From here on up there are fewer than are wanted.
    let tooHigh = OVER_ALL;
    try {
      for (let asked = wanted; ; asked *= MORE) {
        const floor = this.terrain.floorOver(length, rules, asked);
        if (asked === wanted && floor > 0) tooHigh = floor + 1;
        paths = [];
        await this.gather([length], rules, paths, floor);
        if (paths.length >= wanted || floor === 0) break;
      }
      if (paths.length >= MOST_COMPARED) await this.choose([length], rules, paths, wanted, tooHigh);
    } finally {
      found.push(...paths);
    }
  }

  /**
   * Sees to it that the `wanted` strongest paths of these lengths are in `found`, which holds as many as were compared:
   * by halving, for the highest floor of confidence over which there are enough of them. A higher floor has fewer paths.
   * @param tooHigh a floor that has too few of them
   */
  async choose(
    lengths: readonly number[],
    rules: Rules,
    found: Path<Fact>[],
    wanted: number,
    tooHigh = OVER_ALL,
  ): Promise<void> {
    const over = async (floor: number): Promise<Path<Fact>[]> => {
      const paths: Path<Fact>[] = [];
      if (floor < OVER_ALL) await this.gather(lengths, rules, paths, floor);
      return paths;
    };
    const strengths = found.map(weakestConfidence).sort((a, b) => b - a);
    let enough: Path<Fact>[] = [...found];
    let few = await over(tooHigh);
    // At `low` there are enough paths, at `high` too few.
    let [low, high] = [strengths[wanted - 1] ?? 0, tooHigh];
    while (high - low > 1) {
      const floor = Math.floor((low + high) / 2);
      const paths = await over(floor);
      if (paths.length >= wanted) [enough, low] = [paths, floor];
      else [few, high] = [paths, floor];
    }
    const best = new Map([...few, ...enough, ...found].map((path) => [pathKey(path), path]));
    found.splice(0, found.length, ...best.values());
  }

  /** The shortest paths under other rules than the request's, best first. */
  async first(rules: Rules): Promise<Path<Fact>[]> {
    const { maxHops, maxPaths } = this.request.limits;
    for (const length of lengthsOf(this.pattern, maxHops)) {
      const paths: Path<Fact>[] = [];
      await this.strongest(length, rules, paths, maxPaths);
      if (paths.length > 0) return rankPaths(paths).slice(0, maxPaths);
    }
    return [];
  }

  /** The facts, besides its hops, on which a path that keeps the request's rules rests. */
  supportOf(path: Path<Fact>): Fact[] {
    const ties = this.request.sameIncident ? new IncidentTies(this.region, admitted) : null;
    return [...(ties?.supportOf(path) ?? []), ...(this.links(admitted)?.supportOf(path) ?? [])];
  }

  /** Whether what was read may hold a path of more hops than this, the whole-path rules left aside. */
  mayBeLonger(hops: number): boolean {
    const distances = this.distances(admitted, Infinity);
    if (distances.nodes().length - 1 <= hops) return false;
    return this.starts().some((start) => distances.from(start, this.pattern.start) < Infinity);
  }

  private distances(usable: Usable, maxHops: number): Distances {
    const { region, pattern, budget, via } = this;
    const { avoid } = this.request;
    const along: Usable = (fact) => via.has(fact.relation) && usable(fact);
    return new Distances({ region, pattern, avoid, usable: along, budget }, maxHops);
  }

  /** Reads what the rules ask about besides hops, of everything that a path could touch. */
  private async searchIn(distances: Distances, rules: Rules): Promise<Search> {
    const { region, budget, pattern } = this;
    if (rules.sameIncident) await readTies(region, tieNodes(distances.nodes()), this.tied);
    if (pattern instanceof StepPattern) await readLinks(region, pattern, distances);
    const links = this.links(rules.usable);
    return {
      ...{ budget, distances, start: pattern.start, links },
      ties: rules.sameIncident ? new IncidentTies(region, rules.usable) : null,
      wanted: rules.shutOut ? this.isShutOut(this.links(admitted)) : () => true,
    };
  }

  private links(usable: Usable): StepLinks | null {
    const { region, pattern, budget } = this;
    return pattern instanceof StepPattern && pattern.asksForLinks
      ? new StepLinks(region, pattern, usable, budget)
      : null;
  }

  private isShutOut(links: StepLinks | null): (path: Path<Fact>) => boolean {
    return (path) => path.some(({ fact }) => !admitted(fact)) || links?.hold(path) === false;
  }

  private starts(): FactNode[] {
    const { from, avoid } = this.request;
    return [...this.region.nodes.values()].filter((node) => isEnd(from, node) && !avoid.has(node.id));
  }
}

/** The nodes that the same-incident rule asks about: none where no path comes by an incident or a dataset. */
function tieNodes(nodes: readonly FactNode[]): string[] {
  if (!nodes.some(({ kind }) => kind.name === "Incident" || kind.name === "Dataset")) return [];
  return nodes
    .filter(({ kind }) => kind.organization || kind.name === "Dataset" || kind.name === "Tool")
    .map((node) => node.id);
}
