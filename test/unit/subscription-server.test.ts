import type { IncomingMessage, ServerResponse } from "node:http";
import "reflect-metadata";
import { pino } from "pino";
import { makeFormatError } from "../../src/api/format-error.js";
import { HttpServer } from "../../src/server/http-server.js";
import { readJsonBody } from "../../src/server/read-body.js";
import { SubscriptionServer } from "../../src/server/subscription-server.js";
import { COUNTING_SCHEMA, released } from "../support/counting-schema.js";
import { sendRaw } from "../support/raw-request.js";
import { openIntroduced, openSocket } from "../support/raw-socket.js";

const log = pino({ level: "silent" });
const failures: unknown[] = [];

let http: HttpServer;
let sockets: SubscriptionServer;
beforeEach(async () => {
  let contexts = 0;
  http = await HttpServer.listen("127.0.0.1", 0, log);
  sockets = new SubscriptionServer(
    {
      schema: COUNTING_SCHEMA,
      makeContext: () => ({ number: (contexts += 1) }),
      formatError: makeFormatError((_id, error) => failures.push(error)),
    },
    log,
  );
  const echo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.end(JSON.stringify(await readJsonBody(request)));
  };
  http.serve({ "/graphql": echo }, sockets);
});
afterEach(async () => {
  await sockets.close();
  await http.close();
});

const subscribe = (id: string, query: string, more: object = {}): object => ({
  id,
  type: "subscribe",
  payload: { query, ...more },
});

