import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** Answers a connection that asks for a socket with a refusal, and ends it. */
export function refuseUpgrade(connection: Duplex, status: 403 | 404 | 503, reason: string): void {
  const body = `${reason}\n`;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "connection: close",
    "content-type: text/plain; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    ...(status === 503 ? ["retry-after: 2"] : []),
  ];
  connection.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
