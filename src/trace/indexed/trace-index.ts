import type { Lens } from "../../belief/lens.js";
import type { Graph } from "../../graph/graph.js";
import type { ProjectionKeeper, ProjectionStatus, Snapshot } from "../../projection/projection-keeper.js";
import type { Sights } from "../../projection/sights.js";
import type { TraceRequest } from "../request.js";
import type { TraceResult } from "../result.js";
import { trace } from "../trace.js";
import { IndexDisagrees, IndexedFacts } from "./indexed-facts.js";
import { IndexedGraph } from "./indexed-graph.js";
import { MarkedReader } from "./marked-reader.js";

/** How often a search is repeated because the database moved on meanwhile. */
const MOST_TRIES = 4;

/**
 * Answers traces from the facts in memory, exactly as fresh as the database: an answer counts only if nobody has
 * committed anything between the state that was searched and the reading of what the answer tells.
 */
export class TraceIndex {
  constructor(
    private readonly graph: Graph,
    private readonly keeper: ProjectionKeeper,
    private readonly sights: Sights,
  ) {}

  /** How the facts in memory stand; `bytes` is with what lenses made of them. */
  get status(): ProjectionStatus {
    const { status } = this.keeper;
    return { ...status, bytes: status.bytes + this.sights.bytes };
  }

  /**
   * The answer to a trace; null where the index cannot give it, and Neo4j must.
   * @param tlp rank of the narrowest marking that the viewer may see
   */
  async trace(request: TraceRequest, lens: Lens, tlp: number): Promise<TraceResult | null> {
    const until = performance.now() + request.limits.timeoutMs;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const timeoutMs = Math.ceil(until - performance.now());
      const snapshot = await this.keeper.current();
      if (!snapshot || timeoutMs <= 0) return null;
      const limits = { ...request.limits, timeoutMs };
      const answer = await this.search(snapshot, { ...request, lens, limits }, tlp);
      if (answer !== "STALE") return answer;
      await this.keeper.catchUp();
    }
    return null;
  }

  private async search(
    snapshot: Snapshot,
    request: TraceRequest,
    tlp: number,
  ): Promise<TraceResult | null | "STALE"> {
    const reader = new MarkedReader(this.graph);
    const isFresh = (): boolean => reader.marks.every((mark) => this.keeper.isFresh(snapshot, mark));
    const { lens, limits } = request;
    try {
      const sight = await this.sights.through(snapshot, lens, tlp, reader);
      if (!sight) return null;
      const graph = new IndexedGraph(snapshot.projection, sight, tlp);
      const result = await trace(new IndexedFacts(graph, reader, lens, tlp, limits.timeoutMs), request);
      return isFresh() ? result : "STALE";
    } catch (error) {
      if (!(error instanceof IndexDisagrees)) throw error;
      if (!isFresh()) return "STALE";
      this.keeper.distrust(error.message);
      return null;
    }
  }
}
