import type { Progress } from "../../src/shared/progress.js";
import type { RunLong } from "./run-long.js";

/** The lists that records always have, and that a file for Neo4j's import cannot give empty. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  Operation: ["touched"],
  Entity: ["aliases"],
  Claim: ["supersedes", "retracts", "restates"],
};

/** Gives empty lists to the nodes that lack them. */
export async function fillArrays(run: RunLong, progress: Progress): Promise<void> {
  progress.start("Completing the nodes");
  for (const [label, properties] of Object.entries(LISTS)) {
    progress.update(label);
    const lack = properties.map((name) => `n.${name} IS NULL`).join(" OR ");
    const fill = properties.map((name) => `n.${name} = coalesce(n.${name}, [])`).join(", ");
    await run(
      `MATCH (n:${label}) WHERE ${lack}
       CALL (n) { SET ${fill} } IN 2 CONCURRENT TRANSACTIONS OF 20000 ROWS`,
    );
  }
  progress.done();
}
