import { vocabulary } from "../shared/vocabulary.js";
import type { TraceEngine } from "./engine.js";
import type { Fact, FactNode, SeenFact } from "./fact.js";

export const STOP_REASON = vocabulary(
  "StopReason",
  "Which budget ended a search before it had seen everything.",
  {
    HOPS: "There is no path of up to `maxHops` hops, or fewer than the mode asks for; longer ones were not looked for.",
    PATHS: "There are more paths than `maxPaths`, and the mode asks for all.",
    EXPANSIONS: "`maxExpansions` was spent.",
    TIME: "`timeoutMs` ran out.",
  },
);
export type StopReason = keyof typeof STOP_REASON.values;

export const EMPTY_REASON = vocabulary("EmptyReason", "Why a trace has no path.", {
  NOT_CONNECTED: "Nothing connects the two ends, or follows the steps, under the request, at any length.",
  BEYOND_MAX_HOPS:
    "Nothing connects them, or follows the steps, within `maxHops`; longer paths were not looked for.",
  BLOCKED_BY_LENS:
    "The lens does not let in a hop, or a link that a step asks for, of any path; `blocked` shows what it shuts out.",
  DIFFERENT_INCIDENTS:
    "Only facts of different incidents connect them; `sameIncident: false` shows such paths.",
  STOPPED: "A budget ended the search before a path was found; `stoppedBy` names it.",
  NO_SUCH_START: "No entity is at one of the ends: there is none of the kind asked for.",
});
export type EmptyReason = keyof typeof EMPTY_REASON.values;

/** One step of a path, in the direction of travel. */
export interface Hop<Of extends Fact = SeenFact> {
  readonly from: FactNode;
  readonly to: FactNode;
  readonly fact: Of;
}

/** A path: its hops, first to last. */
export type Path<Of extends Fact = SeenFact> = readonly Hop<Of>[];

/** The answer to a trace, and how far it can be relied on. */
export interface TraceResult {
  readonly paths: readonly Path[];
  /** What the first path rests on besides its hops: facts that tie it to one incident, and links that its steps ask for. */
  readonly support: readonly SeenFact[];
  /** Whether everything the request allows was looked at. */
  readonly complete: boolean;
  readonly stoppedBy: StopReason | null;
  readonly whyEmpty: EmptyReason | null;
  /** Where `whyEmpty` is BLOCKED_BY_LENS: the shortest paths that another lens would let in. */
  readonly blocked: readonly Path[];
  readonly engine: TraceEngine;
  readonly factsRead: number;
  readonly stepsTried: number;
  /** Until the paths were found. */
  readonly searchMilliseconds: number;
  /** With the reading of what the answer tells of its facts. */
  readonly milliseconds: number;
}
