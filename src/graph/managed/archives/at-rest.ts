import { finishLoad } from "./adopt-load.js";
import { acquireInstanceLock } from "../instance-lock.js";
import { layoutOf, makeDirectories, type Layout } from "../layout.js";
import { awaitLeftovers } from "../leftovers.js";
import type { ManagedNeo4jOptions } from "../managed-neo4j.js";
import { ProcessRecord } from "../process-record.js";

/**
 * Does work on a database that does not run, and that nobody can start meanwhile.
 *
 * @throws StartupError when the data directory is in use.
 */
export async function atRest<Result>(
  options: ManagedNeo4jOptions,
  work: (layout: Layout, record: ProcessRecord) => Promise<Result>,
): Promise<Result> {
  const layout = layoutOf(options.dataDirectory);
  makeDirectories(layout);
  const lock = acquireInstanceLock(layout.lockFile, options.dataDirectory, "command");
  try {
    const record = new ProcessRecord(layout.processesFile);
    await awaitLeftovers(record.readLeftOver(), options.progress);
    finishLoad(layout);
    return await work(layout, record);
  } finally {
    lock.release();
  }
}
