import type { Graph } from "../graph/graph.js";
import type { CommitMark } from "../graph/commit-mark.js";
import { applyTouched, buildProjection, ProjectionTooLarge } from "./build.js";
import type { Projection } from "./projection.js";
import { type DatabaseState, isAccountedFor, readState, readTouched } from "./read-changes.js";

export type ProjectionState = "OFF" | "BUILDING" | "READY" | "TOO_LARGE" | "FAILED";

/** How a projection stands. */
export interface ProjectionStatus {
  readonly state: ProjectionState;
  /** Why it is not there, in words; null where it is, or is on its way. */
  readonly problem: string | null;
  readonly entities: number;
  readonly facts: number;
  /** Of memory: of what was read, without what lenses made of it. */
  readonly bytes: number;
  /** How much of a building is done, 0 to 1. */
  readonly built: number;
  /** How long the last building took, in milliseconds; null before there was one. */
  readonly buildMilliseconds: number | null;
}

/** A projection and the state of the database that it is as of; another one after each change. */
export interface Snapshot {
  readonly projection: Projection;
  readonly state: DatabaseState;
}

export interface KeeperOptions {
  /** The most memory that it may take, in bytes; 0 keeps none. */
  readonly mostBytes: number;
  readonly log: (level: "info" | "warn", message: string) => void;
}

/** A building that took no longer than this is waited for; while a longer one runs, Neo4j answers. */
const WORTH_WAITING_MS = 250;
/** How long the journal must be quiet before everything is read anew: an import is many operations. */
const QUIET_MS = 300;
/** When a reading that failed is tried again. */
const RETRY_MS = 10_000;
/** How often a state is read again that does not add up: a commit may have come between its parts. */
const LOOKS = 5;

/**
 * Keeps the fact layer in memory, exactly as fresh as the database: whoever uses it compares marks (`isFresh`) after
 * his work, and asks again where the database has moved on. It follows the journal; where the journal does not say what
 * changed (imports, merges, commits by others), it reads everything anew.
 */
export class ProjectionKeeper {
  private held: Snapshot | null = null;
  private building: Promise<void> | null = null;
  private catching: Promise<void> | null = null;
  /** Whether what is held is between two states. */
  private isChanging = false;
  private problem: { readonly state: "TOO_LARGE" | "FAILED"; readonly text: string } | null = null;
  private built = 0;
  private buildMilliseconds: number | null = null;
  private retryAt = 0;
  private readonly closing = new AbortController();

  constructor(
    private readonly graph: Graph,
    private readonly options: KeeperOptions,
  ) {}

  /** Begins to read; resolves when all is read, or cannot be. */
  start(): Promise<void> {
    return this.rebuild();
  }

  /** The projection, caught up with the database; null while there is none. @throws BreachpathError UNAVAILABLE */
  async current(): Promise<Snapshot | null> {
    if (!this.held && this.problem?.state === "FAILED" && performance.now() > this.retryAt)
      void this.rebuild();
    if (!this.held && this.building && this.isQuick) await this.building;
    return this.held;
  }

  /** The projection at once, unless there is none, or it is being caught up. */
  get upToDate(): Snapshot | null {
    return this.catching ? null : this.held;
  }

  /** Whether what was read from a snapshot until now is as of this mark, all of it. */
  isFresh(snapshot: Snapshot, mark: CommitMark): boolean {
    return this.held === snapshot && !this.isChanging && snapshot.state.mark.text === mark.text;
  }

  /** Follows the database to where it stands now; begins to read anew where that is not enough. */
  catchUp(): Promise<void> {
    this.catching ??= this.follow().finally(() => (this.catching = null));
    return this.catching;
  }

  /** Gives up what is held, and reads everything anew: it was found to be wrong. */
  distrust(why: string): void {
    this.options.log("warn", `trace index: read anew. ${why}`);
    this.held = null;
    void this.rebuild();
  }

  get status(): ProjectionStatus {
    const projection = this.held?.projection;
    return {
      state: this.state,
      problem: this.problem?.text ?? null,
      entities: projection?.nodes.size ?? 0,
      facts: projection?.facts.size ?? 0,
      bytes: projection?.bytes ?? 0,
      built: projection ? 1 : this.built,
      buildMilliseconds: this.buildMilliseconds,
    };
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.held = null;
    await Promise.allSettled([this.building, this.catching]);
  }

  private get state(): ProjectionState {
    if (this.options.mostBytes === 0) return "OFF";
    if (this.held) return "READY";
    return this.problem?.state ?? "BUILDING";
  }

  private get isQuick(): boolean {
    return this.buildMilliseconds !== null && this.buildMilliseconds <= WORTH_WAITING_MS;
  }

  private async follow(): Promise<void> {
    const { held } = this;
    if (!held) return;
    const now = await this.readStateAfter(held.state);
    if (now.mark.text === held.state.mark.text) return;
    const touched = isAccountedFor(held.state, now)
      ? await readTouched(this.graph, held.state.sequence, now.sequence)
      : null;
    if (!touched) {
      this.held = null;
      void this.rebuild();
      if (this.isQuick) await this.building;
      return;
    }
    this.isChanging = true;
    try {
      await applyTouched(held.projection, this.graph, touched);
      this.held = { projection: held.projection, state: now };
    } finally {
      this.isChanging = false;
    }
  }

  /** The state of the database; read again a few times where commits were made that did not count themselves. */
  private async readStateAfter(before: DatabaseState): Promise<DatabaseState> {
    for (let look = 1; ; look += 1) {
      const now = await readState(this.graph);
      if (look === LOOKS || isAccountedFor(before, now)) return now;
    }
  }

  private rebuild(): Promise<void> {
    if (this.options.mostBytes === 0 || this.closing.signal.aborted) return Promise.resolve();
    this.building ??= this.build().finally(() => (this.building = null));
    return this.building;
  }

  private async build(): Promise<void> {
    const { log } = this.options;
    try {
      const state = await this.quietState();
      const startedAt = performance.now();
      let told = 0;
      const projection = await buildProjection(
        this.graph,
        this.options.mostBytes,
        (done, of) => {
          this.built = of === 0 ? 1 : Math.min(1, done / of);
          if (this.built < told + 0.1) return;
          told = this.built;
          log("info", `trace index: ${Math.floor(this.built * 100)} % of ${of} entities and facts read`);
        },
        this.closing.signal,
      );
      this.buildMilliseconds = performance.now() - startedAt;
      this.held = { projection, state };
      this.problem = null;
      log(
        "info",
        `trace index: ready, ${projection.facts.size} facts in ${Math.round(this.buildMilliseconds)} ms`,
      );
    } catch (error) {
      if (this.closing.signal.aborted) return;
      const text = error instanceof Error ? error.message : String(error);
      this.retryAt = performance.now() + RETRY_MS;
      this.problem = { state: error instanceof ProjectionTooLarge ? "TOO_LARGE" : "FAILED", text };
      log("warn", `trace index: traces are answered by Neo4j alone. ${text}`);
    }
  }

  /** The state of the database, once nothing is being written. */
  private async quietState(): Promise<DatabaseState> {
    let state = await readState(this.graph);
    if (this.buildMilliseconds === null || this.isQuick) return state;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      this.closing.signal.throwIfAborted();
      const next = await readState(this.graph);
      if (next.mark.text === state.mark.text) return next;
      state = next;
    }
  }
}
