import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";

import { StartupError } from "../../../shared/errors.js";
import type { Progress } from "../../../shared/progress.js";
import { layoutOf, makeDirectories } from "../layout.js";
import type { KeeperMessage } from "./keeper-message.js";

export interface KeeperCommand {
  /** What Node is given to run the keeper: a program that calls `keepNeo4j`. */
  readonly args: readonly string[];
  readonly dataDirectory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
}

/**
 * Starts Neo4j in the background: a process of its own holds it, and outlives this one once the database answers.
 *
 * @returns the database's address
 * @throws StartupError with the keeper's words when it does not come up.
 */
export async function startKeeper(command: KeeperCommand): Promise<string> {
  const layout = layoutOf(command.dataDirectory);
  makeDirectories(layout);
  const log = openSync(layout.keeperLog, "a", 0o600);
  const keeper = spawn(process.execPath, [...command.args], {
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
    env: { ...command.environment, NODE_OPTIONS: undefined },
  });
  closeSync(log);
  const uri = await hear(keeper, command.progress, layout.keeperLog);
  keeper.disconnect();
  keeper.unref();
  return uri;
}

function hear(keeper: ChildProcess, progress: Progress, log: string): Promise<string> {
  return new Promise((resolve, reject) => {
    keeper.on("message", (message: KeeperMessage) => {
      if ("start" in message) progress.start(message.start);
      else if ("update" in message) progress.update(message.update);
      else if ("done" in message) progress.done(message.done === "" ? undefined : message.done);
      else if ("uri" in message) resolve(message.uri);
      else reject(new StartupError(message.failed));
    });
    keeper.on("error", reject);
    keeper.on("exit", (code, signal) =>
      reject(
        new StartupError(
          `The keeper of Neo4j ended with ${signal ?? code ?? "no code"} before the database answered; its log is ${log}.`,
        ),
      ),
    );
  });
}
