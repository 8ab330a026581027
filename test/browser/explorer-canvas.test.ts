import type { Page } from "playwright-core";
import { findSerious } from "../support/axe.js";
import { keepScreenshot } from "../support/browser.js";
import { describeInBrowser } from "../support/browser-suite.js";
import { type DrawnThing, nodeOf, overlaps, readGraph } from "../support/explorer-canvas.js";
import { ABOUT_FUJITSU, openExplorer, PROJECT_WEB, WHOSE_DATA } from "../support/explorer-page.js";
import { startTestServer } from "../support/server.js";

const INCIDENT = "Access to Japanese government data through ProjectWEB (2021)";

describeInBrowser("the explorer's canvas", startTestServer, (suite) => {
  let page: Page;
  let around: string;

  beforeAll(async () => {
    const { search } = await suite.server.data(`{ search(text: "Fujitsu", first: 1) { nodes { id } } }`);
    around = `?ask=around&from=COMPANY~${String(search.nodes[0].id)}~Fujitsu&hops=2`;
  });

  const open = async (search: string, options = {}): Promise<void> => {
    ({ page } = await openExplorer(suite, search, options));
  };
  const said = (): Promise<string | null> => page.locator(".canvas-said").textContent();
  const item = (name: RegExp | string) => page.getByRole("menuitem", { name });
  const menuOf = async ({ at }: DrawnThing): Promise<void> =>
    page.mouse.click(at.x, at.y, { button: "right" });
  const places = (things: readonly DrawnThing[]) =>
    Object.fromEntries(things.map(({ name, x, y }) => [name, [Math.round(x), Math.round(y)]]));

  test.each([
    ["project-web", PROJECT_WEB, 6],
    ["whose-data", WHOSE_DATA, 3],
    ["about-fujitsu", ABOUT_FUJITSU, 3],
  ])(
    "draws the investigation %s with names that are read, and nothing on anything",
    async (name, search, count) => {
      await open(search);
      const { nodes, edges, zoom } = await readGraph(page, count);
      await page.waitForTimeout(300);
      await keepScreenshot(page, `explorer-canvas-${name}`);
      expect(overlaps([...nodes, ...edges])).toEqual([]);
      // Letters of 9 pixels at least.
      expect(zoom * 12).toBeGreaterThan(9);
    },
  );

  test("lets the path that is stepped to stand out, from left to right as it is read", async () => {
    await open(PROJECT_WEB);
    const { nodes, edges } = await readGraph(page, 6);
    const path = nodes.filter(({ classes }) => classes.includes("on-path")).sort((a, b) => a.x - b.x);
    expect([path[0]?.name, path[1]?.name, path.at(-1)?.name]).toEqual([
      "ProjectWEB",
      INCIDENT,
      "E-mail addresses",
    ]);
    expect(edges.filter(({ classes }) => classes.includes("on-path")).length).toBe(4);
    expect(edges.filter(({ classes }) => classes.includes("dim")).length).toBe(3);
  });

  test("says what appeared and what vanished by sign and word, in the dark as well", async () => {
    await open(WHOSE_DATA, { colorScheme: "dark" });
    const { edges } = await readGraph(page, 3);
    const labels = edges.map(({ name }) => name.replaceAll("\n", " ")).sort();
    expect(labels).toEqual([
      "left the systems of ? alleged + appeared",
      "left the systems of ? alleged − vanished",
    ]);
    await keepScreenshot(page, "explorer-canvas-dark");
  });

  test("expands with counts first beside its node, nothing else moves, and takes it back", async () => {
    await open(PROJECT_WEB);
    const before = await readGraph(page, 6);
    await menuOf(nodeOf(before, INCIDENT));
    await item("Expand…").click();
    await item(/^affected 2 of 6 drawn show 4 more/).waitFor();
    await keepScreenshot(page, "explorer-canvas-expansion");
    await item(/^affected/).click();
    const after = await readGraph(page, 10);
    expect(places(after.nodes)).toMatchObject(places(before.nodes));
    expect(overlaps(after.nodes)).toEqual([]);
    expect(page.url()).toContain("more=");

    await item("Take back what was expanded").click();
    expect(places((await readGraph(page, 6)).nodes)).toEqual(places(before.nodes));
  });

  test("puts a node away and brings it back", async () => {
    await open(PROJECT_WEB);
    await menuOf(nodeOf(await readGraph(page, 6), "Japanese government agencies"));
    await item(/^Put away/).click();
    await readGraph(page, 5);
    await page.reload();
    await readGraph(page, 5);
    await page.getByRole("button", { name: "Bring back 1 put away" }).click();
    await readGraph(page, 6);
  });

  test("pins what is dragged: the link carries the place, and the page comes up with it", async () => {
    await open(PROJECT_WEB);
    const { at } = nodeOf(await readGraph(page, 6), "Japanese government agencies");
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 30, at.y - 60, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/pins=/);
    const moved = nodeOf(await readGraph(page, 6), "Japanese government agencies");
    expect(moved.classes).toContain("pinned");
    await page.reload();
    const again = nodeOf(await readGraph(page, 6), "Japanese government agencies");
    expect(places([again])).toEqual(places([moved]));
  });

  test("asks for paths between two nodes of a neighbourhood by their menus", async () => {
    await open(around);
    await menuOf(nodeOf(await readGraph(page), "ProjectWEB"));
    await item("Paths from here").click();
    await page.getByText("Paths from ProjectWEB: now open the menu").waitFor();
    await menuOf(nodeOf(await readGraph(page), "Narita International Airport"));
    await item("Paths to here").click();
    await page.waitForURL(/ask=paths/);
    const { nodes } = await readGraph(page);
    expect(
      nodes
        .filter(({ classes }) => classes.includes("end"))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["Narita International Airport", "ProjectWEB"]);
  });

  test("is all at hand by keyboard: nodes, facts, evidence, menu, pin, away", async () => {
    await open(PROJECT_WEB);
    await readGraph(page, 6);
    await page.getByRole("application").focus();
    await page.keyboard.press("Home");
    expect(await said()).toBe("Tool: ProjectWEB, 2 facts (2 confirmed)");
    await page.keyboard.press("ArrowRight");
    expect(await said()).toMatch(`Incident: ${INCIDENT}, 4 facts`);
    await page.keyboard.press("f");
    expect(await said()).toMatch(/in the incident .*: confirmed$/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/at=fact/);
    await page.keyboard.press("Escape");
    await page.waitForURL((address) => !address.search.includes("at="));

    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menu", { name: INCIDENT }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "hidden" });
    await page.keyboard.press("p");
    await page.waitForURL(/pins=/);
    expect(await said()).toMatch(/, pinned$/);
    await page.keyboard.press("h");
    await page.waitForURL(/hidden=/);
    // The graph is no trap.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(`document.activeElement.closest(".canvas-root") === null`)).toBe(true);
  });

  test("has a table with the same facts, sorted as one likes, whose rows open the evidence", async () => {
    await open(around);
    const { edges, nodes } = await readGraph(page);
    const ends = new Set(nodes.map(({ name }) => name));
    await page.getByRole("button", { name: "Show as a table" }).click();
    const rows = page.locator(".table-twin tbody tr");
    expect(await rows.count()).toBe(edges.length);
    for (const name of await page.locator(".table-twin .table-end").allTextContents())
      expect(ends).toContain(name);

    await page.getByRole("button", { name: "Status" }).click();
    const statuses = await page.locator(".table-twin .status-badge").allTextContents();
    expect(statuses[0]).toMatch(/Confirmed/);
    await page.getByRole("button", { name: "Status" }).click();
    await expect(page.locator("th[aria-sort=descending]").textContent()).resolves.toMatch("Status");

    await rows.first().locator("td button").first().click();
    await page.waitForURL(/at=fact/);
    await keepScreenshot(page, "explorer-table");
    const [table, region] = await Promise.all(
      [".table-twin table", ".table-twin"].map((selector) => page.locator(selector).boundingBox()),
    );
    const fits = Number(table?.width) <= Number(region?.width);
    const scrolls = await page.evaluate(`(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(
      document.querySelector(".table-twin"))`);
    expect(fits || scrolls).toBe(true);
  });

  test("has nothing serious for axe, as a graph, with a menu, and as a table", async () => {
    await open(PROJECT_WEB);
    const graph = await readGraph(page, 6);
    expect(await findSerious(page)).toEqual([]);
    await menuOf(nodeOf(graph, INCIDENT));
    await item("Expand…").waitFor();
    expect(await findSerious(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show as a table" }).click();
    await page.locator(".table-twin").waitFor();
    expect(await findSerious(page)).toEqual([]);
  });
});
