import type { Format } from "../../formats/format.js";
import { FileRefused, type InputFile } from "../files/input-file.js";
import { readHead } from "../files/read-head.js";

/**
 * The format of a file, by its first bytes; the only one that was asked for is taken at its word.
 * @throws FileRefused where none recognizes it
 */
export async function findFormat(file: InputFile, formats: readonly Format[]): Promise<Format> {
  const [only] = formats;
  if (only && formats.length === 1) return only;
  const bytes = await readHead(file);
  if (bytes.length === 0) throw new FileRefused("", "the file is empty", "Get the file again, whole.");
  const head = toText(bytes);
  const found = formats.find((format) => format.recognizes(head, { name: file.name, bytes }));
  if (found) return found;
  const names = formats.map(({ name }) => name).join(", ");
  throw new FileRefused(
    "",
    `expected a file of one of the formats ${names}; it begins with ${JSON.stringify(head.slice(0, 60))}`,
    "Name its format if it is one of these; for another table, give a mapping.",
  );
}

function toText(head: Uint8Array): string {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const encoding = isWide ? (head[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return new TextDecoder(encoding).decode(head);
}
