import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { openExplorer, WHOSE_DATA } from "../support/explorer-page.js";
import { startTestServer } from "../support/server.js";

const LOSSES = "What this format has no place for";
const WHOLE = "The format has a place for all of it.";

describeInBrowser("the explorer's exports", startTestServer, (suite) => {
  let page: Page;
  suite.keepPages();

  beforeAll(async () => {
    ({ page } = await openExplorer(suite, WHOSE_DATA));
    await page.getByText("3 nodes, 2 facts").waitFor();
    await page.getByRole("button", { name: "Export" }).click();
  });

  async function take(format: string): Promise<{ name: string; content: Buffer }> {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: format, exact: true }).click();
    const file = await download;
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  }

  const nameOf = (extension: string) =>
    `breachpath-whose-data-${new Date().toISOString().slice(0, 10)}.${extension}`;

  test("are named for the investigation and the day, and say what they hold", async () => {
    const menu = await page.locator(".exports").innerText();
    expect(menu).toContain("CSV has a row for each claim");
    expect(menu).toContain("The 3 entities shown and all that is one hop from them");
    await keepScreenshot(page, "explorer-exports");
    expect((await take("JSON")).name).toBe(nameOf("json"));
  });

  test("JSON holds both facts with their changes, claims, sources, dates, and a link that leads back", async () => {
    const { content } = await take("JSON");
    const view = JSON.parse(content.toString());
    expect(view).toMatchObject({
      format: "breachpath-view",
      lens: { since: "2021-08-27", before: "2021-09-12" },
      link: page.url(),
    });
    expect(view.facts.map((fact: any) => [fact.change, fact.status, fact.was]).sort()).toEqual([
      ["appeared", "ALLEGED", null],
      ["vanished", "ALLEGED", "ALLEGED"],
    ]);
    const quotes = view.facts.flatMap((fact: any) => fact.claims.map((claim: any) => claim.quote));
    expect(quotes).toContain("The data is Fujitsu's.");
    expect(view.facts[0].claims[0].sources[0].title).toEqual(expect.any(String));
  });

  test("CSV is read by a reader of CSV, a row for each claim", async () => {
    const { name, content } = await take("CSV");
    const rows = parse<Record<string, string>>(content, { columns: true });
    expect(name).toBe(nameOf("csv"));
    expect(rows.find(({ quote }) => quote === "The data is Fujitsu's.")).toMatchObject({
      relation: "ORIGINATES_FROM",
      object: "Fujitsu",
      speaker: "Marketo",
      published: "2021-08-26",
      change: "vanished",
    });
  });

  test("the picture is a PNG of its own size, or an SVG with the names in it", async () => {
    const png = await take("PNG");
    expect([...png.content.subarray(1, 4)].map((code) => String.fromCharCode(code)).join("")).toBe("PNG");
    expect(png.content.readUInt32BE(16)).toBeGreaterThan(400);
    const svg = (await take("SVG")).content.toString();
    expect(svg).toMatch(/^(<\?xml[^]*?\?>\s*)?<svg[^]*<\/svg>\s*$/);
    expect(svg).toContain("Fujitsu");
    expect(svg).toContain("Toray Industries");
  });

  test.each([
    ["GraphML", "graphml", /^<\?xml[^]*<graphml[^]*Toray Industries[^]*<\/graphml>\s*$/, LOSSES],
    ["GEXF", "gexf", /^<\?xml[^]*<gexf[^]*Toray Industries[^]*<\/gexf>\s*$/, LOSSES],
    ["STIX 2.1", "stix.json", /"type":\s*"bundle"[^]*Toray Industries/, WHOLE],
    ["NDJSON", "ndjson", /"record":\s*"entity"[^]*Toray Industries/, WHOLE],
  ])(
    "%s is written by the server, and what it leaves out is told",
    async (label, extension, content, told) => {
      const file = await take(label);
      expect(file.name).toBe(nameOf(extension));
      expect(file.content.toString()).toMatch(content);
      await page.getByText(`Saved as ${nameOf(extension)}.`).waitFor();
      await page.getByText(told).waitFor();
    },
  );

  test("tell what went wrong when the server does not answer, and what a table cannot give", async () => {
    suite.allowErrors();
    await page.context().route("**/export.*", (route) => route.abort());
    await page.getByRole("button", { name: "GraphML" }).click();
    await page.getByText("It could not be written.").waitFor();
    await page.context().unroute("**/export.*");

    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show as a table" }).click();
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByText("Only the graph can be drawn: leave the table first.").waitFor();
    expect(await page.getByRole("button", { name: "PNG" }).isDisabled()).toBe(true);
  });
});
