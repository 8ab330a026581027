import type { EntityFilter } from "../entities/entity-filter.js";
import type { Direction } from "../kinds/direction.js";
import type { Kind } from "../kinds/kind.js";
import type { Relation } from "../kinds/relation.js";
import type { Fact, FactNode } from "./fact.js";

/** A link that must lie between the end of a step and that of an earlier one. */
export interface Closure {
  /** The number of the earlier step; 0 is the node where the path begins. */
  readonly toStep: number;
  readonly via: readonly Relation[];
  /** Seen from the end of the step that asks for the link. */
  readonly direction: Direction;
}

/** A part of a path: some hops along one of these relations, one after another. */
export interface Step {
  readonly via: readonly Relation[];
  readonly direction: Direction;
  /** How many hops it has. A step of no hops is left out: it asks nothing, and ends where the one before it did. */
  readonly min: number;
  readonly max: number;
  /** Of which kinds its last node is; null for any. */
  readonly to: readonly Kind[] | null;
  /** What else must hold for its last node, by kind; a kind that is not there does not pass. Null asks nothing. */
  readonly where: ReadonlyMap<Kind, EntityFilter> | null;
  readonly mustLink: readonly Closure[];
}

/** The most steps of one trace, and hops of one step. */
export const MOST_STEPS = 12;
export const MOST_HOPS_OF_STEP = 12;

/** Whether a fact of one of these relations is gone along in this direction when one starts from a node. */
export function goesAlong(
  { via, direction }: Pick<Step, "via" | "direction">,
  fact: Fact,
  from: Pick<FactNode, "id">,
): boolean {
  if (!via.includes(fact.relation)) return false;
  if (direction === "BOTH") return true;
  return (direction === "OUT" ? fact.subject : fact.object).id === from.id;
}
