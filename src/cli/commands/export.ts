import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { get, type Terminal } from "../ask.js";
import { CommandFailure, EXIT } from "../failure.js";

export interface ExportOptions {
  readonly output?: string;
  readonly format: string;
  readonly around?: readonly string[];
  readonly hops?: number;
  readonly lens?: string;
  readonly losses?: boolean;
}

/** Writes the graph, or what lies around some entities, to a file or to standard output; or tells what the format leaves out. */
export async function exportAll(terminal: Terminal, options: ExportOptions): Promise<void> {
  const response = await get(addressOf(terminal, options));
  if (response.status === 404) {
    throw new CommandFailure(`--format: there is no format "${options.format}".`, EXIT.usage);
  }
  if (!response.ok || !response.body) {
    throw new CommandFailure(`The export was refused: ${await response.text()}`, EXIT.usage);
  }
  const lines = Readable.fromWeb(response.body);
  if (options.output === undefined) {
    await pipeline(lines, process.stdout, { end: false });
    return;
  }
  // A file that bears the name is whole.
  const part = `${options.output}.part`;
  await pipeline(lines, createWriteStream(part));
  await rename(part, options.output);
}

function addressOf({ url }: Terminal, { format, around = [], hops, lens, losses }: ExportOptions): string {
  const address = new URL(`/export.${format}`, url);
  for (const entity of around) address.searchParams.append("around", entity);
  if (hops !== undefined) address.searchParams.set("hops", String(hops));
  if (lens !== undefined) address.searchParams.set("lens", lens);
  if (losses) address.searchParams.set("report", "true");
  return address.href;
}
