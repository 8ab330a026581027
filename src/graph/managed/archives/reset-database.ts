import { rmSync } from "node:fs";

import type { ManagedNeo4jOptions } from "../managed-neo4j.js";
import { atRest } from "./at-rest.js";

/** Deletes the database's data, its password with them; jars, caches and logs stay. */
export async function resetDatabase(options: ManagedNeo4jOptions): Promise<void> {
  return atRest(options, async (layout) => {
    // First of all: a home without the mark is made anew at the next start, should this be cut short.
    rmSync(layout.completeMarker, { force: true });
    rmSync(layout.home, { recursive: true, force: true });
    return Promise.resolve();
  });
}
