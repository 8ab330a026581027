import { BreachpathError, ErrorCode, invariant } from "../shared/errors.js";
import { Budget, BudgetSpent } from "./budget.js";
import { type Fact, type FactNode, type SeenFact, withSeen } from "./fact.js";
import type { FactSource } from "./fact-source.js";
import { type ModePlan, planOf } from "./modes.js";
import { MOST_COMPARED, PathFinder } from "./path-finder.js";
import { lengthsOf, type Pattern } from "./pattern.js";
import { type Growing, Region, Side } from "./region.js";
import { type Endpoint, isEnd, type TraceRequest } from "./request.js";
import type { EmptyReason, Path, StopReason, TraceResult } from "./result.js";
import { ACROSS_INCIDENTS, asAsked, shutOutByLens } from "./rules.js";
import { StepConditions } from "./step-conditions.js";
import { StepPattern } from "./step-pattern.js";
import { StepSide } from "./step-side.js";
import { CorridorTerrain, GrownTerrain, type Terrain } from "./terrain.js";
import { throughPattern } from "./through-pattern.js";

/**
 * Searches for paths: of each length in turn, until there are enough. A region is filled with the part of the graph in
 * which the paths of a length lie (see `Terrain`), and they are enumerated there.
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
  const searchMilliseconds = toHundredths(budget.milliseconds);
  return {
    ...(await seeOutcome(outcome, source)),
    engine: source.engine,
    complete: outcome.stoppedBy === null,
    factsRead: budget.factsRead,
    stepsTried: budget.stepsTried,
    searchMilliseconds,
    milliseconds: toHundredths(budget.milliseconds),
  };
}

function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function stopReasonOf(error: unknown): StopReason {
  if (error instanceof BudgetSpent) return error.reason;
  if (error instanceof BreachpathError && error.code === ErrorCode.DeadlineExceeded) return "TIME";
  throw error;
}

interface Outcome<Of extends Fact = Fact> {
  readonly paths: readonly Path<Of>[];
  readonly support: readonly Of[];
  readonly blocked: readonly Path<Of>[];
  readonly stoppedBy: StopReason | null;
  readonly whyEmpty: EmptyReason | null;
}

/** An outcome with all that the lens sees of its facts. */
async function seeOutcome(outcome: Outcome, source: FactSource): Promise<Outcome<SeenFact>> {
  const { paths, support, blocked } = outcome;
  const hops = [...paths, ...blocked].flat();
  const seen = await source.see([...hops.map((hop) => hop.fact), ...support]);
  const look = (fact: Fact): SeenFact => {
    const statement = seen.get(fact.statementId);
    invariant(statement, "what was read can be seen");
    return withSeen(fact, statement);
  };
  const lookAlong = (path: Path<Fact>): Path => path.map((hop) => ({ ...hop, fact: look(hop.fact) }));
  return {
    ...outcome,
    paths: paths.map(lookAlong),
    blocked: blocked.map(lookAlong),
    support: support.map(look),
  };
}

class TraceSearch {
  private readonly region: Region;
  private readonly conditions: StepConditions;
  private readonly pattern: Pattern;
  private readonly finder: PathFinder;
  private readonly plan: ModePlan;
  private terrain: Terrain | null = null;
  /** The paths that were found so far. */
  private readonly found: Path<Fact>[] = [];

  constructor(
    private readonly source: FactSource,
    private readonly request: TraceRequest,
    private readonly budget: Budget,
  ) {
    const { steps, to, mode, limits } = request;
    this.region = new Region(source, budget);
    this.conditions = new StepConditions(steps);
    this.pattern = steps.length > 0 ? new StepPattern(steps, this.conditions, to) : throughPattern(request);
    this.finder = new PathFinder(this.region, request, this.pattern, budget, {
      cover: async (...asked) => this.terrain?.cover(...asked),
      floorOver: (...asked) => this.terrain?.floorOver(...asked) ?? 0,
    });
    this.plan = planOf(mode, limits.maxPaths);
  }

  async run(): Promise<Outcome> {
    this.terrain = await this.findTerrain();
    return this.terrain ? this.searchIn(this.terrain) : empty("NO_SUCH_START");
  }

  /** Where the search looks; null where nothing is at one of its ends. */
  private async findTerrain(): Promise<Terrain | null> {
    const { region, source, pattern, request, budget } = this;
    const corridors = pattern instanceof StepPattern ? undefined : source.corridors?.(request, budget);
    if (corridors) return (await this.hasEnds()) ? new CorridorTerrain(corridors, region) : null;
    const sides = await this.sides();
    return sides && new GrownTerrain(sides, (hops) => this.finder.mayBeLonger(hops));
  }

  /** The sides from which the search grows; null where nothing is there. */
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

  private async searchIn(terrain: Terrain): Promise<Outcome> {
    const lengths = lengthsOf(this.pattern, this.request.limits.maxHops);
    for (const length of lengths) {
      await this.findOf(length);
      if (this.found.length >= this.plan.enough) return this.best(this.cut());
    }
    if (this.found.length === 0) return this.explain(terrain);
    if (this.plan.enough < Infinity) return this.best(this.mayBeLonger(terrain) ? "HOPS" : null);
    if (this.found.length >= MOST_COMPARED)
      await this.finder.choose(lengths, asAsked(this.request), this.found, this.plan.wanted);
    return this.best(this.cut());
  }

  /** Adds the paths of one length to those found; where they are many, the strongest among them. */
  private async findOf(length: number): Promise<void> {
    const { finder, found, plan } = this;
    const rules = asAsked(this.request);
    if (plan.enough === Infinity) return finder.gather([length], rules, found);
    // One more than is wanted tells that there are more.
    const most = plan.wantsAll ? plan.wanted + 1 : plan.wanted;
    await finder.strongest(length, rules, found, most - found.length);
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

  /** Whether paths of more than `maxHops` may be there, as far as is known. */
  private mayBeLonger(terrain: Terrain): boolean {
    const { maxHops } = this.request.limits;
    return this.pattern.longest > maxHops && terrain.mayBeLonger(maxHops);
  }

  /** Nothing was found: says why, from what the region holds. */
  private async explain(terrain: Terrain): Promise<Outcome> {
    if (!(await this.hasEnds())) return empty("NO_SUCH_START");
    const connected = this.mayBeLonger(terrain);
    // Where all paths within the bound are asked for, the bound is a part of the question.
    const stoppedBy = connected && this.plan.enough < Infinity ? "HOPS" : null;
    const blocked = await this.finder.first(shutOutByLens(this.request));
    if (blocked.length > 0) return { ...empty("BLOCKED_BY_LENS"), blocked, stoppedBy };
    if (this.request.sameIncident && (await this.finder.first(ACROSS_INCIDENTS)).length > 0) {
      return { ...empty("DIFFERENT_INCIDENTS"), stoppedBy };
    }
    return { ...empty(connected ? "BEYOND_MAX_HOPS" : "NOT_CONNECTED"), stoppedBy };
  }

  private async hasEnds(): Promise<boolean> {
    const { from, to } = this.request;
    return (await this.isThere(from)) && (!to || (await this.isThere(to)));
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

function empty(whyEmpty: EmptyReason): Outcome {
  return { paths: [], support: [], blocked: [], stoppedBy: null, whyEmpty };
}
