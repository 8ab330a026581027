import type { GraphReader } from "../../graph/graph.js";
import { findCitationCircles } from "../../records/check-references.js";
import type { Place, Placed, RecordProblem } from "../../records/record.js";
import { groupBy } from "../../shared/group-by.js";
import type { Prepared } from "./prepare.js";

/** Sources of these places lead back to themselves. */
export class CirclesFound extends Error {
  constructor(readonly problems: ReadonlyMap<Place, readonly RecordProblem[]>) {
    super("sources cite each other in a circle");
  }
}

/**
 * Looks for circles among sources that were written in this transaction.
 * @throws CirclesFound; the transaction is then to be rolled back
 */
export async function refuseCircles(graph: GraphReader, items: readonly Prepared[]): Promise<void> {
  const citing = items.flatMap(({ records }) => records.filter(isCiting));
  if (citing.length === 0) return;
  const problems = await findCitationCircles(graph, citing);
  if (problems.length > 0) throw new CirclesFound(groupBy(problems, ({ place }) => place));
}

function isCiting({ value }: Placed): boolean {
  return value.record === "source" && value.cites.length > 0;
}
