import { createInterface } from "node:readline/promises";
import { resetDatabase } from "../../graph/managed/archives/reset-database.js";
import type { Terminal } from "../ask.js";
import { CommandFailure, EXIT } from "../failure.js";
import { refuseUnlessFree } from "../holder-words.js";
import { type Chosen, managedOf } from "../settings.js";

export interface ResetOptions {
  readonly yes?: boolean;
}

/** Deletes the database's data, once that is wanted for sure. */
export async function reset(terminal: Terminal, options: Chosen & ResetOptions): Promise<void> {
  const managed = managedOf(options);
  refuseUnlessFree(managed.dataDirectory, "reset it");
  if (!options.yes) await confirm(managed.dataDirectory);
  await resetDatabase(managed);
  if (terminal.json) terminal.out(JSON.stringify({ reset: managed.dataDirectory }));
  else terminal.out(`The database in ${managed.dataDirectory} is deleted.`);
}

async function confirm(dataDirectory: string): Promise<void> {
  if (!process.stdin.isTTY) {
    const message = `This deletes all data of the database in ${dataDirectory}. Say --yes if that is wanted.`;
    throw new CommandFailure(message, EXIT.usage);
  }
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  // In a terminal that is read line by line, Ctrl-C comes here.
  asked.on("SIGINT", () => process.exit(EXIT.interrupted));
  const answer = await asked.question(
    `Delete all data of the database in ${dataDirectory}? Type yes to go on: `,
  );
  asked.close();
  if (answer.trim().toLowerCase() !== "yes") throw new CommandFailure("Nothing was deleted.");
}
