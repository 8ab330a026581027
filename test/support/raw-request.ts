import { request } from "node:http";

/** A request as bytes on the wire: what `fetch` would correct or refuse can be sent too. */
export interface RawRequest {
  readonly method?: string;
  /** With the query string; "/graphql" by default. */
  readonly path?: string;
  /** In place of a JSON content type. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends a request to a server; rejects if the connection is cut before the answer is whole. */
export function sendRaw(url: string, raw: RawRequest): Promise<RawAnswer> {
  const { method = "POST", path = "/graphql", headers = { "content-type": "application/json" }, body } = raw;
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
