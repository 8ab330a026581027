import type { Status } from "../belief/vocabularies.js";
import type { Kind } from "../kinds/kind.js";
import type { Relation } from "../kinds/relation.js";
import type {
  BreachRecord,
  ClaimRecord,
  EntityRecord,
  OriginalRecord,
  SourceRecord,
  StatementRecord,
} from "../records/record.js";

/** A record of the graph on its way out. Its references are ids: "company:<uuid>" of entities, bare ids of the others. */
type Outgoing<Of extends BreachRecord> = Of & { readonly id: string };

/** What an export is made of, in this order: originals, entities, sources, facts. */
export type Part =
  | {
      readonly part: "entity";
      readonly kind: Kind;
      readonly entity: Outgoing<EntityRecord>;
      /** Whether it is there only because it speaks, or publishes: of a part of the graph it is no node. */
      readonly isBeside: boolean;
    }
  | { readonly part: "source"; readonly source: Outgoing<SourceRecord> }
  | ({ readonly part: "fact" } & Fact)
  | { readonly part: "original"; readonly original: Outgoing<OriginalRecord> };

/** A statement with the claims about it, and what they make of it under the export's lens. */
export interface Fact {
  readonly relation: Relation;
  readonly subjectId: string;
  readonly objectId: string;
  readonly statement: Outgoing<StatementRecord>;
  /** In the order of their ids; their links may lead to claims about other statements. */
  readonly claims: readonly Outgoing<ClaimRecord>[];
  readonly status: Status;
  /** 0 to 100. */
  readonly confidence: number;
}

/** Counts what an export leaves out: a thing, and what of it the format has no place for. */
export interface Losses {
  add(what: string, count?: number): void;
}

/** A format that can be written: pure, from the graph's parts to pieces of text, no more than one part held at a time where the format allows it. */
export interface Writer {
  /** As it is asked for, and the ending of its route: "graphml". */
  readonly name: string;
  readonly title: string;
  readonly extension: string;
  readonly mediaType: string;
  write(parts: AsyncIterable<Part>, losses: Losses): AsyncIterable<string>;
}
