import { spawn } from "node:child_process";
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium, launchChromium, recordPage } from "../support/browser.js";
import { inheritedSettings } from "../support/program.js";
import { describePython, preparePython } from "../support/python.js";
import { startTestServer, type TestServer } from "../support/server.js";

const OUTPUT = ".test-artefacts/notebooks";
const NAMES = [
  "01-quickstart",
  "02-trace",
  "03-belief-over-time",
  "04-neighbourhood",
  "05-evidence-audit",
  "06-export",
];
const chromium = findChromium();
const testInBrowser = chromium === undefined ? test.skip : test;
/** Installing the libraries, where that was not done before, is most of it. */
const LONG = 400_000;

interface Run {
  readonly code: number | null;
  readonly said: string;
}

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), "breachpath-notebooks-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `npm run notebooks -- ...`, to its end. */
function notebooks(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Run> {
  return new Promise((resolve, reject) => {
    const env = { ...inheritedSettings(), ...settings };
    const child = spawn(process.execPath, ["scripts/notebooks.mjs", ...args], { env });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}

/** What the cells of a notebook printed and returned, as text, without the way that it is broken into lines. */
async function shownIn(name: string): Promise<string> {
  const { cells } = JSON.parse(await readFile(`${OUTPUT}/${name}.ipynb`, "utf8"));
  const outputs = cells.flatMap((cell: any) => cell.outputs ?? []);
  const texts = outputs.map(
    (output: any) => output.text ?? output.data?.["text/html"] ?? output.data?.["text/plain"],
  );
  return texts
    .flat()
    .join("\n")
    .replace(/<[^>]*>|\s+/g, " ")
    .replace(/ +/g, " ");
}

describePython("The notebooks, run without a browser against a server", () => {
  let server: TestServer;
  let settings: Record<string, string>;
  let all: Run;
  beforeAll(async () => {
    server = await startTestServer();
    settings = { BREACHPATH_URL: server.url, BREACHPATH_NOTEBOOKS_PYTHON: await preparePython() };
    await rm(OUTPUT, { recursive: true, force: true });
    all = await notebooks(["--run"], settings);
  }, LONG);
  afterAll(() => server.close());

  test("all six run to their end, and each leaves a notebook with outputs and a page", async () => {
    expect(all).toMatchObject({ code: 0, said: expect.stringContaining("6 of 6 notebooks ran") });
    const files = await readdir(OUTPUT);
    for (const name of NAMES)
      expect(files).toEqual(expect.arrayContaining([`${name}.ipynb`, `${name}.html`]));
  });

  test("the quickstart finds by a typo, and shows the exact size and the server's did-you-mean", async () => {
    const shown = await shownIn("01-quickstart");
    expect(shown).toContain("Toray Industries AFFILIATE");
    expect(shown).toContain("4000000000 ABOUT 4 GB");
    expect(shown).toContain('Nothing is named "Fujitzu". Did you mean Fujitsu (COMPANY)');
  });

  test("the trace ends at 76,000 addresses, CONFIRMED; none leads from Marketo, and the denial is shown", async () => {
    const shown = await shownIn("02-trace");
    expect(shown).toContain("RECORDS AT_LEAST 76000 at least 76,000");
    expect(shown).toContain("2021-06-15 1 CONFIRMED 90 5");
    expect(shown).toContain("today 1 CONFIRMED 90 7");
    expect(shown).toContain("No path: BLOCKED_BY_LENS");
    expect(shown).toContain("The data on offer has no link to the ProjectWEB incident.");
  });

  test("belief in Fujitsu as origin goes from ALLEGED over DISPUTED to REFUTED, and Toray is ALLEGED at last", async () => {
    const shown = await shownIn("03-belief-over-time");
    expect(shown).toContain("2021-08-27 ALLEGED nothing said");
    expect(shown).toContain("2021-09-01 DISPUTED nothing said");
    expect(shown).toContain("2021-09-12 REFUTED ALLEGED");
    expect(shown).toContain("Andrew Kane Fujitsu The inquiry shows");
  });

  test("the neighbourhood has as many entities and facts as the server's subgraph", async () => {
    const { incident } = await server.data(
      `{ incident(name: "Access to Japanese government data through ProjectWEB (2021)") { id } }`,
    );
    const { subgraph } = await server.data(
      `query($id: ID!) { subgraph(seeds: [$id], hops: 2, budget: 60) { nodes { id } edges { id } } }`,
      { id: incident.id },
    );
    const counts = `MultiDiGraph with ${subgraph.nodes.length} nodes and ${subgraph.edges.length} edges`;
    expect(await shownIn("04-neighbourhood")).toContain(counts);
  });

  test("the audit finds one root behind two articles, and what the path cannot do without", async () => {
    const shown = await shownIn("05-evidence-audit");
    expect(shown).toContain("PERTAINS_TO Toray Industries REPORTED 70 2 1 Ivan Righi Tech Times (RESTATES)");
    expect(shown).toContain("without the whole set: vanished");
    expect(shown).toContain("alone: nothing moves");
  });

  test("the exported GraphML and CSV hold every entity and fact that the server counts", async () => {
    const { stats } = await server.data("{ stats { entities facts } }");
    const shown = await shownIn("06-export");
    expect(shown).toContain(`MultiDiGraph with ${stats.entities} nodes and ${stats.facts} edges`);
    expect(shown).toContain(`entities ${`${stats.entities} `.repeat(3)}True`);
    expect(shown).toContain(`facts ${`${stats.facts} `.repeat(3)}True`);
  });

  test("plots are kept as pictures, and no page asks another host for anything", async () => {
    const files = await readdir(OUTPUT, { recursive: true });
    const pictures = files.filter((file) => file.endsWith(".png"));
    expect(pictures.length).toBeGreaterThanOrEqual(6);
    for (const picture of pictures)
      expect((await readFile(join(OUTPUT, picture))).length).toBeGreaterThan(10_000);
    const pages = files.filter((file) => file.endsWith(".html"));
    expect(pages.length).toBeGreaterThanOrEqual(10);
    for (const page of pages) {
      const text = await readFile(join(OUTPUT, page), "utf8");
      expect([
        page,
        /(?:src|href)="(?:https?:)?\/\/[^"]*|url\((?!["']?(?:data:|#))[^)]*|@import/.exec(text),
      ]).toEqual([page, null]);
    }
  });

  testInBrowser(
    "the page of a neighbourhood works without a network: Enter on an entity leaves its ties alone",
    async () => {
      const browser = await launchChromium(chromium ?? "");
      try {
        const page = await browser.newPage();
        const record = recordPage(page);
        await page.goto(pathToFileURL(join(OUTPUT, "04-neighbourhood", "neighbourhood.html")).href);
        const faded = (): Promise<number> => page.locator("svg.picked .node.away").count();
        await page.getByRole("button", { name: "Fujitsu", exact: true }).focus();
        await page.keyboard.press("Enter");
        // Beside it, ProjectWEB alone is left.
        expect(await faded()).toBe((await page.locator("svg .node").count()) - 2);
        await page.keyboard.press("Enter");
        expect(await faded()).toBe(0);
        expect(record).toEqual({ requests: [], errors: [] });
      } finally {
        await browser.close();
      }
    },
  );

  test("--clear makes of a notebook that was run the one that is committed", async () => {
    const ran = await mkdtemp(join(folder, "ran-"));
    for (const name of NAMES) await copyFile(`${OUTPUT}/${name}.ipynb`, join(ran, `${name}.ipynb`));
    const cleared = await notebooks(["--clear", "--folder", ran], {});
    expect(cleared).toMatchObject({ code: 0, said: expect.stringMatching(/^Cleared: 01-quickstart\.ipynb/) });
    for (const name of NAMES)
      expect(await readFile(join(ran, `${name}.ipynb`), "utf8")).toBe(
        await readFile(`notebooks/${name}.ipynb`, "utf8"),
      );
    expect((await notebooks(["--clear", "--folder", ran], {})).said).toBe("Nothing to clear.\n");
  });

  test("a cell that fails ends the run with 1, and is named with its error", async () => {
    const broken = await mkdtemp(join(folder, "broken-"));
    const cells = ["# parameters\nurl = None", "1 / 0"].map((source, index) => ({
      ...{ cell_type: "code", id: `c-${index}`, execution_count: null, outputs: [], source },
      metadata: index === 0 ? { tags: ["parameters"] } : {},
    }));
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
    await writeFile(join(broken, "broken.ipynb"), text);
    const { code, said } = await notebooks(["--run", "--folder", broken, "--output", broken], settings);
    expect(code).toBe(1);
    expect(said).toContain("broken: cell 2 failed: 1 / 0");
    expect(said).toContain("ZeroDivisionError: division by zero");
    expect(said).toContain("0 of 1 notebooks ran");
  });

  test("a parameter is set from outside, and one that there is not is refused with those that there are", async () => {
    const output = join(folder, "set");
    const set = await notebooks(["--run", "01", "-p", "words=Marketo", "--output", output], settings);
    expect(set).toMatchObject({ code: 0, said: expect.stringContaining("1 of 1 notebooks ran") });
    expect(await readFile(join(output, "01-quickstart.ipynb"), "utf8")).toContain("words = 'Marketo'");
    const wrong = await notebooks(["--run", "01", "-p", "word=Marketo", "--output", output], settings);
    expect(wrong).toMatchObject({
      code: 1,
      said: "There is no parameter 'word'; expected one of url, words, start.\n",
    });
    const absent = await notebooks(["--run", "09", "--output", output], settings);
    expect(absent).toMatchObject({ code: 1, said: expect.stringContaining("There is no notebook '09'") });
  });

  test("where BREACHPATH_URL names no server, nothing is started, and what to do is said", async () => {
    const { code, said } = await notebooks(["--run"], { ...settings, BREACHPATH_URL: "http://127.0.0.1:9" });
    expect(code).toBe(1);
    expect(said.trim()).toMatch(
      /^No Breachpath answers at http:\/\/127\.0\.0\.1:9, which BREACHPATH_URL names\. Start it/,
    );
  });
});

describe("Without a Python that will do", () => {
  test("an old one is told, with what to do", async () => {
    const python = join(folder, "python3");
    await writeFile(python, "#!/bin/sh\necho 3.9.2\n");
    await chmod(python, 0o755);
    const path = `${folder}${delimiter}${process.env["PATH"] ?? ""}`;
    const { code, said } = await notebooks(["--run"], { PATH: path });
    expect(code).toBe(1);
    expect(said.trim()).toMatch(
      /^Python 3\.11 or later is needed for the notebooks; python3 is 3\.9\.2\. Install/,
    );
  });

  test("none is told, with what to do", async () => {
    const { code, said } = await notebooks(["--run"], { PATH: join(folder, "nowhere") });
    expect(code).toBe(1);
    expect(said.trim()).toMatch(
      /^Python 3\.11 or later is needed for the notebooks; there is no python3\. Install/,
    );
  });
});
