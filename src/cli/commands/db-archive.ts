import { dumpDatabase } from "../../graph/managed/archives/dump-database.js";
import { loadDatabase } from "../../graph/managed/archives/load-database.js";
import type { Terminal } from "../ask.js";
import { refuseUnlessFree } from "../holder-words.js";
import { type Chosen, managedOf } from "../settings.js";

export interface ForceOption {
  readonly force?: boolean;
}

/** Writes the database into a file. */
export async function dump(terminal: Terminal, file: string, options: Chosen & ForceOption): Promise<void> {
  const managed = managedOf(options);
  refuseUnlessFree(managed.dataDirectory, "dump it");
  const bytes = await dumpDatabase(managed, file, options.force ?? false);
  if (terminal.json) terminal.out(JSON.stringify({ file, bytes }));
  else terminal.out(`${file}: ${(bytes / 1e6).toFixed(1)} MB`);
}

/** Takes the database from a dump. */
export async function load(terminal: Terminal, file: string, options: Chosen & ForceOption): Promise<void> {
  const managed = managedOf(options);
  refuseUnlessFree(managed.dataDirectory, "load the dump");
  await loadDatabase(managed, file, options.force ?? false);
  if (terminal.json) terminal.out(JSON.stringify({ file, data: managed.dataDirectory }));
  else terminal.out(`${managed.dataDirectory} now holds the database of ${file}.`);
}
