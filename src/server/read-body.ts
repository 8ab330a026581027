import type { IncomingMessage } from "node:http";

/** The largest body of a GraphQL request, in bytes. Imports have a way of their own. */
export const LARGEST_BODY = 256 * 1024;

/** A body that is refused before GraphQL sees it. */
export class BodyRefused extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    message: string,
  ) {
    super(message);
    this.name = "BodyRefused";
  }
}

/**
 * Reads the JSON body of a request; undefined where it has none.
 * @throws BodyRefused if it is too large, compressed, in another charset than UTF-8, or no JSON
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers["content-type"] ?? "";
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new BodyRefused(415, `Expected the charset utf-8, got "${charset.slice(0, 40)}".`);
  }
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    throw new BodyRefused(
      415,
      `Expected a body that is not compressed, got the encoding "${encoding.slice(0, 40)}".`,
    );
  }
  const text = await readText(request);
  if (text === "" || !/^application\/(\S+\+)?json\b/i.test(type)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const problem = error instanceof Error ? error.message.slice(0, 150) : "";
    throw new BodyRefused(
      400,
      `Expected a JSON object such as {"query": "{ stats { entities } }"}; the body is no JSON. ${problem}`,
    );
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY)
      throw new BodyRefused(413, `Expected a body of at most ${LARGEST_BODY} bytes, got more.`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new BodyRefused(400, "Expected text in UTF-8; the body holds bytes that are none.");
  }
}
