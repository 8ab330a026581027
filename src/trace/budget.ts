import type { StopReason } from "./result.js";

/** Thrown inside a search when a budget is spent; `trace` turns it into `stoppedBy`. */
export class BudgetSpent extends Error {
  constructor(readonly reason: StopReason) {
    super(`Search stopped: ${reason}`);
    this.name = "BudgetSpent";
  }
}

/** How often the clock is read: not at each of many cheap steps. */
const STEPS_PER_GLANCE = 1024;

/** What a search may still spend. Reading a fact and trying a step cost one each. */
export class Budget {
  factsRead = 0;
  stepsTried = 0;
  private sinceGlance = 0;
  readonly startedAt = performance.now();

  constructor(
    private readonly maxExpansions: number,
    private readonly timeoutMs: number,
  ) {}

  /** How many more facts may be read. */
  get left(): number {
    return Math.max(0, this.maxExpansions - this.factsRead - this.stepsTried);
  }

  get milliseconds(): number {
    return performance.now() - this.startedAt;
  }

  spendFacts(count: number): void {
    this.factsRead += count;
    this.check();
  }

  spendStep(): void {
    this.stepsTried += 1;
    if (this.left === 0) throw new BudgetSpent("EXPANSIONS");
    if (this.stepsTried % STEPS_PER_GLANCE === 0) this.check();
  }

  /** A look at the clock, now and then, for work that costs nothing but time. */
  glance(steps = 1): void {
    this.sinceGlance += steps;
    if (this.sinceGlance < STEPS_PER_GLANCE) return;
    this.sinceGlance = 0;
    if (this.isLate) throw new BudgetSpent("TIME");
  }

  check(): void {
    if (this.isLate) throw new BudgetSpent("TIME");
    if (this.left === 0) throw new BudgetSpent("EXPANSIONS");
  }

  private get isLate(): boolean {
    return this.milliseconds > this.timeoutMs;
  }
}
