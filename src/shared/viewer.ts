import { type Tlp, tlpRank } from "./tlp.js";

/** Who asks: every request carries one. */
export interface Viewer {
  readonly role: "ADMIN" | "READER";
  /** By what the journal calls them. */
  readonly name: string;
  /** The narrowest marking that this viewer may see. */
  readonly highestMarking: Tlp;
}

/**
 * The one rule of what is visible: the rank up to which the viewer sees. Every query compares with it as `$tlp`; what
 * lies above is absent everywhere: lists, counts, search, paths.
 */
export function highestRank(viewer: Viewer): number {
  return tlpRank(viewer.highestMarking);
}

/** Until roles arrive, whoever sits at this machine is its admin; everyone else reads what is public. */
export function viewerFrom(remoteAddress: string | undefined): Viewer {
  const loopback = remoteAddress !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress);
  return loopback
    ? { role: "ADMIN", name: "admin", highestMarking: "RED" }
    : { role: "READER", name: "reader", highestMarking: "CLEAR" };
}
