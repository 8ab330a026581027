import { WebSocket } from "ws";

/** A WebSocket whose messages and end can be waited for. */
export interface RawSocket {
  /** Sends a message as JSON, a text as it is. */
  send(message: object | string): void;
  /** The next message that came, parsed. */
  next(): Promise<any>;
  /** Code and reason of the end. */
  readonly closed: Promise<readonly [code: number, reason: string]>;
  close(): void;
}

export interface RawSocketOptions {
  readonly path?: string;
  readonly origin?: string;
  readonly protocol?: string | string[];
}

/** Opens a socket; rejects with "refused 404: text" where the upgrade is refused. */
export function openSocket(url: string, options: RawSocketOptions = {}): Promise<RawSocket> {
  const { path = "/graphql", origin, protocol = "graphql-transport-ws" } = options;
  const socket = new WebSocket(
    `${url.replace("http", "ws")}${path}`,
    protocol,
    origin === undefined ? {} : { origin },
  );
  const came: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  socket.on("message", (data: Buffer) => {
    const message: unknown = JSON.parse(data.toString("utf8"));
    const first = waiting.shift();
    if (first) first(message);
    else came.push(message);
  });
  const closed = new Promise<readonly [number, string]>((resolve) =>
    socket.once("close", (code, reason) => resolve([code, reason.toString()])),
  );
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("unexpected-response", (_request, response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      response.on("end", () => reject(new Error(`refused ${response.statusCode}: ${text.trim()}`)));
    });
    socket.on("open", () =>
      resolve({
        send: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
        next: () =>
          came.length > 0
            ? Promise.resolve(came.shift())
            : new Promise((take) => {
                waiting.push(take);
              }),
        closed,
        close: () => socket.close(),
      }),
    );
  });
}

/** Opens a socket and introduces itself. */
export async function openIntroduced(url: string, payload: object = {}): Promise<RawSocket> {
  const socket = await openSocket(url);
  socket.send({ type: "connection_init", payload });
  await socket.next();
  return socket;
}
