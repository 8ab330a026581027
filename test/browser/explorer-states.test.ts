import { gzipSync } from "node:zlib";
import type { BrowserContextOptions, Page, Route } from "playwright-core";
import { findSerious } from "../support/axe.js";
import { evaluateUntil, keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { type ExplorerPage, openExplorer, PROJECT_WEB, WHOSE_DATA } from "../support/explorer-page.js";
import { startTestServer } from "../support/server.js";

const MOST_BYTES = 300_000;

describeInBrowser("states of the explorer", startTestServer, (suite) => {
  let explorer: ExplorerPage;
  let page: Page;

  async function open(
    search: string,
    options: BrowserContextOptions,
    prepare?: (opened: Page) => Promise<unknown>,
  ): Promise<void> {
    explorer = await openExplorer(suite, search, options, prepare);
    page = explorer.page;
  }

  test.each([
    ["the start page", "", "h1"],
    ["an investigation with its graph", PROJECT_WEB, ".canvas-drawing canvas"],
  ])(
    "%s loads less than 300 kB of code and styles, compressed, and nothing from elsewhere",
    async (_, search, shown) => {
      const sizes: Promise<number>[] = [];
      await open(search, {}, (opened) => {
        opened.on("response", (response) => {
          if (/\.(js|css)$/.test(new URL(response.url()).pathname)) {
            sizes.push(response.body().then((body) => gzipSync(body).length));
          }
        });
        return Promise.resolve();
      });
      await page.locator(shown).first().waitFor();
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect(bytes).toBeGreaterThan(10_000);
      expect(bytes).toBeLessThan(MOST_BYTES);
      expect(explorer.foreignRequests()).toEqual([]);
      expect(explorer.record.errors).toEqual([]);
    },
  );

  test("fits a window that becomes as narrow as a telephone's", async () => {
    await open(WHOSE_DATA, {});
    await page.getByRole("region", { name: "What changed" }).waitFor();
    await page.locator(".canvas-drawing canvas").first().waitFor();
    await page.setViewportSize({ width: 420, height: 850 });
    await evaluateUntil(page, "String(document.documentElement.scrollWidth)", (width) => width === "420");
    await keepScreenshot(page, "explorer-narrow");
  });

  test.each(["light", "dark"] as const)(
    "has nothing serious for axe-core to find when it is %s",
    async (scheme) => {
      await open("", { colorScheme: scheme });
      await page.getByRole("heading", { name: "What it holds" }).waitFor();
      await page.getByRole("searchbox", { name: "Search" }).fill("fuj");
      await page.locator(".result").first().waitFor();
      expect(await findSerious(page)).toEqual([]);
      await keepScreenshot(page, `explorer-start-${scheme}`);

      await explorer.story("Whose data was it?").click();
      await explorer.untilCount("1 path");
      await page.getByText("denied that").waitFor();
      await page.getByRole("button", { name: "The next path" }).click();
      expect(await findSerious(page)).toEqual([]);
      await page.getByText("Avoid, along, longest").click();
      await page.getByRole("combobox", { name: "Avoid" }).fill("m");
      await page.locator(".picker-list li").first().waitFor();
      expect(await findSerious(page)).toEqual([]);
      await keepScreenshot(page, `explorer-paths-${scheme}`);

      await page.getByRole("combobox", { name: "Evidence" }).selectOption("VICTIM_CONFIRMED");
      await explorer.untilCount("No path");
      expect(await findSerious(page)).toEqual([]);

      await page.getByRole("combobox", { name: "Evidence" }).selectOption("CURRENT_BEST");
      await page.getByRole("tab", { name: "Filter" }).click();
      await page.getByRole("button", { name: /^company/ }).click();
      expect(await findSerious(page)).toEqual([]);
      await keepScreenshot(page, `explorer-filter-${scheme}`);

      await page.getByRole("button", { name: "Show as a table" }).click();
      await page.getByRole("button", { name: "Show the graph" }).waitFor();
      expect(await findSerious(page)).toEqual([]);
      await page.getByRole("button", { name: "Keys" }).click();
      await page.getByRole("dialog").waitFor();
      expect(await findSerious(page)).toEqual([]);
      expect(explorer.record.errors).toEqual([]);
    },
  );

  test("says that a slow server takes long, and lets the reader stop waiting and ask again", async () => {
    const held: Route[] = [];
    let isHeld = false;
    await open("", {}, (opened) =>
      opened.route("**/graphql", (route) => {
        if (!isHeld) return route.continue();
        held.push(route);
        return Promise.resolve();
      }),
    );
    await explorer.story("ProjectWEB").waitFor();
    isHeld = true;
    await explorer.story("ProjectWEB").click();
    await page.getByText("Asking the API…").waitFor();
    await page.getByText(/The server takes long: \d+ s so far/).waitFor();
    await keepScreenshot(page, "explorer-slow");
    await page.getByRole("button", { name: "Stop waiting" }).click();
    await page.getByRole("alert").filter({ hasText: "You stopped waiting for it." }).waitFor();
    isHeld = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("1 of 1 path").waitFor();
    expect(held.length).toBeGreaterThan(0);
  });

  test("says that the server does not answer, from the first load on, and recovers", async () => {
    suite.allowErrors();
    await open("?story=project-web", {}, (opened) => opened.route("**/graphql", (route) => route.abort()));
    const alert = page.getByRole("alert").filter({ hasText: "The server does not answer" });
    await alert.getByText("npm start").waitFor();
    await alert.getByText("tried again every five seconds").waitFor();
    await keepScreenshot(page, "explorer-absent");
    await page.unroute("**/graphql");
    await page.getByRole("button", { name: "Try again" }).click();
    await explorer.story("ProjectWEB").waitFor();
  });

  test("opens whatever its address says, and says what in it is not known", async () => {
    await open("?ask=nonsense&from=%E0%A4&since=tomorrow&rule=none&path=x&pins=a:b&at=:&more=::&tab=x", {});
    await explorer.story("ProjectWEB").waitFor();
    expect(explorer.record.errors).toEqual([]);

    await page.goto(
      `${suite.server.url}/explore/?ask=paths&from=MARKETPLACE~~Marketa&to=TOOL~~ProjectWEB&tab=paths`,
    );
    await page.getByRole("alert").filter({ hasText: 'named "Marketa". Did you mean' }).waitFor();
    await page.goto(`${suite.server.url}/explore/?ask=around&from=TOOL~00000000-0000-4000-8000-000000000000`);
    await page.getByRole("alert").waitFor();
  });
});
