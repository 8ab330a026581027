import { BreachpathError, ErrorCode } from "../shared/errors.js";
import { Budget, BudgetSpent } from "./budget.js";
import type { Fact, FactNode, FactSource } from "./fact.js";
import { type ModePlan, planOf } from "./modes.js";
import { ACROSS_INCIDENTS, asAsked, MOST_COMPARED, PathFinder, shutOutByLens } from "./path-finder.js";
import { lengthsOf, type Pattern } from "./pattern.js";
import { type Growing, Region, Side } from "./region.js";
import { type Endpoint, isEnd, type TraceRequest } from "./request.js";
import type { EmptyReason, Path, StopReason, TraceResult } from "./result.js";
import { StepConditions } from "./step-conditions.js";
import { StepPattern } from "./step-pattern.js";
import { StepSide } from "./step-side.js";
import { throughPattern } from "./through-pattern.js";

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
  readonly support: readonly Fact[];
  readonly blocked: readonly Path[];
  readonly stoppedBy: StopReason | null;
  readonly whyEmpty: EmptyReason | null;
}

class TraceSearch {
  private readonly region: Region;
  private readonly conditions: StepConditions;
  private readonly pattern: Pattern;
  private readonly finder: PathFinder;
  private readonly plan: ModePlan;
  /** The paths that were found so far. */
  private readonly found: Path[] = [];

  constructor(
    private readonly source: FactSource,
    private readonly request: TraceRequest,
    private readonly budget: Budget,
  ) {
    const { steps, to, mode, limits } = request;
    this.region = new Region(source, budget);
    this.conditions = new StepConditions(steps);
    this.pattern = steps.length > 0 ? new StepPattern(steps, this.conditions, to) : throughPattern(request);
    this.finder = new PathFinder(this.region, request, this.pattern, budget);
    this.plan = planOf(mode, limits.maxPaths);
  }

  async run(): Promise<Outcome> {
    const sides = await this.sides();
    return sides ? this.searchFrom(sides) : empty("NO_SUCH_START");
  }

  /** Where the search begins; null where nothing is there. */
  private async sides(): Promise<Growing[] | null> {
    const { from, to, avoid, via } = this.request;
    const { region, source, pattern, conditions } = this;
    if (pattern instanceof StepPattern) {
      const starts = await this.endNodes(from);
      if (starts.length === 0) return null;
      return [new StepSide(region, source, pattern, conditions, avoid, this.budget, starts)];
    }
    // A side whose end is "any of a kind" is not grown from: the kind may have a million members.
    const growsBackward = to?.kinds.length === 0;
    const growsForward = from.kinds.length === 0 || !growsBackward;
    const starts = growsForward ? await this.endNodes(from) : [];
    const goals = to && growsBackward ? await this.endNodes(to) : [];
    if ((growsForward && starts.length === 0) || (growsBackward && goals.length === 0)) return null;
    return [
      ...(growsForward ? [new Side(region, via, avoid, starts)] : []),
      ...(growsBackward ? [new Side(region, via, avoid, goals)] : []),
    ];
  }

  private async searchFrom(sides: readonly Growing[]): Promise<Outcome> {
    const lengths = lengthsOf(this.pattern, this.request.limits.maxHops);
    for (const length of lengths) {
      await growTo(sides, length);
      await this.findOf(length);
      if (this.found.length >= this.plan.enough) return this.best(this.cut());
    }
    if (this.found.length === 0) return this.explain(sides);
    if (this.plan.enough < Infinity) return this.best(this.mayBeLonger(sides) ? "HOPS" : null);
    if (this.found.length >= MOST_COMPARED)
      await this.finder.choose(lengths, asAsked(this.request), this.found, this.plan.wanted);
    return this.best(this.cut());
  }

  /** Adds the paths of one length to those found; where they are too many to compare, the strongest among them. */
  private async findOf(length: number): Promise<void> {
    const shorter = this.found.length;
    const rules = asAsked(this.request);
    await this.finder.gather([length], rules, this.found);
    if (this.plan.enough === Infinity || this.found.length < MOST_COMPARED) return;
    const ofLength = this.found.slice(shorter);
    await this.finder.choose([length], rules, ofLength, this.plan.wanted - shorter);
    this.found.splice(shorter, Infinity, ...ofLength);
  }

  private cut(): StopReason | null {
    return this.plan.wantsAll && this.found.length > this.plan.wanted ? "PATHS" : null;
  }

  /** The answer of a search that a budget ended: paths found by then are good, only not all there may be. */
  interrupted(stoppedBy: StopReason): Outcome {
    return this.found.length > 0 ? this.best(stoppedBy) : { ...empty("STOPPED"), stoppedBy };
  }

  private best(stoppedBy: StopReason | null): Outcome {
    const { rank, wanted } = this.plan;
    const paths = rank(this.found).slice(0, wanted);
    const support = paths.slice(0, 1).flatMap((path) => this.finder.supportOf(path));
    return { paths, support, blocked: [], stoppedBy, whyEmpty: null };
  }

  /** Whether paths of more than `maxHops` may be there, as far as what was read tells. */
  private mayBeLonger(sides: readonly Growing[]): boolean {
    const { maxHops } = this.request.limits;
    if (this.pattern.longest <= maxHops) return false;
    return !sides.some((side) => side.exhausted) || this.finder.mayBeLonger(maxHops);
  }

  /** Nothing was found: says why, from what the region holds. */
  private async explain(sides: readonly Growing[]): Promise<Outcome> {
    const { from, to } = this.request;
    if (!(await this.isThere(from)) || (to && !(await this.isThere(to)))) return empty("NO_SUCH_START");
    const connected = this.mayBeLonger(sides);
    // Where all paths within the bound are asked for, the bound is a part of the question.
    const stoppedBy = connected && this.plan.enough < Infinity ? "HOPS" : null;
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
async function growTo(sides: readonly Growing[], length: number): Promise<void> {
  const depth = (): number => sides.reduce((sum, side) => sum + side.depth, 0);
  while (depth() < length) {
    const cheapest = sides.filter((side) => !side.exhausted).sort((a, b) => a.cost - b.cost)[0];
    if (!cheapest || sides.some((side) => side.exhausted)) return;
    await cheapest.grow();
  }
}

function empty(whyEmpty: EmptyReason): Outcome {
  return { paths: [], support: [], blocked: [], stoppedBy: null, whyEmpty };
}
