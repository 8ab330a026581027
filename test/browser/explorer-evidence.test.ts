import type { Page } from "playwright-core";
import { findSerious } from "../support/axe.js";
import { evaluateUntil, keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { ABOUT_FUJITSU, openExplorer, WHOSE_DATA } from "../support/explorer-page.js";
import { READ_RESPONSE } from "../support/playground-page.js";
import { startTestServer } from "../support/server.js";

describeInBrowser("the explorer's evidence", startTestServer, (suite) => {
  let page: Page;
  /** Id of "the 4 GB dump left the systems of Fujitsu". */
  let fact: string;

  beforeAll(async () => {
    const { dataset } = await suite.server.data(`{ dataset(name: "The 4 GB dump") {
      origins(lens: { policy: { preset: ALL_CLAIMS } }) { edges { node { name } statement { id } } } } }`);
    const { edges } = dataset.origins;
    fact = edges.find(({ node }: { node: { name: string } }) => node.name === "Fujitsu").statement.id;
  });

  async function visit(search: string, colorScheme: "light" | "dark" = "light"): Promise<void> {
    const permissions = ["clipboard-read", "clipboard-write"];
    ({ page } = await openExplorer(suite, search, { colorScheme, permissions }));
  }

  const panel = () => page.getByRole("region", { name: "What is selected" });
  const changes = () => page.getByRole("region", { name: "What changed" });
  const rightThumb = () => page.getByRole("slider", { name: "As it was known" });

  test("shows a fact with its status and why, and what is said for it beside what is said against it, dated", async () => {
    await visit(`${WHOSE_DATA}&at=fact:${fact}`);
    await panel().getByRole("heading", { name: "left the systems of Fujitsu" }).waitFor();
    const told = await panel().innerText();
    expect(told).toContain("Refuted");
    expect(told).toContain("as of 11 September 2021");
    expect(told).toContain("Asserted, then withdrawn: Marketo.");
    expect(told).toContain("Opposed by Fujitsu and Andrew Kane, for Fujitsu.");
    expect(told).toContain("Withdrawn by Marketo, 10 September 2021");

    const [says, opposes] = await Promise.all(
      ["Says so (1, none stands)", "Opposes it (3)"].map(async (name) => {
        const side = panel().locator(".side-of", { has: page.getByRole("heading", { name }) });
        return { text: await side.innerText(), box: await side.boundingBox() };
      }),
    );
    expect(says?.text).toContain("“The data is Fujitsu's.”");
    expect(says?.text).toContain("26 August 2021");
    expect(opposes?.text).toContain("“The origin of the data is not known.”");
    expect(opposes?.text).toContain("10 September 2021");
    // Side by side: the one begins to the right of where the other ends, at the same height.
    expect(opposes?.box?.y).toBe(says?.box?.y);
    expect(opposes?.box?.x).toBeGreaterThan(Number(says?.box?.x) + Number(says?.box?.width));
    await keepScreenshot(page, "explorer-evidence");

    await panel().getByRole("heading", { name: "How belief moved" }).scrollIntoViewIfNeeded();
    const belief = await panel().locator(".belief").innerText();
    expect(belief.match(/Alleged|Disputed|Refuted/g)).toEqual(["Alleged", "Disputed", "Refuted"]);
    await page.keyboard.press("Tab");
    await panel().getByRole("button", { name: "Close what is selected" }).press("Escape");
    await panel().waitFor({ state: "hidden" });
  });

  test("copies a citation, and says so", async () => {
    await visit(`${WHOSE_DATA}&at=fact:${fact}`);
    const denial = panel().locator(".claim", { hasText: "The inquiry shows" });
    await denial.getByRole("button", { name: "Copy citation" }).click();
    await denial.getByRole("status").filter({ hasText: "Copied." }).waitFor();
    const copied = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(copied).toContain("“The inquiry shows that the data is not from Fujitsu's systems;");
    expect(copied).toContain("Andrew Kane, for Fujitsu, 10 September 2021.");
    expect(copied).toContain("Source: ZDNet on Fujitsu's findings");
    expect(copied).toContain(`Breachpath statement ${fact}, claim `);
  });

  test("tells what appeared and vanished between the thumbs, and because of which claims; keys move them", async () => {
    await visit(WHOSE_DATA);
    await changes().getByText("The inquiry shows").waitFor();
    const before = await changes().innerText();
    expect(before).toMatch(
      /appeared \(1\)[^]*left the systems of Toray Industries[^]*vanished \(1\)[^]*of Fujitsu/,
    );
    expect(before).toContain("The data is Toray Industries'.");
    await keepScreenshot(page, "explorer-changes");

    await rightThumb().focus();
    expect(await rightThumb().getAttribute("aria-valuetext")).toBe("11 September 2021");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await rightThumb().getAttribute("aria-valuetext")).toBe("30 August 2021");
    await changes().getByText("was Alleged, is Disputed").waitFor();
    await changes().getByText("Because of (1)").waitFor();
    const after = await changes().innerText();
    expect(after).toContain("“The origin of the data is not known.”");
    expect(after).not.toContain("Toray");
    await page
      .getByText("As it was known at the end of 30 August 2021, compared with 26 August 2021.")
      .waitFor();
    expect(new URL(page.url()).searchParams.get("before")).toBe("2021-08-31");

    // Keys that follow each other are one move: one Undo takes them back.
    await page.getByRole("button", { name: "Undo" }).click();
    await changes().getByText("The inquiry shows").waitFor();
    expect(new URL(page.url()).searchParams.get("before")).toBe("2021-09-12");

    await page.getByRole("slider", { name: "Compared with" }).press("End");
    await changes().getByText("Nothing that is on view changed between these dates.").waitFor();
  });

  test("lets the thumb be dragged, and plays through the dates of the claims", async () => {
    await visit(WHOSE_DATA);
    await changes().getByText("The inquiry shows").waitFor();
    const box = await rightThumb().boundingBox();
    if (!box) throw new Error("The thumb is not on the page.");
    await page.mouse.move(box.x + box.width / 2, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 400, box.y + 40, { steps: 12 });
    await page.mouse.move(1_439, box.y + 40, { steps: 4 });
    await page.mouse.up();
    await page.getByText("As it is known today, compared with 26 August 2021.").waitFor();
    expect(new URL(page.url()).searchParams.get("before")).toBeNull();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("As it was known at the end of 11 September 2021").waitFor();

    await page.getByRole("button", { name: "Compare dates" }).click();
    await changes().waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Today" }).click();
    await page.getByRole("button", { name: "Play" }).click();
    const days = new Set<string>();
    while (![...days].some((words) => words.startsWith("As it is known today"))) {
      days.add(await page.locator(".timeline-words strong").innerText());
      await page.waitForTimeout(100);
    }
    expect([...days].slice(0, 4)).toEqual([
      "As it was known at the end of 26 August 2021.",
      "As it was known at the end of 30 August 2021.",
      "As it was known at the end of 31 August 2021.",
      "As it was known at the end of 10 September 2021.",
    ]);
    await page.getByRole("button", { name: "Play" }).waitFor();
  });

  test("an entity shows what leads on from it, its facts and its contradictions, in the dark", async () => {
    const { company } = await suite.server.data(`{ company(name: "Fujitsu") { id } }`);
    await visit(`?ask=around&from=COMPANY~${company.id}~Fujitsu&hops=1&at=node:${company.id}`, "dark");
    await panel().getByRole("heading", { name: "Contradictions (1)" }).waitFor();
    const told = await panel().innerText();
    expect(told).toContain("also known as Fujitsu Limited");
    expect(told).toMatch(/Fujitsu provides … \(tool\)\s*1/);
    await keepScreenshot(page, "explorer-entity-dark");
    await panel().getByRole("button", { name: "Toray Industries is a customer of Fujitsu" }).click();
    await panel().getByText("Why:").waitFor();
    await panel().getByRole("heading", { name: "Contradictions (1)" }).waitFor();
  });

  test("of a subject, accusations stand beside answers; one of them leads to its fact", async () => {
    await visit(ABOUT_FUJITSU);
    const said = page.getByRole("region", { name: "What is said of Fujitsu" });
    await said.getByText("fujitsu.com is listed as a victim of Marketo.").waitFor();
    await keepScreenshot(page, "explorer-subject");
    const first = said.locator(".said").first();
    expect(await first.locator(".said-sides > section").allInnerTexts()).toEqual([
      expect.stringMatching(/^Accused[^]*Marketo 26 August 2021, withdrawn/),
      expect.stringMatching(/^Answered[^]*Andrew Kane, for Fujitsu 10 September 2021/),
    ]);
    await first.getByRole("button", { name: "left the systems of Fujitsu" }).click();
    await panel().getByText("Why:").waitFor();
    expect(new URL(page.url()).searchParams.get("at")).toBe(`fact:${fact}`);
  });

  test.each(["light", "dark"] as const)(
    "axe-core finds nothing serious in it when it is %s",
    async (scheme) => {
      await visit(`${WHOSE_DATA}&at=fact:${fact}`, scheme);
      await panel().getByText("How belief moved").waitFor();
      await changes().getByText("The inquiry shows").waitFor();
      await page.getByRole("button", { name: "Lay out" }).waitFor();
      expect(await findSerious(page)).toEqual([]);
      await page.getByRole("button", { name: "Export" }).click();
      expect(await findSerious(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "GraphQL" }).click();
      expect(await findSerious(page)).toEqual([]);
    },
  );

  test("a request behind the view opens in the playground as its first tab, and runs there", async () => {
    await visit(WHOSE_DATA);
    await changes().getByText("The inquiry shows").waitFor();
    await page.getByRole("button", { name: "GraphQL" }).click();
    const dialog = page.getByRole("dialog", { name: "The GraphQL behind this view" });
    await keepScreenshot(page, "explorer-requests");
    expect(await dialog.getByRole("heading", { level: 3 }).allInnerTexts()).toEqual([
      "The paths known before 12 September 2021, evidence: Current best",
      "The paths known before 27 August 2021, evidence: Current best",
      "The paths of all dates, evidence: All claims",
      "Why the paths differ",
      "What became of the paths known before 12 September 2021, evidence: All claims",
    ]);
    await dialog.getByRole("button", { name: "Copy" }).first().click();
    await dialog.getByText("Copied.").waitFor();
    expect(await page.evaluate<string>("navigator.clipboard.readText()")).toMatch(/^fragment|^query/);

    const opened = page.waitForEvent("popup");
    await dialog.getByRole("link", { name: "Open in the playground" }).first().click();
    const playground = await opened;
    const firstTab = playground.locator(".graphiql-tab-button").first();
    await firstTab.and(playground.getByText("Trace", { exact: true })).waitFor();
    expect(new URL(playground.url()).hash).toBe("");
    await playground.getByRole("button", { name: /execute query/i }).click();
    const response = await evaluateUntil(playground, READ_RESPONSE, (shown) => shown.includes("paths"));
    expect(JSON.parse(response).data.trace.paths[0].summary).toContain(
      "left the systems of Toray Industries",
    );
    // GraphiQL writes down what its editors hold with some delay.
    const stored = `localStorage["graphiql:variables"] ?? ""`;
    await evaluateUntil(playground, stored, (variables) => variables.includes("ALL_SHORTEST"));
    await playground.reload();
    await playground.locator(".view-line").first().waitFor();
    // It came once: a reload brings no second tab of it.
    const titles = await playground.locator(".graphiql-tab-button").allTextContents();
    expect(titles.filter((title) => title === "Trace")).toHaveLength(1);

    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });
});
