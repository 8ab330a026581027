import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** How an import is meant. */
export interface ImportOptions {
  /** A format's name; null where each file's is to be recognized. */
  readonly format: string | null;
  /** The text of a mapping file, for tables. */
  readonly mapping: string | null;
  readonly dryRun: boolean;
  readonly note: string | null;
}

/** A file that was taken in. */
export interface SpooledFile {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
}

/** What was asked for, kept beside the files until it is done. */
export interface Manifest extends ImportOptions {
  readonly id: string;
  readonly who: string;
  readonly files: readonly SpooledFile[];
  readonly fingerprint: string;
}

/** The folder in which files wait for their import: they outlive the server. */
export class Spool {
  constructor(private readonly folder: string) {}

  /** Takes in a file, streamed. */
  async take(
    id: string,
    number: number,
    name: string,
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<SpooledFile> {
    await mkdir(join(this.folder, id), { recursive: true });
    const path = join(this.folder, id, String(number));
    const hash = createHash("sha256");
    await pipeline(
      Readable.from(chunks),
      async function* (pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          hash.update(piece);
          yield piece;
        }
      },
      createWriteStream(path),
    );
    return { name, path, sha256: hash.digest("hex") };
  }

  /** Closes an import: from now on it is found again. */
  async close(
    id: string,
    who: string,
    files: readonly SpooledFile[],
    options: ImportOptions,
  ): Promise<Manifest> {
    const fingerprint = createHash("sha256")
      .update(
        JSON.stringify([files.map(({ name, sha256 }) => [name, sha256]), options.format, options.mapping]),
      )
      .digest("hex");
    const manifest = { ...options, id, who, files, fingerprint };
    const path = join(this.folder, id, "manifest.json");
    await writeFile(`${path}.part`, JSON.stringify(manifest));
    await rename(`${path}.part`, path);
    return manifest;
  }

  /** What was asked for under an id; null where its files are not here. */
  async find(id: string): Promise<Manifest | null> {
    try {
      return JSON.parse(await readFile(join(this.folder, id, "manifest.json"), "utf8")) as Manifest;
    } catch {
      return null;
    }
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.folder, id), { recursive: true, force: true });
  }
}
