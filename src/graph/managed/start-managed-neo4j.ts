import { StartupError } from "../../shared/errors.js";
import { finishLoad } from "./archives/adopt-load.js";
import { acquireInstanceLock } from "./instance-lock.js";
import { layoutOf, makeDirectories } from "./layout.js";
import type { ManagedNeo4j, ManagedNeo4jOptions } from "./managed-neo4j.js";
import { startServer, type StartedServer } from "./start-server.js";

/**
 * Starts the managed local Neo4j on a data directory and waits until it answers a query.
 *
 * The first start on a machine has Maven fetch the server, which takes minutes at most; later ones take seconds.
 *
 * @throws StartupError when Java or Maven is missing, the directory is in use, or Neo4j does not come up.
 */
export async function startManagedNeo4j(options: ManagedNeo4jOptions): Promise<ManagedNeo4j> {
  if (process.platform === "win32") {
    throw new StartupError(
      "The managed Neo4j runs on Linux and macOS: on Windows use WSL, run `docker compose up`, or set NEO4J_URI.",
    );
  }
  const layout = layoutOf(options.dataDirectory);
  makeDirectories(layout);
  const lock = acquireInstanceLock(layout.lockFile, options.dataDirectory, options.heldBy);
  let server: StartedServer;
  try {
    finishLoad(layout);
    server = await startServer(options, layout);
    lock.publish(server.address.uri);
  } catch (error) {
    lock.release();
    throw error;
  }
  const stop = async (): Promise<void> => {
    try {
      await server.stop();
    } finally {
      lock.release();
    }
  };
  let stopped: Promise<void> | undefined;
  const { uri, username, password } = server.address;
  return { uri, username, password, stop: () => (stopped ??= stop()) };
}
