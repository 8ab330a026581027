import { groupBy } from "../shared/group-by.js";
import type { FactNode } from "./fact.js";
import type { FactSource } from "./fact-source.js";
import type { Step } from "./step.js";

/** The end of a step, by the step's number from 1, and a node that may be it. */
export type StepEnd = readonly [step: number, node: FactNode];

/** What steps ask of the node at their end. What `where` asks is read beforehand, many nodes at once. */
export class StepConditions {
  private readonly asked = new Set<string>();
  private readonly passed = new Set<string>();

  constructor(private readonly steps: readonly Step[]) {}

  /** Whether a node may be the end of a step; false where that was not read. */
  hold(number: number, node: FactNode): boolean {
    const step = this.steps[number - 1];
    if (!step || !isOfKind(step, node)) return false;
    return step.where === null || this.passed.has(keyOf(number, node.id));
  }

  /** Whether a step filters what is at its end. */
  asksAt(number: number): boolean {
    return this.steps[number - 1]?.where != null;
  }

  /** Reads which of these nodes pass `where`, in one query for each step and kind. */
  async read(source: FactSource, ends: readonly StepEnd[]): Promise<void> {
    const unread = ends.filter(([number, node]) => this.isOpen(number, node));
    for (const [number, atStep] of groupBy(unread, ([step]) => step)) {
      for (const [kind, ofKind] of groupBy(atStep, ([, node]) => node.kind)) {
        const filter = this.steps[number - 1]?.where?.get(kind);
        if (!filter) continue;
        const ids = [...new Set(ofKind.map(([, node]) => node.id))];
        for (const id of ids) this.asked.add(keyOf(number, id));
        for (const id of await source.matching(kind, filter, ids)) this.passed.add(keyOf(number, id));
      }
    }
  }

  private isOpen(number: number, node: FactNode): boolean {
    const step = this.steps[number - 1];
    return (
      step !== undefined &&
      isOfKind(step, node) &&
      step.where?.has(node.kind) === true &&
      !this.asked.has(keyOf(number, node.id))
    );
  }
}

function isOfKind({ to }: Step, { kind }: FactNode): boolean {
  return to === null || to.includes(kind);
}

function keyOf(number: number, id: string): string {
  return `${number} ${id}`;
}
