import { GRAPH_SCHEMA } from "../../src/entities/graph-schema.js";
import type { Progress } from "../../src/shared/progress.js";
import type { RunLong } from "./run-long.js";

/** As many as there are cores that may do it. */
const AT_ONCE = 2;

/**
 * Makes constraints and indexes over a graph that is there already. A server would make the same ones at its start; over
 * millions of nodes that takes longer than it waits.
 */
export async function makeSchema(run: RunLong, progress: Progress): Promise<void> {
  const open = GRAPH_SCHEMA.constraintsAndIndexes.map(({ text }) => text);
  const total = open.length;
  progress.start("Making constraints and indexes");
  const work = async (): Promise<void> => {
    for (let text = open.shift(); text !== undefined; text = open.shift()) {
      progress.update(`${total - open.length} of ${total}`);
      await run(text);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  progress.update("waiting until all are filled");
  await run("CALL db.awaitIndexes(7200)");
  progress.done(`${total}`);
}
