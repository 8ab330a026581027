import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { type PageRecord, recordPage } from "./browser.js";

/** An explorer in a browser, on its first visit. */
export interface ExplorerPage {
  readonly page: Page;
  readonly record: PageRecord;
  /** Requests to other hosts than the server's. */
  readonly foreignRequests: () => string[];
  /** The cards of the paths that are listed, in their order. */
  readonly cards: () => Locator;
  /** A story's card on the start page. */
  readonly story: (title: string) => Locator;
  /** Waits until the number of paths is said, for example "1 path". */
  readonly untilCount: (words: string) => Promise<void>;
}

/** Opens the explorer of a server at an address, "?tab=paths"; before it is opened, `prepare` may set up the page. */
export async function openExplorer(
  browser: Browser,
  url: string,
  search = "",
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<ExplorerPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const record = recordPage(page);
  await prepare(page);
  await page.goto(`${url}/explore/${search}`);
  return {
    page,
    record,
    foreignRequests: () => record.requests.filter((address) => new URL(address).host !== new URL(url).host),
    cards: () => page.locator(".path-card"),
    story: (title) => page.locator(".card").getByRole("button", { name: title }),
    untilCount: (words) => page.locator(".path-count").getByText(words, { exact: true }).waitFor(),
  };
}
