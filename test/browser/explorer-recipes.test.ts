import { keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { openExplorer } from "../support/explorer-page.js";
import { recipeViews } from "../support/recipes.js";
import { startTestServer } from "../support/server.js";

/** What can be read on the page that each link of the recipes opens, link by link: what answers the question. */
const ANSWERS: readonly (readonly [recipe: number, ...parts: string[]])[] = [
  [1, "Ministry of Land, Infrastructure, Transport and Tourism", "Confirmed", "at least 76,000 records"],
  [2, "→ Fujitsu", "Alleged"],
  [2, "→ Fujitsu", "Disputed"],
  [2, "→ Toray Industries", "Alleged"],
  [2, "No path", "Alleged"],
  [3, "What changed", "left the systems of Toray Industries", "Andrew Kane", "The inquiry shows"],
  [4, "No path", "denies", "31 August 2021"],
  [5, "E-mail addresses taken through ProjectWEB"],
  [6, "1 independent root", "Ivan Righi"],
  [7, "Contradictions", "affiliate", "customer"],
  [8, "Refuted", "ransomwatch", "7 December 2021"],
  [9, "4,000,000,000"],
];

describeInBrowser("The explorer, by the links of the recipes", startTestServer, (suite) => {
  test("each shows the answer to its question", async () => {
    const views = await recipeViews();
    expect(views.map(({ recipe }) => recipe)).toEqual(ANSWERS.map(([recipe]) => recipe));
    const { page } = await openExplorer(suite);
    for (const [index, { recipe, text }] of views.entries()) {
      await page.goto(`${suite.server.url}${text}`);
      for (const part of ANSWERS[index]?.slice(1) ?? [])
        await page.getByText(String(part)).filter({ visible: true }).first().waitFor({ timeout: 20_000 });
      await page.locator(".canvas canvas").first().waitFor();
      await keepScreenshot(page, `recipe-${recipe}-${index}`);
    }
  }, 240_000);
});
