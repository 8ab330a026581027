import type { Budget } from "./budget.js";
import type { Distances, Way } from "./distances.js";
import type { Fact, FactNode } from "./fact.js";
import { ARRIVED, type Move } from "./pattern.js";
import type { Region } from "./region.js";
import type { Path } from "./result.js";
import type { Usable } from "./rules.js";
import { type Closure, goesAlong, type Step } from "./step.js";
import type { StepPattern } from "./step-pattern.js";

/** A node at which a step ended; step 0 is the start. */
interface End {
  readonly step: number;
  readonly node: FactNode;
}

/** One way to read the hops of a path as steps: its state, and where the steps ended that links are asked to. */
export interface Run {
  readonly state: number;
  readonly ends: readonly End[];
}

/** The links between the ends of steps, on the facts of a region that may be used. */
export class StepLinks {
  /** The steps whose ends later ones may ask for. */
  private readonly kept: ReadonlySet<number>;
  private readonly known = new Map<Closure, Map<string, boolean>>();

  constructor(
    private readonly region: Region,
    private readonly pattern: StepPattern,
    private readonly usable: Usable,
    private readonly budget: Budget,
  ) {
    const closures = pattern.steps.flatMap((step) => step.mustLink);
    this.kept = new Set(closures.flatMap(({ toStep }) => stepsUpTo(pattern.steps, toStep)));
  }

  /** The runs of a path that only begins. */
  begin(start: FactNode, state: number): Run[] {
    return [{ state, ends: [{ step: 0, node: start }] }];
  }

  /** The runs that go on along a way, each once; none where a link is missing in all. */
  pass(runs: readonly Run[], { next, moves }: Pick<Way, "next" | "moves">): Run[] {
    const after = new Map<string, Run>();
    for (const run of runs) {
      for (const move of moves) {
        if (move.from !== run.state) continue;
        this.budget.spendStep();
        if (move.ends !== null && !this.isLinked(move.ends, next, run.ends)) continue;
        const on = { state: move.to, ends: this.endsAfter(run.ends, move, next) };
        after.set(keyOf(on), on);
      }
    }
    return [...after.values()];
  }

  /** Whether a path follows the steps with all their links. */
  hold(path: Path<Fact>): boolean {
    const [first] = path;
    let runs = first ? this.begin(first.from, this.pattern.start) : [];
    path.forEach(({ fact, from, to }, index) => {
      const isLast = index === path.length - 1;
      const moves = runs
        .flatMap((run) => this.pattern.movesFrom(run.state))
        .filter((move) => (move.to === ARRIVED) === isLast && move.along(fact, from) && move.enters(to));
      runs = this.pass(runs, { next: to, moves: [...new Set(moves)] });
    });
    return runs.length > 0;
  }

  /** The facts that may be links between nodes of a path: if it keeps its links, it does by some of these. */
  supportOf(path: Path<Fact>): Fact[] {
    const nodes = new Map(path.flatMap(({ from, to }) => [from, to]).map((node) => [node.id, node]));
    const closures = this.pattern.steps.flatMap((step) => step.mustLink);
    const mayLink = (fact: Fact, node: FactNode): boolean =>
      nodes.has(fact.subject.id) &&
      nodes.has(fact.object.id) &&
      this.usable(fact) &&
      closures.some((closure) => goesAlong(closure, fact, node));
    return [...nodes.values()].flatMap((node) =>
      this.region.factsAt(node.id).filter((fact) => mayLink(fact, node)),
    );
  }

  private endsAfter(ends: readonly End[], { ends: step }: Move, node: FactNode): readonly End[] {
    return step === null || !this.kept.has(step) ? ends : [...ends, { step, node }];
  }

  private isLinked(step: number, node: FactNode, ends: readonly End[]): boolean {
    const closures = this.pattern.steps[step - 1]?.mustLink ?? [];
    return closures.every((closure) => {
      // A step that was left out ended where the one before it did.
      const end = ends.findLast((each) => each.step <= closure.toStep);
      return end !== undefined && this.links(closure, node, end.node);
    });
  }

  private links(closure: Closure, node: FactNode, end: FactNode): boolean {
    const known = this.known.get(closure) ?? new Map<string, boolean>();
    this.known.set(closure, known);
    const key = `${node.id} ${end.id}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const [here, there] = [this.region.factsAt(node.id), this.region.factsAt(end.id)];
    const isLink = (fact: Fact): boolean =>
      isBetween(fact, node, end) && goesAlong(closure, fact, node) && this.usable(fact);
    const linked = (here.length <= there.length ? here : there).some(isLink);
    known.set(key, linked);
    return linked;
  }
}

function isBetween({ subject, object }: Fact, one: FactNode, other: FactNode): boolean {
  return subject.id === one.id ? object.id === other.id : subject.id === other.id && object.id === one.id;
}

/** A step, and those before it at whose end it may have ended, left out. */
function stepsUpTo(steps: readonly Step[], number: number): number[] {
  const numbers = [number];
  for (let step = number; step > 0 && steps[step - 1]?.min === 0; step -= 1) numbers.push(step - 1);
  return numbers;
}

function keyOf({ state, ends }: Run): string {
  return [state, ...ends.map(({ step, node }) => `${step}:${node.id}`)].join(" ");
}

/** Reads the facts that may be links between nodes of a search, for each link at the end that has fewer facts. */
export async function readLinks(region: Region, pattern: StepPattern, distances: Distances): Promise<void> {
  const nodesIn = (states: readonly number[]): Set<string> =>
    new Set(states.flatMap((state) => distances.nodesIn(state)).map((node) => node.id));
  for (const [index, step] of pattern.steps.entries()) {
    for (const { toStep, via } of step.mustLink) {
      const here = nodesIn(pattern.endsOf(index + 1));
      const there = nodesIn(pattern.placesAt(toStep));
      await region.read([...(costOf(region, here) <= costOf(region, there) ? here : there)], via);
    }
  }
}

function costOf(region: Region, ids: ReadonlySet<string>): number {
  return [...ids].reduce((sum, id) => sum + (region.nodes.get(id)?.degree ?? 0), 0);
}
