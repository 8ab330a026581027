import { BreachpathError, ErrorCode } from "../shared/errors.js";
import { Budget, BudgetSpent } from "./budget.js";
import type { FactNode, FactSource } from "./fact.js";
import { ACROSS_INCIDENTS, asAsked, PathFinder, shutOutByLens } from "./path-finder.js";
import { rankPaths } from "./rank.js";
import { Region, Side } from "./region.js";
import { type Endpoint, isEnd, type TraceRequest } from "./request.js";
import type { EmptyReason, Path, StopReason, TraceResult } from "./result.js";

/**
 * Searches for paths: grows the region that was read from both ends, one layer at a time, and enumerates the paths of
 * the next length in it, until there are some. A region of a layers from the start and b from the goal holds every
 * path of up to a + b hops, so the first length that has paths is the shortest.
 */
export async function trace(source: FactSource, request: TraceRequest): Promise<TraceResult> {
  const budget = new Budget(request.limits.maxExpansions, request.limits.timeoutMs);
  const search = new TraceSearch(source, request, budget);
  let outcome: Outcome;
  try {
    outcome = await search.run();
  } catch (error) {
    outcome = search.interrupted(stopReasonOf(error));
  }
  return {
    ...outcome,
    complete: outcome.stoppedBy === null,
    factsRead: budget.factsRead,
    stepsTried: budget.stepsTried,
    milliseconds: Math.round(budget.milliseconds),
  };
}

function stopReasonOf(error: unknown): StopReason {
  if (error instanceof BudgetSpent) return error.reason;
  if (error instanceof BreachpathError && error.code === ErrorCode.DeadlineExceeded) return "TIME";
  throw error;
}

interface Outcome {
  readonly paths: readonly Path[];
  readonly blocked: readonly Path[];
  readonly stoppedBy: StopReason | null;
  readonly whyEmpty: EmptyReason | null;
}

class TraceSearch {
  private readonly region: Region;
  private readonly finder: PathFinder;
  /** Paths of the shortest length, while they are being found. */
  private found: Path[] = [];

  constructor(
    private readonly source: FactSource,
    private readonly request: TraceRequest,
    private readonly budget: Budget,
  ) {
    this.region = new Region(source, budget);
    this.finder = new PathFinder(this.region, request, budget);
  }

  async run(): Promise<Outcome> {
    const { from, to, avoid, via } = this.request;
    // A side whose end is "any of a kind" is not grown from: the kind may have a million members.
    const growsForward = from.kinds.length === 0 || to.kinds.length > 0;
    const growsBackward = to.kinds.length === 0;
    const starts = growsForward ? await this.endNodes(from) : [];
    const goals = growsBackward ? await this.endNodes(to) : [];
    if ((growsForward && starts.length === 0) || (growsBackward && goals.length === 0))
      return empty("NO_SUCH_START");
    const sides = [
      ...(growsForward ? [new Side(this.region, via, avoid, starts)] : []),
      ...(growsBackward ? [new Side(this.region, via, avoid, goals)] : []),
    ];
    return this.searchFrom(sides);
  }

  private async searchFrom(sides: readonly Side[]): Promise<Outcome> {
    const { maxHops, maxPaths } = this.request.limits;
    for (let length = 1; length <= maxHops; length += 1) {
      await growTo(sides, length);
      await this.finder.find(length, asAsked(this.request), this.found);
      if (this.found.length > 0) {
        const cut = this.request.mode === "ALL_SHORTEST" && this.found.length > maxPaths;
        return this.best(cut ? "PATHS" : null);
      }
    }
    return this.explain(sides);
  }

  /** The answer of a search that a budget ended: paths found by then are good, only not all there may be. */
  interrupted(stoppedBy: StopReason): Outcome {
    return this.found.length > 0 ? this.best(stoppedBy) : { ...empty("STOPPED"), stoppedBy };
  }

  private best(stoppedBy: StopReason | null): Outcome {
    const wanted = this.request.mode === "SHORTEST" ? 1 : this.request.limits.maxPaths;
    return { paths: rankPaths(this.found).slice(0, wanted), blocked: [], stoppedBy, whyEmpty: null };
  }

  /** Nothing was found: says why, from what the region holds. */
  private async explain(sides: readonly Side[]): Promise<Outcome> {
    const { from, to } = this.request;
    if (!(await this.isThere(from)) || !(await this.isThere(to))) return empty("NO_SUCH_START");
    const connected = !sides.some((side) => side.exhausted) || this.finder.isConnected();
    const stoppedBy = connected ? "HOPS" : null;
    const blocked = await this.finder.first(shutOutByLens(this.request));
    if (blocked.length > 0) return { ...empty("BLOCKED_BY_LENS"), blocked, stoppedBy };
    if (this.request.sameIncident && (await this.finder.first(ACROSS_INCIDENTS)).length > 0) {
      return { ...empty("DIFFERENT_INCIDENTS"), stoppedBy };
    }
    return { ...empty(connected ? "BEYOND_MAX_HOPS" : "NOT_CONNECTED"), stoppedBy };
  }

  /** Whether any entity is at this end. A side that was not grown from its end does not know. */
  private async isThere(endpoint: Endpoint): Promise<boolean> {
    const { avoid } = this.request;
    const read = [...this.region.nodes.values()];
    if (read.some((node) => isEnd(endpoint, node) && !avoid.has(node.id))) return true;
    return (await this.endNodes(endpoint, avoid.size + 1)).length > 0;
  }

  private async endNodes(endpoint: Endpoint, mostOfKind = this.budget.left + 1): Promise<FactNode[]> {
    const named = await this.source.nodes([...endpoint.ids]);
    const ofKinds: FactNode[] = [];
    for (const kind of endpoint.kinds) ofKinds.push(...(await this.source.nodesOfKind(kind, mostOfKind)));
    this.budget.spendFacts(ofKinds.length);
    const nodes = new Map([...named, ...ofKinds].map((node) => [node.id, node]));
    return [...nodes.values()].filter((node) => !this.request.avoid.has(node.id));
  }
}

/** Grows the cheaper side until the region holds every path of `length` hops. */
async function growTo(sides: readonly Side[], length: number): Promise<void> {
  const depth = (): number => sides.reduce((sum, side) => sum + side.depth, 0);
  while (depth() < length) {
    const cheapest = sides.filter((side) => !side.exhausted).sort((a, b) => a.cost - b.cost)[0];
    if (!cheapest || sides.some((side) => side.exhausted)) return;
    await cheapest.grow();
  }
}

function empty(whyEmpty: EmptyReason): Outcome {
  return { paths: [], blocked: [], stoppedBy: null, whyEmpty };
}
