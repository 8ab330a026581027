import { TextDecoder } from "node:util";
import { FileRefused } from "./input-file.js";

const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * The text of bytes in UTF-8, or in UTF-16 where a byte order mark says so, or in the encoding that is asked for.
 * @throws FileRefused at the first bytes that are no such text
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding?: string,
): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | undefined;
  let read = 0;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk) ?? encoding ?? "utf-8", { fatal: true });
    yield decode(decoder, chunk, read);
    read += chunk.length;
  }
  if (decoder) yield decode(decoder, undefined, read);
}

function encodingOf(head: Uint8Array): string | undefined {
  const marked = MARKS.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  return marked?.[0];
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, before: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    const at = chunk ? before + badByteIn(chunk, decoder.encoding) : before;
    throw new FileRefused(
      "",
      `the file is no ${decoder.encoding.toUpperCase()} text: the bytes at offset ${at} or soon before it are none`,
      "Save it as UTF-8; for a table, the mapping names its encoding.",
    );
  }
}

/** Where in a chunk the text ends, found by halves; a character that began in the chunk before may be meant. */
function badByteIn(chunk: Uint8Array, encoding: string): number {
  let [good, bad] = [0, chunk.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isText(chunk.subarray(0, middle), encoding)) good = middle;
    else bad = middle;
  }
  return good;
}

function isText(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
