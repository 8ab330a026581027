import { open } from "node:fs/promises";
import { isArchive, openArchive } from "../files/archive.js";
import { FileRefused, type InputFile, openFile } from "../files/input-file.js";
import type { SpooledFile } from "./spool.js";

/** Files that are open for an import, archives unpacked. */
export interface OpenInputs {
  readonly files: readonly InputFile[];
  close(): void;
}

export async function openInputs(spooled: readonly SpooledFile[]): Promise<OpenInputs> {
  const files: InputFile[] = [];
  const closings: (() => void)[] = [];
  for (const { path, name } of spooled) {
    if (!isArchive(await readStart(path))) {
      files.push(await openFile(path, name));
      continue;
    }
    try {
      const archive = await openArchive(path, name);
      files.push(...archive.files);
      closings.push(() => archive.close());
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      files.push(refusedFile(name, error));
    }
  }
  return { files, close: () => closings.forEach((close) => close()) };
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A file that cannot even be opened: whoever reads it is told why. */
function refusedFile(name: string, problem: FileRefused): InputFile {
  return {
    name,
    size: 0,
    open: () => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(problem) }),
    }),
  };
}
