import type { BrowserContextOptions } from "playwright-core";
import type { BrowserSuite, Visit } from "./browser-suite.js";

/**
 * What an editor of the playground holds, as a string expression that runs in the page. Monaco draws only the lines in view,
 * so a long answer is read from its model; GraphiQL publishes Monaco as `__MONACO`.
 */
export const modelOf = (name: string): string =>
  `globalThis.__MONACO?.editor.getModels().find((model) => model.uri.path.endsWith("${name}"))`;

/** The answer that is shown, "" while there is none. */
export const READ_RESPONSE = `${modelOf("response.json")}?.getValue() ?? ""`;

/** Opens the playground on a first visit, and waits for its first example. */
export async function openPlayground(
  suite: Pick<BrowserSuite, "visit">,
  options?: BrowserContextOptions,
): Promise<Visit> {
  const visit = await suite.visit("/playground/", options);
  await visit.page.locator(".view-line", { hasText: "ProjectWebToAddresses" }).waitFor();
  return visit;
}
