import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type Page, chromium } from "playwright-core";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/** Quiet: no sandbox (tests may run as root), no GPU, and none of Chromium's own errands in the network. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The path of an installed Chromium, `CHROMIUM` before the usual places. Without one, browser tests are to be skipped
 * on a workstation, and this says so; in CI a skipped browser test would look like a passed one, so there it throws.
 */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  const places = named ? [named, ...usualPlaces] : usualPlaces;
  const found = places.find((place) => existsSync(place));
  if (found === undefined) {
    const message =
      `Expected a Chromium for the browser tests, found none at ${places.join(", ")}. ` +
      "Install Debian's package `chromium`, or name an executable in CHROMIUM.";
    if (process.env.CI) throw new Error(message);
    process.stderr.write(`Browser tests are skipped. ${message}\n`);
  }
  return found;
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/** What a page did that a user does not see: filled in from the moment of the call until the page is closed. */
export interface PageRecord {
  /** Addresses of http and WebSocket requests, those of the page's workers included. */
  requests: string[];
  /** Console errors (refusals by the content security policy are among them) and uncaught exceptions. */
  errors: string[];
}

export function recordPage(page: Page): PageRecord {
  const record: PageRecord = { requests: [], errors: [] };
  page.on("request", (request) => {
    if (/^https?:/.test(request.url())) record.requests.push(request.url());
  });
  page.on("websocket", (socket) => record.requests.push(socket.url()));
  page.on("console", (message) => {
    if (message.type() === "error") record.errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => record.errors.push(String(error)));
  return record;
}

/**
 * Evaluates a string expression in the page until its value is accepted, and returns that value. It asks again from this
 * side, because a content security policy without 'unsafe-eval' stops the polling that `waitForFunction` does in the page.
 */
export async function evaluateUntil(
  page: Page,
  expression: string,
  accept: (value: string) => boolean,
): Promise<string> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const value = await page.evaluate<string>(expression);
    if (accept(value)) return value;
    if (Date.now() > deadline) {
      throw new Error(
        `Waited 30 s for another value of ${expression}; the last was: ${value.slice(0, 1_000)}`,
      );
    }
    await page.waitForTimeout(100);
  }
}

/** Screenshots are kept, so that a person can look at what a test only measured. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: fileIn(".test-artefacts", name) });
}

/** As `keepScreenshot`; where `BREACHPATH_PICTURES` is set, it becomes a picture of the documents, too. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await keepScreenshot(page, name);
  if (process.env["BREACHPATH_PICTURES"]) await page.screenshot({ path: fileIn("docs/pictures", name) });
}

function fileIn(folder: string, name: string): string {
  const path = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  mkdirSync(path, { recursive: true });
  return `${path}${name}.png`;
}
