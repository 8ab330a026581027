import { open, type Entry, type ZipFile } from "yauzl";
import { FileRefused, type InputFile } from "./input-file.js";

const MOST_ENTRIES = 1_000_000;
/** What an archive may hold unpacked: far more than any list of incidents, far less than an archive made to fill a disk. */
const MOST_BYTES = 4 * 2 ** 30;
const PARTS = "Import it in parts.";

/** An archive that is open: its files, and how to close it. */
export interface Archive {
  readonly files: readonly InputFile[];
  close(): void;
}

/** Whether bytes begin as a zip archive does. */
export function isArchive(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05);
}

/**
 * Opens a zip archive; nothing is unpacked to disk.
 * @throws FileRefused where a name leads out of the archive, an entry is encrypted, or it holds too much
 */
export async function openArchive(path: string, name: string): Promise<Archive> {
  const zip = await openZip(path);
  try {
    const entries = await listEntries(zip);
    const files = entries.filter(isFile).map((entry): InputFile => ({
      name: `${name}!/${entry.fileName}`,
      size: entry.uncompressedSize,
      open: () => readEntry(zip, entry),
    }));
    return { files, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error) reject(toRefusal(error));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let bytes = 0;
    zip.on("entry", (entry: Entry) => {
      bytes += entry.uncompressedSize;
      const problem = problemOf(entry, bytes, entries.length);
      if (problem) {
        reject(problem);
        return;
      }
      entries.push(entry);
      zip.readEntry();
    });
    zip.once("end", () => resolve(entries));
    // yauzl refuses names that are absolute or climb with "..".
    zip.once("error", (error: Error) => reject(toRefusal(error)));
    zip.readEntry();
  });
}

function problemOf(entry: Entry, bytes: number, before: number): FileRefused | undefined {
  if (entry.isEncrypted())
    return new FileRefused(entry.fileName, "the entry is encrypted", "Unpack it first.");
  if (before >= MOST_ENTRIES)
    return new FileRefused("", `the archive holds more than ${MOST_ENTRIES} entries`, PARTS);
  if (bytes > MOST_BYTES)
    return new FileRefused("", `the archive holds more than ${MOST_BYTES} bytes unpacked`, PARTS);
  return undefined;
}

/** Folders, and what systems put beside the files, are passed over. */
function isFile({ fileName }: Entry): boolean {
  return !fileName.endsWith("/") && !/(^|\/)(__MACOSX\/|\.)/.test(fileName);
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error) reject(toRefusal(error));
      else resolve(opened);
    });
  });
  try {
    yield* stream;
  } catch (error) {
    throw toRefusal(error as Error);
  }
}

function toRefusal(error: Error): FileRefused {
  return new FileRefused(
    "",
    `the archive cannot be read: ${error.message}`,
    "Pack it anew, or import its files.",
  );
}
