import type { CommitMark } from "../../graph/commit-mark.js";
import type { Graph, GraphReader, Parameters, Row } from "../../graph/graph.js";
import type { Query } from "../../graph/query.js";

/** Reads from a graph, and remembers as of which commits. */
export class MarkedReader implements GraphReader {
  readonly marks: CommitMark[] = [];

  constructor(private readonly graph: Graph) {}

  async read(query: Query, parameters?: Parameters, timeoutMs?: number): Promise<Row[]> {
    const { rows, mark } = await this.graph.readMarked(query, parameters, timeoutMs);
    this.marks.push(mark);
    return rows;
  }
}
