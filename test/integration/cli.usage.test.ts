import { once } from "node:events";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../support/command-line.js";
import { inheritedSettings, makeDataFolder, processesOf, startProgram, waitFor } from "../support/program.js";

let folder: Awaited<ReturnType<typeof makeDataFolder>>;
beforeAll(async () => {
  folder = await makeDataFolder();
  await mkdir(join(folder.path, "empty"));
});
afterAll(() => folder.remove());

const ELSEWHERE = { NEO4J_URI: "bolt://127.0.0.1:9", NEO4J_PASSWORD: "x" };

describe("A command about the database, asked amiss", () => {
  test.each([
    [["db", "strat"], {}, 2, /unknown command 'strat'\n\(Did you mean start\?\)/],
    [["db", "dump"], {}, 2, /missing required argument 'file'/],
    [["serve", "--port", "99999"], {}, 2, /expected a port from 0 to 65535, got "99999"/],
    [["seed", "--seeds", "nowhere"], {}, 2, /there is no folder "nowhere"/],
    [["seed"], { LOG_LEVEL: "loud" }, 2, /LOG_LEVEL: expected one of/],
    [["seed"], ELSEWHERE, 4, /No Neo4j answers at bolt:\/\/127\.0\.0\.1:9/],
    [["db", "status"], ELSEWHERE, 2, /bolt:\/\/127\.0\.0\.1:9, which is not ours to manage/],
    [["db", "load", "nowhere.dump"], {}, 1, /There is no file .*nowhere\.dump; nothing was changed/],
  ])("%j with %j ends with %i and says why", async (args, settings, code, says) => {
    const data = join(folder.path, "data");
    const ended = await runCommand(args, { ...inheritedSettings(), BREACHPATH_DATA: data, ...settings });
    expect(ended.err).toMatch(says);
    expect(ended).toMatchObject({ code, out: "" });
  });

  test("a folder without records is no seed graph", async () => {
    const empty = join(folder.path, "empty");
    const ended = await runCommand(["seed", "--seeds", empty], inheritedSettings());
    expect(ended).toMatchObject({
      code: 2,
      err: expect.stringContaining("expected a folder of .ndjson files"),
    });
    expect(await readdir(empty)).toEqual([]);
  });
});

describe("A start in the background that is interrupted", () => {
  test("ends with 130 and leaves nothing that runs", async () => {
    const data = join(folder.path, "interrupted");
    const program = startProgram({ BREACHPATH_DATA: data }, ["dist/server/cli.js", "db", "start"]);
    await waitFor(() => (processesOf(data).length >= 2 ? true : undefined), 30_000);
    program.child.kill("SIGINT");
    if (program.child.exitCode === null) await once(program.child, "exit");
    expect(await program.exited).toBe(130);
    await waitFor(() => (processesOf(data).length === 0 ? true : undefined), 20_000);
  });
});
