import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols } from "graphql-ws";
import type { Logger } from "pino";
import { type WebSocket, WebSocketServer } from "ws";
import { makeSocketProtocol, type SocketService } from "../api/subscriptions/socket-protocol.js";
import { LARGEST_BODY } from "./read-body.js";

const MOST_SOCKETS = 100;
/** How often each socket is asked whether it is still there, in milliseconds. */
const PING_MS = 12_000;
/** How long a stop waits for sockets to say goodbye, in milliseconds. */
const GOODBYE_MS = 2_000;
const GOING_AWAY = 1001;
const INTERNAL_ERROR = 4500;

/** GraphQL over WebSockets: subscriptions, and queries and mutations for those who have a socket open anyway. */
export class SubscriptionServer {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_BODY,
    handleProtocols,
  });
  private readonly protocol;
  /** Sockets that have answered since the last ping. */
  private readonly alive = new WeakSet<WebSocket>();
  private readonly pinging: NodeJS.Timeout;

  constructor(
    service: SocketService<IncomingMessage>,
    private readonly log: Logger,
  ) {
    this.protocol = makeSocketProtocol(service);
    this.pinging = setInterval(() => this.pingAll(), PING_MS);
    this.pinging.unref();
  }

  /** Whether there are as many sockets as there may be. */
  get isFull(): boolean {
    return this.sockets.clients.size >= MOST_SOCKETS;
  }

  /** Makes a socket of a connection that asks for one. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    this.sockets.handleUpgrade(request, connection, head, (socket) => this.open(socket, request));
  }

  /** Says goodbye to all sockets, and cuts those that do not answer. */
  async close(): Promise<void> {
    clearInterval(this.pinging);
    const { clients } = this.sockets;
    const closed = [...clients].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
    for (const socket of clients) socket.close(GOING_AWAY, "The server is stopping.");
    const timer = setTimeout(() => {
      for (const socket of clients) socket.terminate();
    }, GOODBYE_MS);
    await Promise.all(closed);
    clearTimeout(timer);
  }

  private open(socket: WebSocket, peer: IncomingMessage): void {
    this.alive.add(socket);
    socket.on("pong", () => this.alive.add(socket));
    // Too large a message, say; `ws` closes the socket with the reason.
    socket.on("error", (error) => this.log.debug({ err: error }, "a socket failed"));
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => socket.on("message", (data) => this.take(socket, take(textOf(data)))),
      },
      { peer },
    );
    socket.once("close", (code, reason) => void closed(code, reason.toString()));
  }

  private take(socket: WebSocket, taking: Promise<void>): void {
    taking.catch((error: unknown) => {
      this.log.error({ err: error }, "a message of a socket failed");
      socket.close(INTERNAL_ERROR, "Something failed on our side; the server's log has it.");
    });
  }

  private pingAll(): void {
    for (const socket of this.sockets.clients) {
      if (this.alive.delete(socket)) socket.ping();
      else socket.terminate();
    }
  }
}

function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** `ws` gives messages as one buffer unless it is told otherwise. */
function textOf(data: unknown): string {
  return (data as Buffer).toString("utf8");
}
