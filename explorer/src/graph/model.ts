import type { ResultOf } from "../api/graphql";
import type { ClaimParts, FactParts, PathParts } from "../api/documents/parts";
import type { SubjectView } from "../api/documents/views";
import type { Direction, EntityKind, RelationKind, StatementStatus } from "../api/schema";

export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}
export type Claim = ResultOf<typeof ClaimParts>;
/** A statement as the API answers with it. */
export type Statement = ResultOf<typeof FactParts>;
export type Path = ResultOf<typeof PathParts>;
/** Something that burdens an entity: who says it, and what it answers. */
export type Said = ResultOf<typeof SubjectView>["subjectView"]["nodes"][number];

/** A statement with its two ends: what is drawn as a line. */
export interface Fact extends Statement {
  readonly relation: RelationKind;
  /** Id of the subject. */
  readonly source: string;
  /** Id of the object. */
  readonly target: string;
}

/** Facts at a node that were counted, not read. */
export interface Hidden {
  readonly node: string;
  readonly relation: RelationKind;
  readonly direction: Direction;
  readonly count: number;
}

/** What answers bring under one lens. */
export interface Snapshot {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly paths: readonly Path[];
  /** Paths that the lens shuts out; there are some only where there is no other. */
  readonly blocked: readonly Path[];
  readonly hidden: readonly Hidden[];
  /** What is said of the entity that was asked for; empty for other questions. */
  readonly said: readonly Said[];
  /** Whether a larger budget would read more nodes. */
  readonly truncated: boolean;
  /** Why a search for paths found none, or ended early. */
  readonly whyEmpty: string | null;
  readonly stoppedBy: string | null;
}

export type Change = "appeared" | "vanished" | "changed";

export interface SceneFact extends Fact {
  /** How it differs from the left thumb; null where it does not, or where there is no left thumb. */
  readonly change: Change | null;
  /** Its status at the left thumb, if it was let in then. */
  readonly was: StatementStatus | null;
  /** Places of the paths it lies on. */
  readonly onPaths: readonly number[];
  /** Whether it is drawn only to show what the lens shuts out. */
  readonly shutOut: boolean;
}

export interface SceneNode extends Entity {
  /** An end of the paths, or what the view is around. */
  readonly isEnd: boolean;
  readonly onPaths: readonly number[];
  /** Facts beyond the canvas, by relation. */
  readonly hidden: readonly Hidden[];
  /** Whether all that holds it on the canvas vanished. */
  readonly vanished: boolean;
}

export interface ScenePath extends Path {
  readonly change: Change | null;
  readonly shutOut: boolean;
}

/** What is drawn, listed and counted: the same for the canvas and its table. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly facts: readonly SceneFact[];
  readonly paths: readonly ScenePath[];
  readonly counts: Counts;
  readonly truncated: boolean;
  readonly whyEmpty: string | null;
  readonly stoppedBy: string | null;
}

/** "80 of 412 · 6 undated" */
export interface Counts {
  /** Facts that are drawn. */
  readonly shown: number;
  /** Facts that there are: with those of other times, under other rules, put away, filtered, and beyond the canvas. */
  readonly total: number;
  /** Drawn facts of whose claims none has a date of publication. */
  readonly undated: number;
  /** Why the others are not drawn. */
  readonly byLens: number;
  readonly byFilter: number;
  readonly beyond: number;
}
