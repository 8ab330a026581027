import { type Configuration, readConfiguration } from "../config/environment.js";
import type { ManagedNeo4jOptions } from "../graph/managed/managed-neo4j.js";
import { ConsoleProgress } from "../server/console-progress.js";
import { StartupError } from "../shared/errors.js";
import { CommandFailure, EXIT } from "./failure.js";

/** Options that go before the environment. */
export interface Chosen {
  readonly data?: string;
  readonly host?: string;
  readonly port?: number;
  readonly seeds?: string;
}

/** The configuration, with what was said on the command line. */
export function configurationOf({ data, host, port, seeds }: Chosen): Configuration {
  return readConfiguration(undefined, {
    ...(data !== undefined && { BREACHPATH_DATA: data }),
    ...(host !== undefined && { HOST: host }),
    ...(port !== undefined && { PORT: String(port) }),
    ...(seeds !== undefined && { BREACHPATH_SEEDS: seeds }),
  });
}

/**
 * How the managed Neo4j of the data directory is run.
 * @throws CommandFailure where NEO4J_URI names another one
 */
export function managedOf(chosen: Chosen): ManagedNeo4jOptions {
  const { neo4j, dataDirectory, processEnvironment } = readOrRefuse(chosen);
  if (neo4j) {
    throw new CommandFailure(
      `NEO4J_URI names the Neo4j at ${neo4j.uri}, which is not ours to manage: use its own tools, or leave NEO4J_URI out.`,
      EXIT.usage,
    );
  }
  return {
    dataDirectory,
    environment: processEnvironment,
    heldBy: "command",
    progress: new ConsoleProgress(process.stderr),
  };
}

/** A configuration that is wrong is a matter of usage. */
export function readOrRefuse(chosen: Chosen): Configuration {
  try {
    return configurationOf(chosen);
  } catch (error) {
    if (error instanceof StartupError) throw new CommandFailure(error.message, EXIT.usage);
    throw error;
  }
}
