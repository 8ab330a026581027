import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import {
  evaluateUntil,
  findChromium,
  keepScreenshot,
  launchChromium,
  type PageRecord,
  recordPage,
} from "../support/browser.js";
import { startTestServer } from "../support/server.js";

const executable = findChromium();
const describeInBrowser = executable === undefined ? describe.skip : describe;
const suite =
  executable === undefined ? "the playground (skipped: no Chromium is installed)" : "the playground";

/**
 * Monaco draws only the lines in view, so a long answer is read from its model; GraphiQL publishes Monaco as `__MONACO`.
 * A string, because the code runs in the page and this project's types know no `window`.
 */
const readResponse = `globalThis.__MONACO?.editor.getModels()
  .find((model) => model.uri.path.endsWith("response.json"))?.getValue() ?? ""`;

describeInBrowser(suite, () => {
  let server: Awaited<ReturnType<typeof startTestServer>>;
  let browser: Browser;
  let page: Page;
  let record: PageRecord;

  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchChromium(String(executable));
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  afterEach(() => page.context().close());

  /** A context of its own is a first visit: nothing is stored in it yet. */
  async function openPlayground(options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    page = await context.newPage();
    record = recordPage(page);
    await page.goto(`${server.url}/playground/`);
    await page.locator(".view-line", { hasText: "ProjectWebToAddresses" }).waitFor();
  }

  async function runAndRead(...expected: string[]): Promise<string> {
    await page.getByRole("button", { name: /execute query/i }).click();
    return evaluateUntil(page, readResponse, (shown) => expected.every((text) => shown.includes(text)));
  }

  const tabTitles = () => page.locator(".graphiql-tab-button").allTextContents();
  const tab = (title: string) => page.locator(".graphiql-tab", { hasText: title });

  test("shows the trace first and answers it with the e-mail addresses, from its own origin alone", async () => {
    await openPlayground();
    expect(await page.title()).toBe("Breachpath playground");
    expect((await tabTitles())[0]).toBe("ProjectWebToAddresses");

    const response = await runAndRead("76000", "E-mail addresses");
    expect(JSON.parse(response)).not.toHaveProperty("errors");
    await page.locator(".result-window .view-line", { hasText: '"paths"' }).waitFor();
    await keepScreenshot(page, "playground");

    const foreign = record.requests.filter((address) => new URL(address).host !== new URL(server.url).host);
    expect(foreign).toEqual([]);
    expect(record.errors).toEqual([]);
  });

  test("documents the schema beside the query, in the dark if the system is dark", async () => {
    await openPlayground({ colorScheme: "dark" });
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    const explorer = page.locator(".graphiql-doc-explorer");
    await explorer.getByRole("link", { name: "Query", exact: true }).click();
    await explorer.getByRole("link", { name: "trace", exact: true }).waitFor();
    await runAndRead("76000");
    await keepScreenshot(page, "playground-dark");
    expect(record.errors).toEqual([]);
  });

  test("brings closed examples back and leaves the reader's own tabs", async () => {
    await openPlayground();
    const examples = await tabTitles();
    await page.getByRole("button", { name: "New tab" }).click();
    await page.getByRole("button", { name: "ProjectWebToAddresses" }).click();
    await tab("ProjectWebToAddresses").getByRole("button", { name: "Close Tab" }).click();
    const stored = `localStorage["graphiql:tabState"]`;
    await evaluateUntil(page, stored, (tabs) => !tabs.includes("ProjectWebToAddresses"));
    await page.reload();
    await tab("<untitled>").waitFor();
    expect(await tabTitles()).not.toContain("ProjectWebToAddresses");

    await page.getByRole("button", { name: "Restore examples" }).click();
    await tab("ProjectWebToAddresses").and(page.locator("[aria-selected=true]")).waitFor();
    expect(await tabTitles()).toEqual([...examples, "<untitled>"]);
    await runAndRead("76000");
    expect(record.errors).toEqual([]);
  });

  test("says that the schema cannot be read when the API does not answer", async () => {
    await openPlayground();
    await page.context().route("**/graphql", (route) => route.abort());
    await page.reload();
    await page.getByRole("alert").filter({ hasText: "schema could not be read" }).waitFor();
    await runAndRead("No answer from /graphql");

    await page.context().unroute("**/graphql");
    await page.getByRole("button", { name: "Try again" }).click();
    await page
      .getByRole("alert")
      .filter({ hasText: "schema could not be read" })
      .waitFor({ state: "hidden" });
  });
});
