import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";

/** A file to be imported. It is opened more than once: what comes later in it may name what came before. */
export interface InputFile {
  /** As problems speak of it; in an archive "archive.zip!/entry.json". */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** Why a file cannot be read on, and where. */
export class FileRefused extends Error {
  constructor(
    /** Where in the file: a line, a JSON pointer; "" where it is the file as a whole. */
    readonly at: number | string,
    message: string,
    readonly suggestion?: string,
  ) {
    super(message);
    this.name = "FileRefused";
  }
}

/** A file of the file system. */
export async function openFile(path: string, name: string): Promise<InputFile> {
  const { size } = await stat(path);
  return { name, size, open: () => createReadStream(path) };
}

/** A text that is held in memory. */
export function textFile(name: string, content: string): InputFile {
  const bytes = Buffer.from(content);
  return {
    name,
    size: bytes.length,
    open: () => Readable.from([bytes]),
  };
}
