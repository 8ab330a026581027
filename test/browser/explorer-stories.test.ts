import type { Page } from "playwright-core";
import { evaluateUntil, keepPicture, keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { nodeOf, readGraph } from "../support/explorer-canvas.js";
import { type ExplorerPage, openExplorer } from "../support/explorer-page.js";
import { startTestServer } from "../support/server.js";

describeInBrowser("the explorer's investigations", startTestServer, (suite) => {
  let explorer: ExplorerPage;
  let page: Page;

  async function open(search = ""): Promise<void> {
    explorer = await openExplorer(suite, search);
    page = explorer.page;
  }

  const moment = (label: string) => page.getByRole("button", { name: label, exact: true });
  const card = async (place: number): Promise<string> =>
    (await explorer.cards().nth(place).textContent()) ?? "";
  const role = (): Promise<string> => page.evaluate<string>("document.activeElement.role ?? ''");
  const drawn = async (): Promise<string[]> => (await readGraph(page)).nodes.map(({ name }) => name).sort();
  const shown = () => page.locator(".status-line strong").textContent();

  test("begin on a start page with a search, figures, and a word that a name here proves nothing", async () => {
    await open();
    await page.getByRole("heading", { name: "What it holds" }).waitFor();
    expect(await page.locator(".card h3").allTextContents()).toEqual([
      "Whose data was it?",
      "ProjectWEB",
      "Who said what about Fujitsu",
    ]);
    await page.getByText("no proof of wrongdoing").waitFor();
    const { stats } = await suite.server.data("{ stats { entities facts claims sources } }");
    const figures = await page.locator(".figures dd").allTextContents();
    expect(figures).toEqual([stats.entities, stats.facts, stats.claims, stats.sources].map(String));
    await keepScreenshot(page, "explorer-start");
  });

  test("answer whose data it was at three dates, and under a stricter rule", async () => {
    await open();
    await explorer.story("Whose data was it?").click();
    await explorer.untilCount("1 path");

    await moment("on 27 August").click();
    await page.locator(".path-card", { hasText: "Fujitsu" }).getByText("Alleged").waitFor();
    expect(await explorer.cards().count()).toBe(1);

    await moment("on 1 September").click();
    await page.locator(".path-card", { hasText: "Fujitsu" }).getByText("Disputed").waitFor();
    expect(await card(0)).toContain("changed");
    expect(await explorer.cards().count()).toBe(1);

    await moment("on 12 September").click();
    await page.getByText("denied that").waitFor();
    expect(await drawn()).toEqual(["4 GB of data offered on Marketo", "Fujitsu", "Toray Industries"]);
    // What appeared is where a path ends, and in view.
    const at = await readGraph(page, 3);
    const dump = nodeOf(at, "4 GB of data offered on Marketo");
    const stage = await page.locator(".canvas-drawing").boundingBox();
    for (const origin of ["Fujitsu", "Toray Industries"]) {
      expect(nodeOf(at, origin).x).toBeGreaterThan(dump.x);
      expect(nodeOf(at, origin).box.x2).toBeLessThan((stage?.x ?? 0) + (stage?.width ?? 0));
    }
    expect(await card(0)).toMatch(/Toray Industries.*appeared.*Alleged/);
    expect(await card(1)).toMatch(/Fujitsu.*vanished.*was.*Disputed.*now.*Refuted.*Fujitsu .*denied that/);

    await moment("27 August against 12 September").click();
    const changes = page.getByRole("region", { name: "What changed" });
    await changes.getByText("The inquiry shows that the data is not from Fujitsu's systems").waitFor();
    await page
      .getByText("As it was known at the end of 11 September 2021, compared with 26 August 2021")
      .waitFor();
    expect(await changes.textContent()).toMatch(/appeared.*Toray Industries.*vanished.*Fujitsu.*Because of/s);
    const graph = await readGraph(page, 3);
    expect(graph.edges.map(({ name }) => name).join()).toMatch(/vanished.*appeared|appeared.*vanished/s);
    await keepPicture(page, "explorer-whose-data");
    await moment("on 12 September").click();
    await page.getByText("denied that").waitFor();

    await page.getByRole("combobox", { name: "Evidence" }).selectOption("NOT_THREAT_ACTOR_ALONE");
    await explorer.untilCount("No path");
    await page.getByText("the rule of evidence or the dates let in none of them").waitFor();
    expect(await card(0)).toMatch(/Toray Industries.*Shut out.*Alleged/);
    expect(await card(1)).toMatch(/Fujitsu.*Shut out.*Refuted.*denied that/);
    await keepScreenshot(page, "explorer-whose-data-strict");
    expect(new URL(page.url()).searchParams.get("rule")).toBe("NOT_THREAT_ACTOR_ALONE");

    await page.getByRole("button", { name: 'Under "Current best"' }).click();
    await explorer.untilCount("1 path");
  });

  test("are wholly in the address: back, undo, redo and reload lead to the same views", async () => {
    await open();
    await explorer.story("Whose data was it?").click();
    await explorer.untilCount("1 path");
    const first = page.url();
    await moment("on 1 September").click();
    await page.locator(".path-card").getByText("Disputed").waitFor();
    const second = page.url();
    const words = await card(0);
    expect(second).not.toBe(first);

    await page.reload();
    await page.locator(".path-card").getByText("Disputed").waitFor();
    expect(page.url()).toBe(second);
    expect(await card(0)).toBe(words);

    await page.goBack();
    await page.locator(".path-card", { hasText: "Toray" }).waitFor();
    expect(page.url()).toBe(first);
    await page.getByRole("button", { name: "Redo" }).click();
    await page.locator(".path-card").getByText("Disputed").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".path-card", { hasText: "Toray" }).waitFor();
    await page.keyboard.press("Control+Z");
    await explorer.story("ProjectWEB").waitFor();
    await page.keyboard.press("Control+Shift+Z");
    await page.locator(".path-card", { hasText: "Toray" }).waitFor();
    expect(page.url()).toBe(first);
  });

  test("can be followed by keyboard alone: ProjectWEB, from the first Tab on", async () => {
    await open();
    await explorer.story("ProjectWEB").waitFor();
    const focused = (): Promise<string> => page.evaluate<string>("document.activeElement.textContent");
    for (let presses = 0; (await focused()) !== "ProjectWEB"; presses += 1) {
      expect(presses).toBeLessThan(15);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.getByText("1 of 1 path").waitFor();
    await evaluateUntil(page, "document.activeElement.id", (id) => id === "main");
    expect(await page.locator(".steps").textContent()).toMatch(
      /Confirmed.*4 steps · confidence 90 · .*at least 76,000 records/,
    );
    expect(await page.locator(".chain-node").allTextContents()).toEqual([
      "ProjectWEB",
      "Access to Japanese government data through ProjectWEB (2021)",
      "Ministry of Land, Infrastructure, Transport and Tourism",
      "E-mail addresses taken through ProjectWEB",
      "E-mail addresses",
    ]);

    // The first thing behind the focus that can be pressed and is not the introduction's: on to who says each step.
    for (let presses = 0; (await focused()) !== "Who says each step"; presses += 1) {
      expect(presses).toBeLessThan(20);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.locator(".strip-said").getByText("According to National Cyber Security Center").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Who says each step" }).waitFor();
    expect(await drawn()).toHaveLength(5);
    await keepPicture(page, "explorer-project-web");

    // On to the graph, along the path to the addresses, and into the evidence of its last step.
    for (let presses = 0; (await role()) !== "application"; presses += 1) {
      expect(presses).toBeLessThan(20);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Home");
    for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("f");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /contains E-mail addresses$/ }).waitFor();
    await page.getByText("“At least 76,000 e-mail addresses.”", { exact: true }).waitFor();
    await keepScreenshot(page, "explorer-project-web-evidence");
    await page.keyboard.press("Escape");
    await page.waitForURL((address) => !address.searchParams.has("at"));

    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "hidden" });

    await page.keyboard.press("3");
    const agencies = page.getByRole("button", { name: "agency 1" });
    await agencies.waitFor();
    expect(await shown()).toBe("4 of 4 facts");
    await evaluateUntil(page, "document.activeElement.id", (id) => id === "tab-filter");
    for (let presses = 0; !(await focused()).startsWith("agency"); presses += 1) {
      expect(presses).toBeLessThan(5);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    await page.getByText("2 of 4 facts").waitFor();
    expect(await agencies.getAttribute("aria-pressed")).toBe("false");
    await page.keyboard.press("Control+z");
    await page.getByText("4 of 4 facts").waitFor();
    await page.keyboard.press("t");
    await page.getByRole("button", { name: "Show the graph" }).waitFor();
    expect(new URL(page.url()).searchParams.get("shape")).toBe("table");
  });

  test("put what is said about Fujitsu side by side, whatever became of it", async () => {
    await open();
    await explorer.story("Who said what about Fujitsu").click();
    await page.getByText(/^\d+ of \d+ facts/).waitFor();
    expect(new URL(page.url()).searchParams.get("ask")).toBe("subject");
    expect(await page.title()).toBe("Who said what about Fujitsu · Breachpath");
    await page.getByRole("tab", { name: "Filter" }).click();
    const refuted = page.locator(".legend-entry", { hasText: "Refuted" });
    expect(await refuted.textContent()).toMatch(/[1-9]\d*$/);
    const entry = page
      .getByRole("region", { name: "What is said of Fujitsu" })
      .getByText("left the systems of Fujitsu");
    await entry.waitFor();
    expect(await drawn()).toHaveLength(3);
    await keepPicture(page, "explorer-about-fujitsu");
    await entry.click();
    await page.getByText("Opposes it (3)").waitFor();
    await page.getByText("Withdrawn by Marketo, 10 September 2021").waitFor();
    await page.getByRole("button", { name: "Close the introduction" }).click();
    await page.getByRole("button", { name: "Investigations" }).waitFor();
    await page.getByRole("button", { name: "Investigations" }).click();
    await page.getByRole("button", { name: "ProjectWEB" }).click();
    await page.getByText("1 of 1 path").waitFor();
  });
});
