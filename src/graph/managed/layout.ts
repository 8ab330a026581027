import { chmodSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { StartupError } from "../../shared/errors.js";

/** Where the managed Neo4j keeps what: all of it below `<data directory>/neo4j`. */
export interface Layout {
  readonly directory: string;
  /** Neo4j's own home: data, conf, logs. */
  readonly home: string;
  /** Exists once the home has served a query; a home without it is half made and holds nothing of value. */
  readonly completeMarker: string;
  readonly passwordFile: string;
  readonly confDirectory: string;
  /** What Neo4j says about its own life, `Started.` included. */
  readonly neo4jLog: string;
  readonly logs: string;
  /** What Java prints: JVM warnings and crashes. */
  readonly consoleLog: string;
  readonly mavenLog: string;
  /** What a keeper in the background has to tell of its database. */
  readonly keeperLog: string;
  readonly lockFile: string;
  /** A home in which a dump is being unpacked. */
  readonly loading: string;
  /** The same once it is whole, and takes the place of the database. */
  readonly loaded: string;
  /** The processes that may still be running after this program was killed. */
  readonly processesFile: string;
}

export function layoutOf(dataDirectory: string): Layout {
  const directory = join(resolve(dataDirectory), "neo4j");
  const home = join(directory, "home");
  const logs = join(directory, "logs");
  return {
    directory,
    home,
    completeMarker: join(home, "complete"),
    passwordFile: join(home, "password"),
    confDirectory: join(home, "conf"),
    neo4jLog: join(home, "logs", "neo4j.log"),
    logs,
    consoleLog: join(logs, "console.log"),
    mavenLog: join(logs, "maven.log"),
    keeperLog: join(logs, "keeper.log"),
    lockFile: join(directory, "lock.json"),
    loading: join(directory, "loading"),
    loaded: join(directory, "loaded"),
    processesFile: join(directory, "processes.json"),
  };
}

/**
 * Makes the directories, readable by this user alone: they hold the password and the data.
 *
 * @throws StartupError when the file system does not let it.
 */
export function makeDirectories(layout: Layout): void {
  try {
    mkdirSync(layout.logs, { recursive: true, mode: 0o700 });
    // An existing directory keeps its old mode, whatever mkdir was given.
    chmodSync(layout.directory, 0o700);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError(
      `The data directory cannot be used (${why}): choose one that this user can write to.`,
      { cause },
    );
  }
}
