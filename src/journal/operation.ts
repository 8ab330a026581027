import { vocabulary } from "../shared/vocabulary.js";

export const ACTION = vocabulary("OperationAction", "What an operation did.", {
  IMPORT: "Took in records, the seed graph's among them.",
  UPSERT_ENTITY: "Recorded an entity, or changed what is recorded of it.",
  MAKE_CLAIM: "Recorded a claim.",
  SUPERSEDE_CLAIM: "Recorded a claim that replaces another of the same speaker.",
  RETRACT_CLAIM: "Recorded that a speaker took a claim back, or that it was recorded in error.",
  CITE_SOURCE: "Recorded a source, for whom it speaks, and what it cites.",
  MERGE_ENTITIES: "Recorded that two entities are one.",
  UNMERGE: "Recorded that a merge was wrong, and undid it.",
  DECIDE_IDENTITY: "Recorded that two entities are not one, or that this is no longer decided.",
});
export type Action = keyof typeof ACTION.values;

/** A property that an operation changed, with what stood there before: nothing is lost. */
export interface Change {
  readonly id: string;
  readonly field: string;
  /** As JSON; null where nothing stood there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** One write, as the journal keeps it. */
export interface Operation {
  /** Chosen by the client, or made for it; unique. */
  readonly key: string;
  /** Place in the journal, from 1, without gaps. */
  readonly sequence: number;
  readonly action: Action;
  /** Record time, in milliseconds since 1970: later than that of every operation before it. */
  readonly at: number;
  readonly who: string;
  readonly note: string | null;
  /** SHA-256 of what was asked for. */
  readonly fingerprint: string;
  /** Ids of the entities, statements, claims and sources that it wrote; empty for an import, which may have millions. */
  readonly touched: readonly string[];
  readonly changes: readonly Change[];
  /** What its caller is given, now and when it is asked for again: JSON. */
  readonly result: string;
  /** SHA-256 over this operation and the hash of the one before it. */
  readonly hash: string;
}

/** The moment of an operation: what its writes carry. */
export interface RecordedIn {
  readonly sequence: number;
  readonly at: number;
}
