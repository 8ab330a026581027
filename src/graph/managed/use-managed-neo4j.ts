import { setTimeout as sleep } from "node:timers/promises";

import { readPassword } from "./home.js";
import type { Holder } from "./instance-lock.js";
import { layoutOf } from "./layout.js";
import type { ManagedNeo4j, ManagedNeo4jOptions } from "./managed-neo4j.js";
import { findInstance } from "./running-instance.js";
import { startManagedNeo4j } from "./start-managed-neo4j.js";
import { runStep } from "./step.js";

const BETWEEN_LOOKS_MILLISECONDS = 100;

/**
 * The database of a data directory: the one that runs there already, if one of `shared` keeps it, else started for
 * this process. Only what was started here is stopped by `stop`.
 *
 * @throws StartupError as startManagedNeo4j does.
 */
export async function useManagedNeo4j(
  options: ManagedNeo4jOptions,
  shared: readonly Holder[],
): Promise<ManagedNeo4j> {
  const isShared = (): boolean => shared.includes(findInstance(options.dataDirectory)?.heldBy ?? "command");
  if (!isShared()) return startManagedNeo4j(options);
  const find = async (): Promise<string | undefined> => {
    while (isShared()) {
      const uri = findInstance(options.dataDirectory)?.uri;
      if (uri) return uri;
      await sleep(BETWEEN_LOOKS_MILLISECONDS);
    }
    return undefined;
  };
  const uri = await runStep(options.progress, "Joining the Neo4j that runs", find, {
    outcome: (found) => found ?? "it has ended",
  });
  if (uri === undefined) return startManagedNeo4j(options);
  const password = readPassword(layoutOf(options.dataDirectory));
  return { uri, username: "neo4j", password, stop: () => Promise.resolve() };
}
