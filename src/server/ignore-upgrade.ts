import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

const OF_UPGRADES = new Set(["upgrade", "connection", "http2-settings"]);

/**
 * Gives a request back to the server as if it had not asked for another protocol. Once anybody listens for sockets, Node
 * gives away every request with an `Upgrade` header; one that merely offers HTTP/2, as Java's client does, is to be answered.
 */
export function ignoreUpgrade(
  server: Server,
  request: IncomingMessage,
  connection: Duplex,
  head: Buffer,
): void {
  const { rawHeaders, method = "GET", url = "/" } = request;
  const lines = rawHeaders.flatMap((name, place) => {
    const isName = place % 2 === 0 && !OF_UPGRADES.has(name.toLowerCase());
    return isName ? [`${name}: ${rawHeaders[place + 1] ?? ""}`] : [];
  });
  const text = [`${method} ${url} HTTP/${request.httpVersion}`, ...lines, "", ""].join("\r\n");
  connection.unshift(Buffer.concat([Buffer.from(text, "latin1"), head]));
  server.emit("connection", connection);
}
