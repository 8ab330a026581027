import { StartupError } from "../../shared/errors.js";
import { awaitBolt, type BoltAddress } from "./await-bolt.js";
import { markHomeComplete } from "./home.js";
import type { Layout } from "./layout.js";
import { lastLines, lengthOfLog } from "./log-tail.js";
import type { ProcessExit, SupervisedProcess } from "./supervised-process.js";

// A database of many millions that was not stopped in order replays its last writes first: minutes, and shown as they pass.
const LONGEST_START_MILLISECONDS = 900_000;
const LINES_SHOWN = 5;

export interface Launch {
  readonly layout: Layout;
  /** Starts Java on the server. */
  readonly start: () => SupervisedProcess;
  readonly address: BoltAddress;
  /** Aborted when the server is not wanted any more. */
  readonly signal: AbortSignal;
}

/** Java ended before the database answered. */
export class EarlyExit extends StartupError {
  constructor(
    message: string,
    readonly portTaken: boolean,
  ) {
    super(message);
  }
}

/**
 * Starts the server and waits until it answers a query; when it does not, Java has ended by the time this throws.
 *
 * @throws EarlyExit when Java ends first; StartupError when it takes over 15 minutes or refuses the password.
 */
export async function launchServer(launch: Launch): Promise<SupervisedProcess> {
  const { layout, start, address } = launch;
  const logsFrom = { neo4j: lengthOfLog(layout.neo4jLog), console: lengthOfLog(layout.consoleLog) };
  const server = start();
  const giveUp = new AbortController();
  const tooLong = AbortSignal.timeout(LONGEST_START_MILLISECONDS);
  const signal = AbortSignal.any([launch.signal, giveUp.signal, tooLong]);
  const bolt = awaitBolt(address, signal);
  try {
    const early = await Promise.race([bolt, server.exited]);
    if (early) throw earlyExit(early, layout, logsFrom);
    markHomeComplete(layout);
    return server;
  } catch (error) {
    giveUp.abort();
    await Promise.allSettled([bolt, server.end()]);
    throw toStartupError(error, tooLong.aborted, layout, logsFrom);
  }
}

interface LogPositions {
  readonly neo4j: number;
  readonly console: number;
}

function earlyExit(exit: ProcessExit, layout: Layout, from: LogPositions): EarlyExit {
  const how = exit.signal ?? (exit.code === null ? "no code" : `code ${exit.code}`);
  const words = sayLogs(layout, from);
  return new EarlyExit(
    `Neo4j ended with ${how} before it answered; ${words}`,
    /already in use|BindException/i.test(words),
  );
}

function toStartupError(error: unknown, tookTooLong: boolean, layout: Layout, from: LogPositions): unknown {
  if (error instanceof StartupError) return error;
  if (tookTooLong) {
    const seconds = LONGEST_START_MILLISECONDS / 1000;
    return new StartupError(`Neo4j did not answer within ${seconds} s; ${sayLogs(layout, from)}`, {
      cause: error,
    });
  }
  if (error instanceof Error && "code" in error && error.code === "Neo.ClientError.Security.Unauthorized") {
    return new StartupError(
      `Neo4j refuses the password in ${layout.passwordFile}: put the right one there, ` +
        `or delete ${layout.directory} to start with an empty database.`,
      { cause: error },
    );
  }
  return error;
}

function sayLogs(layout: Layout, from: LogPositions): string {
  const lines = [
    ...lastLines(layout.consoleLog, LINES_SHOWN, from.console),
    ...lastLines(layout.neo4jLog, LINES_SHOWN, from.neo4j),
  ];
  const said = lines.length === 0 ? "it said nothing" : `it said last:\n${lines.join("\n")}\n`;
  return `${said}(logs: ${layout.neo4jLog}, ${layout.consoleLog})`;
}
