import type { Format } from "../../formats/format.js";
import { FileRefused, type InputFile } from "../files/input-file.js";

const HEAD_BYTES = 65_536;

/**
 * The format of a file, by its first bytes; the only one that was asked for is taken at its word.
 * @throws FileRefused where none recognizes it
 */
export async function findFormat(file: InputFile, formats: readonly Format[]): Promise<Format> {
  const [only] = formats;
  if (only && formats.length === 1) return only;
  const head = await readHead(file);
  const found = formats.find((format) => format.recognizes(head, file.name));
  if (found) return found;
  const names = formats.map(({ name }) => name).join(", ");
  throw new FileRefused(
    "",
    `expected a file of one of the formats ${names}; it begins with ${JSON.stringify(head.slice(0, 60))}`,
    "Name its format if it is one of these; for another table, give a mapping.",
  );
}

async function readHead(file: InputFile): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file.open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= HEAD_BYTES) break;
  }
  const head = Buffer.concat(chunks).subarray(0, HEAD_BYTES);
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const encoding = isWide ? (head[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return new TextDecoder(encoding).decode(head);
}
