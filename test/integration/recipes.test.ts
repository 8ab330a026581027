import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { runCommand } from "../support/command-line.js";
import { inheritedSettings } from "../support/program.js";
import { describePython, preparePython } from "../support/python.js";
import { recipeBlocks } from "../support/recipes.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), "breachpath-recipes-"));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the command of a recipe prints: something of it. */
const PRINTED: Readonly<Record<number, readonly string[]>> = {
  1: ["CONFIRMED", "at least 76,000 records"],
  2: ["DISPUTED", "Fujitsu"],
  4: ["BLOCKED_BY_LENS"],
  6: ["Toray Industries"],
  9: ["4 GB"],
  10: [],
};

test("each command of the recipes answers its question", async () => {
  const commands = await recipeBlocks("sh");
  expect(commands.map(({ recipe }) => recipe)).toEqual(Object.keys(PRINTED).map(Number));
  for (const { recipe, text } of commands) {
    const [npx, breachpath, ...args] = wordsOf(text);
    expect([npx, breachpath]).toEqual(["npx", "breachpath"]);
    const inFolder = args.map((word) => (word === "all.ndjson" ? join(folder, word) : word));
    const { out, err, code } = await runCommand(inFolder, { ...process.env, BREACHPATH_URL: server.url });
    const printed = `${out}${err}`;
    for (const part of PRINTED[recipe] ?? []) expect(printed).toContain(part);
    // What is not found is no failure, and says so by its code.
    expect(code).toBe(recipe === 4 ? 3 : 0);
  }
  expect(await readFile(join(folder, "all.ndjson"), "utf8")).toContain('"Toray Industries"');
});

/** What the line of a recipe gives: something of it as text. */
const GIVEN: Readonly<Record<number, readonly string[]>> = {
  1: ["76000", "AT_LEAST"],
  2: ["Fujitsu", "DISPUTED"],
  3: ["REFUTED", "Andrew Kane", "Toray Industries"],
  4: ["BLOCKED_BY_LENS"],
  5: ["'low': 76000", "AT_LEAST"],
  6: ["independent_roots", "Toray Industries"],
  7: ["PREDICATE_DISPUTE"],
  8: ["REFUTED", "DISPUTED", "ALLEGED"],
  9: ["4000000000"],
  10: ["Empty DataFrame"],
};

describePython("in Python", () => {
  test("each line of the recipes answers its question", async () => {
    const lines = await recipeBlocks("python");
    expect(lines.map(({ recipe }) => recipe)).toEqual(Object.keys(GIVEN).map(Number));
    const program = [
      "import json, pandas",
      'pandas.set_option("display.max_columns", None, "display.width", 1000, "display.max_colwidth", None)',
      "from breachpath import connect, make_lens",
      "bp = connect()",
      `print(json.dumps([str(eval(line)) for line in ${JSON.stringify(lines.map(({ text }) => text))}]))`,
    ].join("\n");
    const env = {
      ...inheritedSettings(),
      PYTHONPATH: resolve("notebooks"),
      BREACHPATH_URL: server.url,
      BREACHPATH_OUTPUT: folder,
    };
    const { stdout } = await promisify(execFile)(await preparePython(), ["-c", program], { env });
    const answers = JSON.parse(stdout) as string[];
    lines.forEach(({ recipe }, index) => {
      for (const part of GIVEN[recipe] ?? []) expect(answers[index]).toContain(part);
    });
  }, 400_000);
});

/** A command as a shell splits it: words, and quoted ones without their quotes. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? String(plain));
}
