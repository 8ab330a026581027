import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import type { BrowserSuite, Visit } from "./browser-suite.js";

/** The investigation "Whose data was it?": between 26 August and 11 September 2021. */
export const WHOSE_DATA =
  "?story=whose-data&ask=paths&from=DATASET~~The+4+GB+dump&to=COMPANY,AFFILIATE&via=ORIGINATES_FROM" +
  "&mode=ALL_SHORTEST&since=2021-08-27&before=2021-09-12&tab=paths";

/** The investigation "ProjectWEB", stepped to its first path. */
export const PROJECT_WEB =
  "?story=project-web&ask=paths&from=TOOL~~ProjectWEB&to=DATA_CLASS~~E-mail+addresses&through=AGENCY" +
  "&mode=ALL_SHORTEST&path=1&tab=paths";

/** The investigation "Who said what about Fujitsu". */
export const ABOUT_FUJITSU = "?story=about-fujitsu&ask=subject&from=COMPANY~~Fujitsu&rule=ALL_CLAIMS";

/** An explorer in a browser, on its first visit. */
export interface ExplorerPage extends Visit {
  /** The cards of the paths that are listed, in their order. */
  readonly cards: () => Locator;
  /** A story's card on the start page. */
  readonly story: (title: string) => Locator;
  /** Waits until the number of paths is said, for example "1 path". */
  readonly untilCount: (words: string) => Promise<void>;
}

/** Opens the explorer with a search of its address, "?tab=paths"; before that, `prepare` may set up the page. */
export async function openExplorer(
  suite: Pick<BrowserSuite, "visit">,
  search = "",
  options?: BrowserContextOptions,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<ExplorerPage> {
  const visit = await suite.visit(`/explore/${search}`, options, prepare);
  const { page } = visit;
  return {
    ...visit,
    cards: () => page.locator(".path-card"),
    story: (title) => page.locator(".card").getByRole("button", { name: title }),
    untilCount: (words) => page.locator(".path-count").getByText(words, { exact: true }).waitFor(),
  };
}
