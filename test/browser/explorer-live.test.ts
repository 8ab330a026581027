import type { Page } from "playwright-core";
import { keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { openExplorer, WHOSE_DATA } from "../support/explorer-page.js";
import { lines } from "../support/importing.js";
import { entity } from "../support/records.js";
import { startTestServer } from "../support/server.js";
import { claimInput, say } from "../support/speech.js";

describeInBrowser("the explorer, while things happen elsewhere", startTestServer, (suite) => {
  let page: Page;

  beforeEach(async () => {
    const opened = await openExplorer(suite, WHOSE_DATA.replace(/&since=[^&]*&before=[^&]*/, ""));
    page = opened.page;
    await page.getByText("1 of 2 facts").waitFor();
    // What is written before the socket listens is not told.
    const isListening = (): boolean => opened.record.requests.some((one) => one.startsWith("ws"));
    for (let tries = 0; tries < 100 && !isListening(); tries += 1) await page.waitForTimeout(50);
    await page.waitForTimeout(1_500);
  });

  const toast = () => page.locator(".toast");

  test("a claim that is recorded is told of, shown, and changes the view", async () => {
    await say(suite.server, "makeClaim", {
      ...claimInput("The 4 GB dump", "ORIGINATES_FROM", "Toray Industries"),
      stance: "DENIES",
      by: { name: "Toray Industries" },
      speakerRole: "ALLEGED_VICTIM",
      publishedAt: "2021-10-05",
      quote: "A trial: it is not ours.",
      sources: [{ kind: "PRESS_STATEMENT", title: "A trial" }],
    });
    await toast().waitFor();
    expect(await toast().locator("p").first().innerText()).toBe(
      'Recorded just now: Toray Industries denies that the dataset "4 GB of data offered on Marketo" left the ' +
        "systems of Toray Industries: “A trial: it is not ours.”",
    );
    await keepScreenshot(page, "explorer-recorded");
    await toast().getByRole("button", { name: "Show" }).click();
    await toast().waitFor({ state: "hidden" });
    const panel = page.getByRole("region", { name: "What is selected" });
    await panel.getByText("“A trial: it is not ours.”").first().waitFor();
    await panel.locator(".details-status").getByText("Disputed").waitFor();
  });

  test("a claim about something that is not on view leads to what is around it", async () => {
    await say(suite.server, "makeClaim", {
      ...claimInput("Guess", "USES", "ProjectWEB"),
      by: { name: "Tech Times" },
      publishedAt: "2021-10-06",
      quote: "A trial: they use it.",
    });
    await toast().getByRole("button", { name: "Show" }).click();
    const panel = page.getByRole("region", { name: "What is selected" });
    await panel.getByText("“A trial: they use it.”").first().waitFor();
    expect(new URL(page.url()).searchParams.get("ask")).toBe("around");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("1 of 2 facts").waitFor();
  });

  test("an import shows how far it is, and its end", async () => {
    const records = Array.from({ length: 4_000 }, (_, index) =>
      entity(`company:trial-${String(index)}`, `Trial ${String(index)}`),
    );
    const said = [
      { record: "statement", statement: ["company:trial-1", "AFFILIATE_OF", "company:trial-2"] },
      {
        ...{ record: "claim", claim: "trial", about: ["company:trial-1", "AFFILIATE_OF", "company:trial-2"] },
        ...{ stance: "ASSERTS", by: "company:trial-1", speakerRole: "PRESS", publishedAt: "2021-10-07" },
        ...{ quote: "A trial.", sources: ["trial"] },
      },
      { record: "source", source: "trial", kind: "ARTICLE", title: "A trial" },
    ];
    const answer = await fetch(`${suite.server.url}/import?name=trial.ndjson`, {
      method: "POST",
      body: lines(...records, ...said),
    });
    expect(answer.status).toBe(202);
    const bar = page.getByRole("group", { name: "Import of trial.ndjson" });
    await bar.getByRole("progressbar").waitFor();
    await keepScreenshot(page, "explorer-importing");
    await bar.getByText("The import of trial.ndjson is done").first().waitFor();
    expect(await bar.innerText()).toContain("4,003 of 4,003 items, 4,003 new");
    expect(await bar.getByRole("progressbar").count()).toBe(0);
    await keepScreenshot(page, "explorer-imported");
    await bar.waitFor({ state: "hidden" });
    // What an import says is not told claim by claim.
    expect(await toast().count()).toBe(0);
  });

  test("where the socket is down, the page answers as before", async () => {
    await page.context().close();
    ({ page } = await openExplorer(suite, WHOSE_DATA, {}, (opened) =>
      opened.routeWebSocket(/graphql/, (socket) => void socket.close()),
    ));
    await page.getByText("2 of 2 facts").waitFor();
    await page.getByRole("slider", { name: "As it was known" }).press("End");
    await page.getByText("As it is known today").waitFor();
    await page.getByText("Comparing the two dates…").waitFor({ state: "hidden" });
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});
