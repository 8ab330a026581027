import type { Progress } from "../../shared/progress.js";
import type { Holder } from "./instance-lock.js";
import type { Log } from "./log.js";

export interface ManagedNeo4jOptions {
  /** Holds everything that must survive; made when missing. One instance at a time runs on it. */
  readonly dataDirectory: string;
  /** The pom that names the server's version; the repository's own by default. */
  readonly pomFile?: string;
  /** JAVA_HOME, PATH and what else child processes need; this module reads no environment of its own. */
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
  /** As whom this process holds the data directory; "server" by default. */
  readonly heldBy?: Holder;
  /** Told of crashes and restarts after the start. */
  readonly log?: Log;
  /** Java's largest heap; 512 by default. */
  readonly heapMegabytes?: number;
  /** Neo4j's page cache, beside the heap; 128 by default. */
  readonly pageCacheMegabytes?: number;
  /** More of neo4j.conf's settings; they go before ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A local Neo4j that lives as long as this process at most, or that another process keeps. */
export interface ManagedNeo4j {
  /** `bolt://127.0.0.1:<port>`; stays the same when the server crashes and comes back. */
  readonly uri: string;
  readonly username: "neo4j";
  readonly password: string;
  /** Ends the database in order, unless another process keeps it, in about 2 s, and frees the data directory. Every call gives the same promise. */
  stop(): Promise<void>;
}
