import {
  type Graph,
  Graph as GraphClient,
  type GraphConnection,
  type QueryObserver,
} from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { DatabaseUnreachable, StartupError } from "../shared/errors.js";

const VERSION = defineQuery(
  "start.version",
  "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version",
);

/** Cypher that this project uses (CALL (x) {...}) came with 5.23; the LTS line that is tested is 5.26. */
const OLDEST = [5, 26] as const;

/**
 * Connects to a Neo4j and makes sure that it answers, lets us in, and is new enough.
 * @throws StartupError with what to do
 */
export async function connectGraph(connection: GraphConnection, observe?: QueryObserver): Promise<Graph> {
  const graph = GraphClient.connect(connection, observe);
  try {
    await graph.verify();
    const [row] = await graph.read(VERSION);
    checkVersion(String(row?.get("version")), connection.uri);
    return graph;
  } catch (error) {
    await graph.close().catch(() => {});
    throw error instanceof StartupError ? error : explain(error, connection);
  }
}

function checkVersion(version: string, uri: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new StartupError(
    `The Neo4j at ${uri} is ${version}; expected ${OLDEST.join(".")} or later. Upgrade it, or leave NEO4J_URI out to use the managed one.`,
  );
}

function explain(error: unknown, { uri, username, database }: GraphConnection): StartupError {
  const cause = error instanceof Error ? error : new Error(String(error));
  const code = codeOf(cause);
  if (code.startsWith("Neo.ClientError.Security.")) {
    return new StartupError(
      `The Neo4j at ${uri} refuses the user "${username}" with this password. Correct NEO4J_USERNAME and NEO4J_PASSWORD.`,
      { cause },
    );
  }
  if (code === "Neo.ClientError.Database.DatabaseNotFound") {
    return new StartupError(
      `The Neo4j at ${uri} has no database "${database}". Correct NEO4J_DATABASE, or create it.`,
      { cause },
    );
  }
  const detail = cause.message.split("\n")[0] ?? "";
  return new DatabaseUnreachable(
    `No Neo4j answers at ${uri}. Start it, correct NEO4J_URI, or leave NEO4J_URI out to use the managed one. (${detail.slice(0, 200)})`,
    { cause },
  );
}

/** The driver's code, of the error itself or of the one that it wraps. */
function codeOf(error: Error): string {
  for (const each of [error.cause, error]) {
    if (each instanceof Error && "code" in each && String(each.code).startsWith("Neo."))
      return String(each.code);
  }
  return "";
}
