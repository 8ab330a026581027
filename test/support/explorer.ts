import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type PageRecord, recordPage } from "./browser.js";
import type { TestServer } from "./server.js";

/** An explorer in a window of its own. */
export interface OpenExplorer {
  readonly page: Page;
  readonly record: PageRecord;
  /** Addresses of other servers that it asked; there must be none. */
  readonly foreign: () => string[];
}

/** Opens the explorer with this search of its address, and waits until its questions are answered. */
export async function openExplorer(
  browser: Browser,
  server: TestServer,
  search = "",
  options: BrowserContextOptions = {},
): Promise<OpenExplorer> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const record = recordPage(page);
  await page.goto(`${server.url}/explore/${search}`);
  await page.getByRole("link", { name: "Breachpath" }).waitFor();
  const host = new URL(server.url).host;
  return {
    page,
    record,
    foreign: () => record.requests.filter((address) => new URL(address).host !== host),
  };
}

/** The investigation "Whose data was it?": between 26 August and 11 September 2021. */
export const WHOSE_DATA =
  "?story=whose-data&ask=paths&from=DATASET~~The+4+GB+dump&to=COMPANY,AFFILIATE&via=ORIGINATES_FROM" +
  "&mode=ALL_SHORTEST&since=2021-08-27&before=2021-09-12&tab=paths";