describe("A subscription", () => {
  test("brings its events, each with a context of its own, and ends", async () => {
    const socket = await openIntroduced(http.url);
    const query = "subscription ($to: Int!) { count(to: $to) { value context } }";
    socket.send(subscribe("a", query, { variables: { to: 2 } }));
    // The first context is the one that it began with.
    expect([await socket.next(), await socket.next(), await socket.next()]).toEqual([
      { id: "a", type: "next", payload: { data: { count: { value: 1, context: 2 } } } },
      { id: "a", type: "next", payload: { data: { count: { value: 2, context: 3 } } } },
      { id: "a", type: "complete" },
    ]);
  });

  test("that the client completes lets go of its source at once, event or none", async () => {
    const socket = await openIntroduced(http.url);
    socket.send(subscribe("a", '{ count(to: 0, name: "waiting") { value } }'.replace("{", "subscription {")));
    socket.send(subscribe("b", "{ context }"));
    expect(await socket.next()).toMatchObject({ id: "b", type: "next" });
    socket.send({ id: "a", type: "complete" });
    socket.send(subscribe("c", "{ context }"));
    expect(await socket.next()).toMatchObject({ id: "b", type: "complete" });
    expect(await socket.next()).toMatchObject({ id: "c", type: "next" });
    expect(released).toContain("waiting");
  });

  test("lets go of its source when the socket is closed", async () => {
    const socket = await openIntroduced(http.url);
    socket.send(subscribe("a", 'subscription { count(to: 0, name: "closed") { value } }'));
    socket.send(subscribe("b", "{ context }"));
    await socket.next();
    socket.close();
    await socket.closed;
    for (let tries = 0; tries < 50 && !released.includes("closed"); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(released).toContain("closed");
  });
});

describe("What is refused is refused in an error, and the socket goes on:", () => {
  test.each([
    ["a syntax error", "subscription {", /Expected Name/, { code: "GRAPHQL_PARSE_FAILED" }],
    [
      "an unknown field",
      "subscription { counts }",
      /Did you mean "count"/,
      { code: "GRAPHQL_VALIDATION_FAILED" },
    ],
    [
      "a variable of another type",
      "subscription ($to: Int!) { count(to: $to) { value } }",
      /Variable "\$to" got invalid value "x"/,
      { code: "BAD_USER_INPUT", reason: "INVALID_VALUE" },
    ],
    [
      "too many aliases",
      `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: context`).join(" ")} }`,
      /31 of at most 30 aliases/,
      { code: "LIMIT_EXCEEDED" },
    ],
    ["too many tokens", `{ ${"context ".repeat(2100)} }`, /2000 tokens/, { code: "GRAPHQL_PARSE_FAILED" }],
    [
      "a mutation, where there is none",
      "mutation { a }",
      /no mutations/,
      { code: "OPERATION_RESOLUTION_FAILURE" },
    ],
    ["two operations without a name", "query A { context } query B { context }", /operationName/, {}],
  ])("%s", async (_, query, says, extensions) => {
    const socket = await openIntroduced(http.url);
    socket.send(subscribe("a", query, { variables: { to: "x" } }));
    const { payload, ...answer } = await socket.next();
    expect(answer).toEqual({ id: "a", type: "error" });
    expect(payload[0].message).toMatch(says);
    expect(payload[0].extensions).toMatchObject(extensions);
    socket.send(subscribe("b", "{ context }"));
    expect(await socket.next()).toMatchObject({ id: "b", type: "next" });
  });

  test("an eleventh operation at once", async () => {
    const socket = await openIntroduced(http.url);
    const waiting = "subscription { count(to: 0) { value } }";
    for (let number = 1; number <= 11; number += 1) socket.send(subscribe(`s${number}`, waiting));
    const { id, type, payload } = await socket.next();
    expect([id, type]).toEqual(["s11", "error"]);
    expect(payload).toEqual([
      {
        message: expect.stringMatching(/11 of at most 10 operations/),
        extensions: { code: "LIMIT_EXCEEDED", limit: "operations", found: 11, allowed: 10 },
      },
    ]);
    socket.send({ id: "s1", type: "complete" });
    socket.send(subscribe("again", "{ context }"));
    expect(await socket.next()).toMatchObject({ id: "again", type: "next" });
  });

  test("and a failure of ours is masked, and logged", async () => {
    failures.length = 0;
    const socket = await openIntroduced(http.url);
    socket.send(subscribe("a", "{ fail }"));
    const { payload } = await socket.next();
    expect(payload.errors[0]).toMatchObject({
      path: ["fail"],
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    });
    expect(JSON.stringify(payload)).not.toContain("secret");
    expect(String(failures[0])).toContain("bolt://secret");
  });
});

describe("A request that offers another protocol than WebSocket is answered as it is", () => {
  test.each([
    ["small", 10],
    ["of many packets", 200_000],
  ])("with a body that is %s", async (_, length) => {
    const body = JSON.stringify({ text: "x".repeat(length) });
    const headers = {
      "content-type": "application/json",
      connection: "Upgrade, HTTP2-Settings",
      upgrade: "h2c",
      "http2-settings": "AAEAAEAAAAIAAAAB",
    };
    expect(await sendRaw(http.url, { headers, body })).toMatchObject({ status: 200, text: body });
  });
});

describe("A socket is refused", () => {
  test.each([
    ["at another path", { path: "/graphq" }, /^refused 404: WebSockets are taken at \/graphql\.$/],
    ["to a page of elsewhere", { origin: "https://example.org" }, /^refused 403: Pages of this origin/],
    ["to a page without an origin", { origin: "null" }, /^refused 403: /],
  ])("%s", async (_, options, says) => {
    await expect(openSocket(http.url, options)).rejects.toThrow(says);
  });

  test("while the server is starting", async () => {
    const starting = await HttpServer.listen("127.0.0.1", 0, log);
    await expect(openSocket(starting.url)).rejects.toThrow(/^refused 503: The server is starting/);
    await starting.close();
  });

  test("beyond a hundred", async () => {
    const open = await Promise.all(Array.from({ length: 100 }, () => openSocket(http.url)));
    await expect(openSocket(http.url)).rejects.toThrow(/^refused 503: There are too many sockets/);
    open[0]?.close();
    await open[0]?.closed;
    (await openSocket(http.url)).close();
  });

  test("and is given to a page on this machine, and to one that we served", async () => {
    for (const origin of ["http://localhost:5173", http.url])
      (await openSocket(http.url, { origin })).close();
  });
});

describe("A socket is closed", () => {
  test("with 4406 if it names no protocol; a client of another one is not agreed with", async () => {
    expect((await (await openSocket(http.url, { protocol: [] })).closed)[0]).toBe(4406);
    await expect(openSocket(http.url, { protocol: "graphql-ws" })).rejects.toThrow(/no subprotocol/);
  });

  test("with 4408 if it does not introduce itself in time", async () => {
    const socket = await openSocket(http.url);
    expect((await socket.closed)[0]).toBe(4408);
  });

  test("with 4401 if it asks before it has introduced itself, with 4400 at what is no message", async () => {
    const early = await openSocket(http.url);
    early.send(subscribe("a", "{ context }"));
    expect((await early.closed)[0]).toBe(4401);
    const babbling = await openIntroduced(http.url);
    babbling.send("{");
    expect((await babbling.closed)[0]).toBe(4400);
  });

  test("with 1009 at a message of more than 256 KB", async () => {
    const socket = await openIntroduced(http.url);
    socket.send(subscribe("a", `{ context } # ${"x".repeat(256 * 1024)}`));
    expect((await socket.closed)[0]).toBe(1009);
  });

  test("with 1001 when the server stops, and the stop does not wait for it", async () => {
    const socket = await openIntroduced(http.url);
    socket.send(subscribe("a", 'subscription { count(to: 0, name: "stopped") { value } }'));
    const began = Date.now();
    await sockets.close();
    await http.close();
    expect(await socket.closed).toEqual([1001, "The server is stopping."]);
    expect(Date.now() - began).toBeLessThan(1_500);
  });
});
