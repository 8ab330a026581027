import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { get, type Terminal } from "../ask.js";
import { CommandFailure } from "../failure.js";

/** Writes everything as records, a line each, to a file or to standard output. */
export async function exportAll(terminal: Terminal, { output }: { readonly output?: string }): Promise<void> {
  const response = await get(`${terminal.url}/export.ndjson`);
  if (!response.ok || !response.body) {
    throw new CommandFailure(
      `${terminal.url} refuses the export: HTTP ${response.status}, ${await response.text()}`,
    );
  }
  const lines = Readable.fromWeb(response.body);
  if (output === undefined) {
    await pipeline(lines, process.stdout, { end: false });
    return;
  }
  // A file that bears the name is whole.
  const part = `${output}.part`;
  await pipeline(lines, createWriteStream(part));
  await rename(part, output);
}
