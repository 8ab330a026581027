import type { Lens } from "../belief/lens.js";
import type { Kind } from "../kinds/kind.js";
import type { Relation } from "../kinds/relation.js";
import type { TraceMode } from "./modes.js";
import type { Step } from "./step.js";

/** One end of a trace: any of these entities, or any entity of these kinds. */
export interface Endpoint {
  readonly ids: ReadonlySet<string>;
  readonly kinds: readonly Kind[];
}

/** The budgets of a search. Each holds, and the result names the one that ended it. */
export interface TraceLimits {
  readonly maxHops: number;
  readonly maxPaths: number;
  /** Facts read plus steps tried. */
  readonly maxExpansions: number;
  readonly timeoutMs: number;
}

/** The largest limits that may be asked for, and what holds where none are. */
export const HIGHEST_LIMITS: TraceLimits = {
  maxHops: 12,
  maxPaths: 100,
  maxExpansions: 2_000_000,
  timeoutMs: 20_000,
};
export const DEFAULT_LIMITS: TraceLimits = {
  maxHops: 6,
  maxPaths: 10,
  maxExpansions: 200_000,
  timeoutMs: 8_000,
};

/** A checked question for paths. */
export interface TraceRequest {
  readonly from: Endpoint;
  /** Null, where there are steps: wherever the last of them ends. */
  readonly to: Endpoint | null;
  /** Kinds that a path must pass between its ends, in this order. */
  readonly through: readonly Kind[];
  /** The relations that it may go along. */
  readonly via: readonly Relation[];
  /** The steps that it must follow, in place of `through` and `via`; none where any way will do. */
  readonly steps: readonly Step[];
  /** Entities that it must not touch. */
  readonly avoid: ReadonlySet<string>;
  readonly mode: TraceMode;
  /** Whether one incident must tie what the path crosses: see incident-tie.ts. */
  readonly sameIncident: boolean;
  readonly lens: Lens;
  readonly limits: TraceLimits;
}

/** Whether a node is this end; any node is one that nothing is said of. */
export function isEnd(
  endpoint: Endpoint | null,
  node: { readonly id: string; readonly kind: Kind },
): boolean {
  return endpoint === null || endpoint.ids.has(node.id) || endpoint.kinds.includes(node.kind);
}
