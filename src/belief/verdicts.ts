import type { CommitMark } from "../graph/commit-mark.js";
import type { Lens } from "./lens.js";

/** What a lens makes of facts, known without reading what is claimed of them; as of one state of the database. */
export interface Verdicts {
  /** Whether the fact of this statement is there, for the viewer to see, and let in. */
  admits(statementId: string): boolean;
  /** How many facts of a relation that begin (forward) or end at an entity are let in. */
  countAdmitted(entityId: string, relation: string, forward: boolean): number;
  /** Whether all this is so in the state in which something was read. Where it is not, nothing that was said counts. */
  isAsOf(mark: CommitMark): boolean;
}

/** Whoever holds the facts in memory. */
export interface VerdictSource {
  /**
   * What a lens makes of facts; null where that is not known now, and the claims are to be read.
   * @param tlp rank of the narrowest marking that the viewer may see
   */
  through(lens: Lens, tlp: number): Verdicts | null;
}
