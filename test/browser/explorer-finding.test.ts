import type { Page } from "playwright-core";
import { evaluateUntil, keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { type ExplorerPage, openExplorer } from "../support/explorer-page.js";
import { startTestServer } from "../support/server.js";

describeInBrowser("finding in the explorer", startTestServer, (suite) => {
  let explorer: ExplorerPage;
  let page: Page;

  async function open(search = ""): Promise<void> {
    explorer = await openExplorer(suite, search);
    page = explorer.page;
  }

  const parameters = () => new URL(page.url()).searchParams;

  /** Types into a field of the form, and takes what is offered: its name and its kind. */
  async function pick(field: string, text: string, offered: string): Promise<void> {
    await page.getByRole("combobox", { name: field, exact: true }).fill(text);
    await page.getByRole("option", { name: offered, exact: true }).click();
  }

  test("shows what was found by which name, and arrow keys lead through it", async () => {
    await open();
    await explorer.story("ProjectWEB").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("4 GB");
    await page.getByText("2 found").waitFor();
    const first = page.locator(".result").first();
    expect(await first.textContent()).toContain("4 GB of data offered on Marketo");
    expect(await first.textContent()).toContain("also called “The 4 GB dump”");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate<string>("document.activeElement.textContent")).toContain("Sale of 4 GB");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByText(/^\d+ of \d+ facts/).waitFor();
    expect(parameters().get("ask")).toBe("around");
    expect(await page.title()).toBe("Around 4 GB of data offered on Marketo · Breachpath");
  });

  test("says that nothing bears a name, and what may have been meant", async () => {
    await open("?tab=paths");
    await page.getByRole("tab", { name: "Search" }).click();
    const box = page.getByRole("searchbox", { name: "Search" });
    await box.fill("Ministry of Truth");
    await page.getByText('Nothing is named "Ministry of Truth". Did you mean one of these?').waitFor();
    await page.getByRole("button", { name: "Who said what: Ministry of Foreign Affairs of Japan" }).waitFor();
    await box.fill("qqzzxx");
    await page.getByText('Nothing is named "qqzzxx". Every word must occur').waitFor();
    expect(await page.locator(".result").count()).toBe(0);
    await box.fill("fujitsu");
    await page.getByRole("button", { name: "Who said what: Fujitsu", exact: true }).click();
    await page.getByText(/^\d+ of \d+ facts/).waitFor();
    expect(parameters().get("ask")).toBe("subject");
  });

  test("finds no path from Marketo to ProjectWEB, says why and who denies it, and offers what helps", async () => {
    await open("?tab=paths");
    await page.getByText("Where do the paths begin?").waitFor();
    await pick("From", "marketo", "Marketo marketplace");
    await page.getByText("Where do the paths end?").waitFor();
    await pick("To", "ProjectWEB", "ProjectWEB tool");
    await explorer.untilCount("No path");
    await page.getByText("nobody asserts it").waitFor();
    expect(await explorer.cards().first().textContent()).toMatch(/Shut out.*Refuted/);
    // Keys are the field's while it has the focus.
    await page.locator(".question").click();
    await page.keyboard.press("]");
    await page.getByText("1 of 2 paths shut out").waitFor();
    expect(await explorer.cards().first().textContent()).toContain("Fujitsu (31 August 2021) denied that");
    await keepScreenshot(page, "explorer-no-path");

    expect(await page.locator(".notice button").allTextContents()).toEqual(["Up to 8 steps"]);
    await page.getByRole("button", { name: "Up to 8 steps" }).click();
    await page.getByText("Paths from Marketo to ProjectWEB up to 8 steps").waitFor();
    expect(parameters().get("hops")).toBe("8");
    await page.getByRole("button", { name: "Swap the ends" }).click();
    await page.getByText("Paths from ProjectWEB to Marketo").waitFor();
  });

  test("takes kinds as ends, chips away, what to pass and avoid, and says the question as a sentence", async () => {
    await open("?ask=paths&from=DATASET~~The+4+GB+dump&tab=paths");
    await page.getByText("Where do the paths end?").waitFor();
    const to = page.getByRole("combobox", { name: "To", exact: true });
    await to.fill("any comp");
    await page.getByRole("option", { name: "any company" }).waitFor();
    await to.press("Enter");
    await explorer.untilCount("1 path");
    await evaluateUntil(page, "document.activeElement.id", (id) => id === "add-to");
    await page.getByText("Avoid, along, longest").click();
    await page.getByLabel("Along: add").selectOption("ORIGINATES_FROM");
    await pick("Avoid", "fujitsu", "Fujitsu company");
    await page.getByText("without Fujitsu").waitFor();
    await page.getByText('along "originates from" alone').waitFor();
    await page.getByText("No path").first().waitFor();
    await page.getByRole("button", { name: "Remove Fujitsu" }).click();
    await page.getByRole("button", { name: "Remove originates from" }).click();
    await page.getByLabel("Through: add").selectOption("INCIDENT");
    await page.getByText("through any incident").waitFor();
    expect(parameters().get("through")).toBe("INCIDENT");
    expect(parameters().has("avoid")).toBe(false);
  });
});
