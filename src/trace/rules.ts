import type { Fact } from "./fact.js";
import type { TraceRequest } from "./request.js";

/** Which facts a search may use. */
export type Usable = (fact: Fact) => boolean;

/** Which paths are looked for: the request's, or others that tell why there are none. */
export interface Rules {
  /** Which facts may be hops, and links, and may tie an incident to what it touched. */
  readonly usable: Usable;
  readonly sameIncident: boolean;
  /** Whether only paths count of which the lens shuts out a hop or a link. */
  readonly shutOut: boolean;
}

export const admitted: Usable = (fact) => fact.admitted;

export function asAsked({ sameIncident }: TraceRequest): Rules {
  return { usable: admitted, sameIncident, shutOut: false };
}

/** Paths that another lens would let in: a hop or a link at least is shut out. */
export function shutOutByLens({ sameIncident }: TraceRequest): Rules {
  return { usable: () => true, sameIncident, shutOut: true };
}

/** Paths that cross from one incident to another. */
export const ACROSS_INCIDENTS: Rules = { usable: admitted, sameIncident: false, shutOut: false };
