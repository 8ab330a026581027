import type { Log } from "../log.js";
import { startManagedNeo4j } from "../start-managed-neo4j.js";
import type { KeeperMessage } from "./keeper-message.js";

const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * What the keeper's process does: it starts Neo4j, tells the command that spawned it how that goes, and holds it
 * until it is told to end. A command that goes away before the database answers takes the keeper with it.
 */
export async function keepNeo4j(dataDirectory: string, environment: NodeJS.ProcessEnv): Promise<void> {
  let isReady = false;
  const ended = new Promise<void>((resolve) => {
    // Before the database answers there is nothing to end in order: what was started ends with this process.
    const end = (): void => (isReady ? resolve() : process.exit(1));
    for (const signal of SIGNALS) process.on(signal, end);
    process.on("disconnect", () => {
      if (!isReady) end();
    });
  });
  // Nothing else keeps this process alive.
  const alive = setInterval(() => {}, 60_000);
  try {
    const database = await startManagedNeo4j({
      dataDirectory,
      environment,
      heldBy: "keeper",
      progress: {
        start: (step) => void tell({ start: step }),
        update: (detail) => void tell({ update: detail }),
        done: (detail = "") => void tell({ done: detail }),
      },
      log: logToStandardError,
    });
    isReady = true;
    await tell({ uri: database.uri });
    await ended;
    await database.stop();
  } catch (error) {
    await tell({ failed: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    clearInterval(alive);
  }
}

/** Resolves once the message is out, or nobody listens any more. */
function tell(message: KeeperMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) resolve();
    else process.send(message, () => resolve());
  });
}

/** Standard error is the keeper's log. */
const logToStandardError: Log = (level, message) =>
  void process.stderr.write(`${new Date().toISOString()} ${level} ${message}\n`);
