import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import cors from "cors";
import type { Logger } from "pino";
import { StartupError } from "../shared/errors.js";
import { EXPORT_PATHS } from "./export-paths.js";
import { ignoreUpgrade } from "./ignore-upgrade.js";
import { LOOPBACK_ORIGIN, mayOpenSocket } from "./origins.js";
import { makePageHandler, PAGES, securityHeaders } from "./pages.js";
import { refuseUpgrade } from "./refuse-upgrade.js";

/** Answers requests at one path. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Takes over connections that ask for a WebSocket. */
interface SocketServer {
  readonly isFull: boolean;
  accept(request: IncomingMessage, connection: Duplex, head: Buffer): void;
}

/** How long a stop waits for requests that are being answered, in milliseconds. */
const GRACE_MS = 5_000;
/** The paths that need the database. */
const SERVED = ["/graphql", "/import", ...EXPORT_PATHS];
const NOT_READY = "The server is starting or stopping. Try again in a few seconds.";

/** The HTTP server. It listens before GraphQL is ready, so that a port in use is found out first. */
export class HttpServer {
  /** By path; none before the server is ready. */
  private routes: Readonly<Record<string, RequestHandler>> | null = null;
  private sockets: SocketServer | null = null;
  private readonly pages = Object.values(PAGES).map((page) => ({ ...page, handle: makePageHandler(page) }));
  private readonly allowOrigin = cors({ origin: LOOPBACK_ORIGIN, maxAge: 600 });

  private constructor(
    private readonly server: Server,
    private readonly log: Logger,
  ) {}

  /** @throws StartupError if the address cannot be listened on */
  static async listen(host: string, port: number, log: Logger): Promise<HttpServer> {
    const server = createServer({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      maxHeaderSize: 16 * 1024,
      connectionsCheckingInterval: 1_000,
    });
    const http = new HttpServer(server, log);
    server.on("request", (request, response) => http.handle(request, response));
    server.on("upgrade", (request, connection, head) => http.upgrade(request, connection, head));
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
      server.listen(port, host, resolve);
    });
    return http;
  }

  /** For example "http://127.0.0.1:4000". */
  get url(): string {
    const { address, port, family } = this.server.address() as AddressInfo;
    const host = ["0.0.0.0", "::"].includes(address) ? "localhost" : address;
    return `http://${family === "IPv6" && host !== "localhost" ? `[${host}]` : host}:${port}`;
  }

  /** Whether the files of the pages are there. */
  get hasPages(): boolean {
    return this.pages.every(({ handle }) => handle !== null);
  }

  /** From now on requests at these paths are answered, and sockets taken. */
  serve(routes: Readonly<Record<string, RequestHandler>>, sockets: SocketServer): void {
    this.routes = routes;
    this.sockets = sockets;
  }

  /** Stops listening, lets requests end, then cuts what is left. */
  async close(): Promise<void> {
    this.routes = null;
    this.sockets = null;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const timer = setTimeout(() => this.server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(timer);
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    response.on("error", () => {});
    securityHeaders(request, response, () => {
      this.allowOrigin(request, response, () => this.route(request, response));
    });
  }

  private upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    if (request.headers.upgrade?.toLowerCase() !== "websocket") {
      ignoreUpgrade(this.server, request, connection, head);
      return;
    }
    connection.on("error", () => {});
    const refuse = (status: 403 | 404 | 503, reason: string): void =>
      refuseUpgrade(connection, status, reason);
    if (pathOf(request) !== "/graphql") refuse(404, "WebSockets are taken at /graphql.");
    else if (!mayOpenSocket(request)) refuse(403, "Pages of this origin may not open sockets here.");
    else if (!this.sockets) refuse(503, NOT_READY);
    else if (this.sockets.isFull) refuse(503, "There are too many sockets. Try again in a few seconds.");
    else this.sockets.accept(request, connection, head);
  }

  private route(request: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(request);
    if (SERVED.includes(path)) void this.answer(request, response, path);
    else if (path === "/livez") text(response, 200, "alive");
    else if (path === "/") redirect(response, `${PAGES.explorer.path}/`);
    else this.servePage(request, response, path);
  }

  private servePage(request: IncomingMessage, response: ServerResponse, path: string): void {
    const page = this.pages.find((one) => path === one.path || path.startsWith(`${one.path}/`));
    if (path === page?.path) redirect(response, (request.url ?? path).replace(path, `${path}/`));
    else if (page?.handle)
      page.handle(request, response, () => text(response, 404, "There is no such file."));
    else
      text(
        response,
        404,
        "Nothing is here. GraphQL is at /graphql, the explorer at /explore/, the playground at /playground/.",
      );
  }

  private async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const handler = this.routes?.[path];
    if (!handler) {
      response.setHeader("retry-after", "2");
      json(response, 503, NOT_READY, "UNAVAILABLE");
      return;
    }
    try {
      await handler(request, response);
    } catch (error) {
      if (request.destroyed && !response.writableFinished) return;
      this.log.error({ err: error }, "a request failed");
      if (!response.headersSent)
        json(
          response,
          500,
          "Something failed on our side; the server's log has it.",
          "INTERNAL_SERVER_ERROR",
        );
      response.end();
    }
  }
}

function pathOf({ url = "/" }: IncomingMessage): string {
  return url.split("?")[0] ?? "/";
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): StartupError {
  const at = `${host}:${port}`;
  switch (error.code) {
    case "EADDRINUSE":
      return new StartupError(
        `Port ${port} is in use on ${host}. Stop what listens there, or choose another one: PORT=4001 npm start.`,
      );
    case "EACCES":
      return new StartupError(
        `This user may not listen on ${at}. Choose a port above 1023, for example PORT=4000.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartupError(
        `HOST=${host} is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of its addresses.`,
      );
    default:
      return new StartupError(`Cannot listen on ${at}: ${error.message}.`, { cause: error });
  }
}

function text(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${body}\n`);
}

function json(response: ServerResponse, status: number, message: string, code: string): void {
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
