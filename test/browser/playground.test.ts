import type { BrowserContextOptions, Page } from "playwright-core";
import { evaluateUntil, keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { openPlayground, READ_RESPONSE } from "../support/playground-page.js";
import { startTestServer } from "../support/server.js";

describeInBrowser("the playground", startTestServer, (suite) => {
  let page: Page;

  async function open(options?: BrowserContextOptions): Promise<void> {
    ({ page } = await openPlayground(suite, options));
  }

  async function runAndRead(...expected: string[]): Promise<string> {
    await page.getByRole("button", { name: /execute query/i }).click();
    return evaluateUntil(page, READ_RESPONSE, (shown) => expected.every((text) => shown.includes(text)));
  }

  const tabTitles = () => page.locator(".graphiql-tab-button").allTextContents();
  const tab = (title: string) => page.locator(".graphiql-tab", { hasText: title });

  test("shows the trace first and answers it with the e-mail addresses, from its own origin alone", async () => {
    await open();
    expect(await page.title()).toBe("Breachpath playground");
    expect((await tabTitles())[0]).toBe("ProjectWebToAddresses");

    const response = await runAndRead("76000", "E-mail addresses");
    expect(JSON.parse(response)).not.toHaveProperty("errors");
    await page.locator(".result-window .view-line", { hasText: '"paths"' }).waitFor();
    await keepScreenshot(page, "playground");
  });

  test("documents the schema beside the query, in the dark if the system is dark", async () => {
    await open({ colorScheme: "dark" });
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    const explorer = page.locator(".graphiql-doc-explorer");
    await explorer.getByRole("link", { name: "Query", exact: true }).click();
    await explorer.getByRole("link", { name: "trace", exact: true }).waitFor();
    await runAndRead("76000");
    await keepScreenshot(page, "playground-dark");
  });

  test("brings closed examples back and leaves the reader's own tabs", async () => {
    await open();
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
  });

  test("says that the schema cannot be read when the API does not answer", async () => {
    suite.allowErrors();
    await open();
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
