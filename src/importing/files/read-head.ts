import type { InputFile } from "./input-file.js";

const HEAD_BYTES = 65_536;

/** The first bytes of a file. */
export async function readHead(file: InputFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file.open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}
