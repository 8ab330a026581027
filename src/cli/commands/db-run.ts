import { keepNeo4j } from "../../graph/managed/keeper/keep-neo4j.js";
import { startKeeper } from "../../graph/managed/keeper/start-keeper.js";
import { stopKeeper } from "../../graph/managed/keeper/stop-keeper.js";
import { findInstance } from "../../graph/managed/running-instance.js";
import { useManagedNeo4j } from "../../graph/managed/use-managed-neo4j.js";
import type { Terminal } from "../ask.js";
import { refuseUnlessFree } from "../holder-words.js";
import { type Chosen, managedOf } from "../settings.js";

/** Starts the managed Neo4j in the background; one that runs is left as it is. */
export async function start(terminal: Terminal, options: Chosen, entry: string): Promise<void> {
  const managed = managedOf(options);
  const { dataDirectory, environment, progress } = managed;
  const instance = findInstance(dataDirectory);
  if (instance?.heldBy === "command") refuseUnlessFree(dataDirectory, "start it");
  if (instance) {
    const { uri } = await useManagedNeo4j(managed, ["server", "keeper"]);
    print(terminal, { started: false, uri });
    return;
  }
  // The very program that runs now, with what Node was given to run it.
  const args = [...process.execArgv, entry, "db", "keep", "--data", dataDirectory];
  print(terminal, {
    started: true,
    uri: await startKeeper({ args, dataDirectory, environment, progress }),
  });
}

function print(terminal: Terminal, outcome: { readonly started: boolean; readonly uri: string }): void {
  if (terminal.json) terminal.out(JSON.stringify(outcome));
  else terminal.out(`${outcome.started ? "Neo4j runs at" : "Neo4j runs already, at"} ${outcome.uri}`);
}

/** Stops the Neo4j in the background; a server's own is refused. */
export async function stop(terminal: Terminal, options: Chosen): Promise<void> {
  const { dataDirectory, progress } = managedOf(options);
  const instance = findInstance(dataDirectory);
  if (instance?.heldBy === "keeper") await stopKeeper(dataDirectory, instance.holder, progress);
  else if (instance) refuseUnlessFree(dataDirectory, "stop it");
  const stopped = instance !== undefined;
  if (terminal.json) terminal.out(JSON.stringify({ stopped }));
  else terminal.out(stopped ? "Neo4j is stopped." : `No Neo4j runs in ${dataDirectory}.`);
}

/** Holds Neo4j in the background; run by `start`. */
export async function keep(options: Chosen): Promise<void> {
  const { dataDirectory, environment } = managedOf(options);
  await keepNeo4j(dataDirectory, environment);
}
