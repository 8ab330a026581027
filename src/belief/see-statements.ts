import { type SeenStatement, seeStatement } from "./admission.js";
import { findBeliefs } from "./belief-store.js";
import type { Lens } from "./lens.js";
import type { GraphReader } from "../graph/graph.js";

/** How many statements' claims are asked for at once. */
const BELIEFS_AT_ONCE = 2_000;

/** These statements as a lens sees them, by id; what the viewer may not see is missing. */
export async function seeStatements(
  graph: GraphReader,
  ids: readonly string[],
  lens: Lens,
  tlp: number,
): Promise<Map<string, SeenStatement>> {
  const seen = new Map<string, SeenStatement>();
  for (let start = 0; start < ids.length; start += BELIEFS_AT_ONCE) {
    const beliefs = await findBeliefs(graph, ids.slice(start, start + BELIEFS_AT_ONCE), tlp);
    for (const [id, belief] of beliefs) seen.set(id, seeStatement(lens, belief));
  }
  return seen;
}
