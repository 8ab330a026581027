import type { IncomingMessage, ServerResponse } from "node:http";
import { graphql } from "graphql";
import { pino } from "pino";
import type { Browser } from "playwright-core";
import "reflect-metadata";
import { makeFormatError } from "../../src/api/format-error.js";
import { HttpServer } from "../../src/server/http-server.js";
import { readJsonBody } from "../../src/server/read-body.js";
import { SubscriptionServer } from "../../src/server/subscription-server.js";
import { evaluateUntil, findChromium, launchChromium, recordPage } from "../support/browser.js";
import { COUNTING_SCHEMA, released } from "../support/counting-schema.js";

const executable = findChromium();
const describeInBrowser = executable === undefined ? describe.skip : describe;
const log = pino({ level: "silent" });

/** Answers over HTTP from the same schema: the page asks for it before anything else. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { query } = (await readJsonBody(request)) as { query: string };
  const result = await graphql({ schema: COUNTING_SCHEMA, source: query, contextValue: { number: 0 } });
  response.setHeader("content-type", "application/json").end(JSON.stringify(result));
}

const model = (name: string): string =>
  `globalThis.__MONACO?.editor.getModels().find((each) => each.uri.path.endsWith("${name}"))`;

describeInBrowser("the playground subscribes", () => {
  const connections: unknown[] = [];
  let http: HttpServer;
  let sockets: SubscriptionServer;
  let browser: Browser;

  beforeAll(async () => {
    http = await HttpServer.listen("127.0.0.1", 0, log);
    const makeContext = (_request: unknown, params: unknown): object => {
      connections.push(params);
      return { number: 0 };
    };
    sockets = new SubscriptionServer(
      { schema: COUNTING_SCHEMA, makeContext, formatError: makeFormatError(() => {}) },
      log,
    );
    http.serve({ "/graphql": answer }, sockets);
    browser = await launchChromium(String(executable));
  });
  afterAll(async () => {
    await browser.close();
    await sockets.close();
    await http.close();
  });

  test("over a socket at its own origin, with the lens of the header, and stops when it is told to", async () => {
    const page = await browser.newPage();
    const record = recordPage(page);
    await page.goto(`${http.url}/playground/`);
    await page.locator(".view-line", { hasText: "ProjectWebToAddresses" }).waitFor();
    await page.getByRole("button", { name: "New tab" }).click();
    await page.getByRole("button", { name: "Headers" }).click();
    const set = async (name: string, text: string): Promise<void> => {
      await evaluateUntil(page, `String(Boolean(${model(name)}))`, (there) => there === "true");
      await page.evaluate(`${model(name)}.setValue(${JSON.stringify(text)})`);
    };
    const run = () => page.getByRole("button", { name: /execute query/i }).click();
    const response = `${model("response.json")}?.getValue() ?? ""`;

    await set("request-headers.json", '{ "X-Breachpath-Lens": "{}" }');
    await set("operation.graphql", "subscription { count(to: 2) { value } }");
    await page.waitForTimeout(500);
    await run();
    expect(JSON.parse(await evaluateUntil(page, response, (shown) => shown.includes('"value": 2')))).toEqual({
      data: { count: { value: 2 } },
    });
    expect(connections).toContainEqual({ lens: "{}" });

    await set("operation.graphql", 'subscription { count(to: 0, name: "stopped by the page") { value } }');
    await page.waitForTimeout(500);
    await run();
    await page.getByRole("button", { name: /stop query/i }).click();
    for (let tries = 0; tries < 100 && !released.includes("stopped by the page"); tries += 1)
      await page.waitForTimeout(50);
    expect(released).toContain("stopped by the page");

    expect(record.requests).toContain(`${http.url.replace("http", "ws")}/graphql`);
    expect(record.requests.filter((address) => new URL(address).host !== new URL(http.url).host)).toEqual([]);
    expect(record.errors).toEqual([]);
    await page.close();
  });
});
