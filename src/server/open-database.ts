import type { Logger } from "pino";
import type { Configuration } from "../config/environment.js";
import type { Graph, QueryObserver } from "../graph/graph.js";
import type { Holder } from "../graph/managed/instance-lock.js";
import { useManagedNeo4j } from "../graph/managed/use-managed-neo4j.js";
import type { Progress } from "../shared/progress.js";
import { connectGraph } from "./connect-graph.js";

/** Where progress and failures go, and who watches the queries. */
export interface DatabaseSurroundings {
  readonly progress: Progress;
  readonly log: Logger;
  readonly observe?: QueryObserver;
}

/** As whom this process holds a managed Neo4j that it starts, and whose running one it may use instead. */
export interface Manner {
  readonly heldBy: Holder;
  readonly shared: readonly Holder[];
}

/** The configured database, open. */
export interface OpenedDatabase {
  readonly graph: Graph;
  /** Closes the connection, and stops the Neo4j if it was started for this. */
  close(): Promise<void>;
}

/**
 * Opens the configured database: the operator's own, or the managed one.
 * @throws StartupError
 */
export async function openDatabase(
  configuration: Configuration,
  around: DatabaseSurroundings,
  manner: Manner,
): Promise<OpenedDatabase> {
  const { database, neo4j } = configuration;
  if (neo4j) {
    around.progress.start(`Connecting to ${neo4j.uri}`);
    const graph = await connectGraph({ ...neo4j, database }, around.observe);
    around.progress.done();
    return { graph, close: () => graph.close() };
  }
  const { dataDirectory, processEnvironment: environment } = configuration;
  const managed = await useManagedNeo4j(
    {
      dataDirectory,
      environment,
      heldBy: manner.heldBy,
      progress: around.progress,
      log: (level, message) => around.log[level](message),
    },
    manner.shared,
  );
  try {
    const { uri, username, password } = managed;
    const graph = await connectGraph({ uri, username, password, database }, around.observe);
    return { graph, close: () => graph.close().finally(() => managed.stop()) };
  } catch (error) {
    await managed.stop();
    throw error;
  }
}
