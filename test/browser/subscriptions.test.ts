import type { IncomingMessage, ServerResponse } from "node:http";
import { graphql } from "graphql";
import { pino } from "pino";
import "reflect-metadata";
import { makeFormatError } from "../../src/api/format-error.js";
import { HttpServer } from "../../src/server/http-server.js";
import { readJsonBody } from "../../src/server/read-body.js";
import { SubscriptionServer } from "../../src/server/subscription-server.js";
import { evaluateUntil } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { COUNTING_SCHEMA, released } from "../support/counting-schema.js";
import { modelOf, openPlayground, READ_RESPONSE } from "../support/playground-page.js";

const log = pino({ level: "silent" });

/** Answers over HTTP from the same schema: the page asks for it before anything else. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { query } = (await readJsonBody(request)) as { query: string };
  const result = await graphql({ schema: COUNTING_SCHEMA, source: query, contextValue: { number: 0 } });
  response.setHeader("content-type", "application/json").end(JSON.stringify(result));
}

/** A server of that schema and of the playground, with the parameters of the connections to its sockets. */
async function startCounting(): Promise<{ url: string; connections: unknown[]; close(): Promise<void> }> {
  const connections: unknown[] = [];
  const makeContext = (_request: unknown, params: unknown): object => {
    connections.push(params);
    return { number: 0 };
  };
  const http = await HttpServer.listen("127.0.0.1", 0, log);
  const sockets = new SubscriptionServer(
    { schema: COUNTING_SCHEMA, makeContext, formatError: makeFormatError(() => {}) },
    log,
  );
  http.serve({ "/graphql": answer }, sockets);
  const close = async (): Promise<void> => {
    await sockets.close();
    await http.close();
  };
  return { url: http.url, connections, close };
}

describeInBrowser("the playground subscribes", startCounting, (suite) => {
  test("over a socket at its own origin, with the lens of the header, and stops when it is told to", async () => {
    const { page, record, foreignRequests } = await openPlayground(suite);
    await page.getByRole("button", { name: "New tab" }).click();
    await page.getByRole("button", { name: "Headers" }).click();
    const set = async (name: string, text: string): Promise<void> => {
      await evaluateUntil(page, `String(Boolean(${modelOf(name)}))`, (there) => there === "true");
      await page.evaluate(`${modelOf(name)}.setValue(${JSON.stringify(text)})`);
    };
    const run = () => page.getByRole("button", { name: /execute query/i }).click();

    await set("request-headers.json", '{ "X-Breachpath-Lens": "{}" }');
    await set("operation.graphql", "subscription { count(to: 2) { value } }");
    await page.waitForTimeout(500);
    await run();
    expect(
      JSON.parse(await evaluateUntil(page, READ_RESPONSE, (shown) => shown.includes('"value": 2'))),
    ).toEqual({
      data: { count: { value: 2 } },
    });
    expect(suite.server.connections).toContainEqual({ lens: "{}" });

    await set("operation.graphql", 'subscription { count(to: 0, name: "stopped by the page") { value } }');
    await page.waitForTimeout(500);
    await run();
    await page.getByRole("button", { name: /stop query/i }).click();
    for (let tries = 0; tries < 100 && !released.includes("stopped by the page"); tries += 1)
      await page.waitForTimeout(50);
    expect(released).toContain("stopped by the page");

    expect(record.requests).toContain(`${suite.server.url.replace("http", "ws")}/graphql`);
    expect(foreignRequests()).toEqual([]);
  });
});
