import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { findChromium, launchChromium, type PageRecord, recordPage } from "./browser.js";
import type { TestServer } from "./server.js";

/** What serves the pages of a suite. */
interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

/** A page that is looked at in a context of its own: a first visit, with nothing stored. */
export interface Visit {
  readonly page: Page;
  readonly record: PageRecord;
  /** What the page asked of other hosts than the server's; there must be nothing. */
  readonly foreignRequests: () => string[];
}

/** What the tests of a suite have at hand. */
export interface BrowserSuite<Server extends Serving = TestServer> {
  /** From `beforeAll` on. */
  readonly server: Server;
  /** Opens a path of the server, "/explore/"; before that, `prepare` may set up the page. */
  visit(
    path: string,
    options?: BrowserContextOptions,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Visit>;
  /** For a test that breaks something on purpose: Chromium itself writes an error for what does not answer. */
  allowErrors(): void;
  /** For tests that go on with one page: pages stay open until all tests are done. */
  keepPages(): void;
}

/**
 * A suite with a Chromium and a server of its own: `startTestServer`, or what serves other pages. The pages that are visited
 * are closed after each test; it fails if one of them asked another host for anything, or had an error that was not allowed.
 * Without a Chromium the suite is skipped, and its title says why.
 */
export function describeInBrowser<Server extends Serving>(
  title: string,
  start: () => Promise<Server>,
  body: (suite: BrowserSuite<Server>) => void,
): void {
  const executable = findChromium();
  const suite = new RunningSuite<Server>();
  if (executable === undefined) {
    describe.skip(`${title} (skipped: no Chromium is installed)`, () => body(suite));
    return;
  }
  describe(title, () => {
    beforeAll(() => suite.begin(start, executable));
    afterEach(() => suite.endTest());
    // Hooks run in their order: the server is the last to go.
    afterAll(() => suite.leavePages());
    body(suite);
    afterAll(() => suite.end());
  });
}

class RunningSuite<Server extends Serving> implements BrowserSuite<Server> {
  #server: Server | undefined;
  #browser: Browser | undefined;
  #visits: Visit[] = [];
  #areErrorsAllowed = false;
  #arePagesKept = false;

  get server(): Server {
    return there(this.#server);
  }

  async begin(start: () => Promise<Server>, executable: string): Promise<void> {
    this.#server = await start();
    this.#browser = await launchChromium(executable);
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.close();
  }

  async visit(
    path: string,
    options: BrowserContextOptions = {},
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Visit> {
    const { url } = this.server;
    const context = await there(this.#browser).newContext({
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    const record = recordPage(page);
    const isForeign = (address: string): boolean => new URL(address).host !== new URL(url).host;
    const visit = { page, record, foreignRequests: () => record.requests.filter(isForeign) };
    this.#visits.push(visit);
    await prepare(page);
    await page.goto(`${url}${path}`);
    return visit;
  }

  allowErrors(): void {
    this.#areErrorsAllowed = true;
  }

  keepPages(): void {
    this.#arePagesKept = true;
  }

  async endTest(): Promise<void> {
    if (this.#arePagesKept) this.#judge();
    else await this.leavePages();
  }

  async leavePages(): Promise<void> {
    try {
      await Promise.all(this.#visits.map(({ page }) => page.context().close()));
      this.#judge();
    } finally {
      this.#visits = [];
    }
  }

  /** Errors are judged once: a test that was allowed some leaves none to the next. */
  #judge(): void {
    const errors = this.#visits.flatMap(({ record }) => record.errors.splice(0));
    const areErrorsAllowed = this.#areErrorsAllowed;
    this.#areErrorsAllowed = false;
    expect(this.#visits.flatMap(({ foreignRequests }) => foreignRequests())).toEqual([]);
    if (!areErrorsAllowed) expect(errors).toEqual([]);
  }
}

function there<Started>(started: Started | undefined): Started {
  if (started === undefined)
    throw new Error("Expected a started server and browser, found none: use them in a hook or a test.");
  return started;
}
