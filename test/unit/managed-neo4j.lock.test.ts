import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { acquireInstanceLock } from "../../src/graph/managed/instance-lock.js";
import { findProcess, isRunning } from "../../src/graph/managed/process-identity.js";
import { ProcessRecord } from "../../src/graph/managed/process-record.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
let scratch: string;
let lockFile: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "breachpath-lock-"));
  lockFile = join(scratch, "lock.json");
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** The id of a process that has ended. */
const endedPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

const writeLock = (pid: number, started: string | null): void =>
  writeFileSync(lockFile, JSON.stringify({ id: "earlier", holder: { pid, started } }));

describe("a process's identity", () => {
  test("is that of a running process, and of no ended one", async () => {
    const own = findProcess(process.pid);
    expect(own?.started).toBeTruthy();
    expect(own && isRunning(own)).toBe(true);
    expect(findProcess(endedPid())).toBeUndefined();

    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    await once(child, "spawn");
    const identity = findProcess(child.pid ?? 0);
    expect(identity && isRunning(identity)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(identity && isRunning(identity)).toBe(false);
  });

  test("is not that of a later process under the same id", () => {
    expect(isRunning({ pid: process.pid, started: "another time" })).toBe(false);
  });

  test("is believed where the system does not tell the start", () => {
    expect(isRunning({ pid: process.pid, started: null })).toBe(true);
  });
});

describe("the instance lock", () => {
  test("refuses a second taker by the holder's id, and is free after its release", () => {
    const lock = acquireInstanceLock(lockFile, scratch);
    expect(() => acquireInstanceLock(lockFile, scratch)).toThrow(`(${process.pid})`);
    lock.release();
    lock.release();
    expect(readdirSync(scratch)).toEqual([]);
    acquireInstanceLock(lockFile, scratch).release();
  });

  test("names another process that holds it", () => {
    writeLock(process.ppid, findProcess(process.ppid)?.started ?? null);
    expect(() => acquireInstanceLock(lockFile, scratch)).toThrow(
      `already in use by process ${process.ppid}: stop that one`,
    );
    expect(readdirSync(scratch)).toEqual(["lock.json"]);
  });

  test.each([
    ["its holder has ended", () => writeLock(endedPid(), null)],
    ["its holder's id went to another process", () => writeLock(process.ppid, "before that")],
    ["it is empty", () => writeFileSync(lockFile, "")],
    ["it is not ours", () => writeFileSync(lockFile, '{"holder":null}')],
  ])("is taken over when %s", (_why, leave) => {
    leave();
    const lock = acquireInstanceLock(lockFile, scratch);
    expect(readFileSync(lockFile, "utf8")).toContain(`"pid":${process.pid}`);
    lock.release();
    expect(readdirSync(scratch)).toEqual([]);
  });

  test("does not release what another has taken over since", () => {
    const lock = acquireInstanceLock(lockFile, scratch);
    writeLock(process.ppid, null);
    lock.release();
    expect(existsSync(lockFile)).toBe(true);
  });

  test("goes to exactly one of several processes that find it stale at once", async () => {
    writeLock(endedPid(), null);
    const module = pathToFileURL(join(root, "src/graph/managed/instance-lock.ts")).href;
    const script = `
      import { acquireInstanceLock } from ${JSON.stringify(module)};
      process.stdin.once("data", () => {
        try { acquireInstanceLock(${JSON.stringify(lockFile)}, "data"); console.log("taken"); }
        catch { console.log("refused"); }
        process.stdin.once("end", () => process.exit());
      });
      console.log("ready");`;
    const args = ["--import", "tsx", "--input-type=module", "--eval", script];
    const contenders = Array.from({ length: 6 }, () =>
      spawn(process.execPath, args, { cwd: root, stdio: ["pipe", "pipe", "inherit"] }),
    );
    await Promise.all(contenders.map((contender) => once(contender.stdout, "data")));
    const answers = contenders.map(async (contender) =>
      String((await once(contender.stdout, "data"))[0]).trim(),
    );
    for (const contender of contenders) contender.stdin.write("go\n");
    const said = await Promise.all(answers);
    const exits = contenders.map((contender) => once(contender, "exit"));
    for (const contender of contenders) contender.stdin.end();
    await Promise.all(exits);
    expect(said.sort()).toEqual(["refused", "refused", "refused", "refused", "refused", "taken"]);
  });
});

describe("the record of processes", () => {
  test("tells a later start what is running, and is gone once nothing is", () => {
    const file = join(scratch, "processes.json");
    const record = new ProcessRecord(file);
    record.add("supervisor", process.pid);
    expect(record.add("server", endedPid())).toBeUndefined();
    expect(new ProcessRecord(file).readLeftOver()).toEqual([
      { role: "supervisor", ...findProcess(process.pid) },
    ]);
    record.remove(process.pid);
    expect(readdirSync(scratch)).toEqual([]);
    expect(new ProcessRecord(file).readLeftOver()).toEqual([]);
  });

  test("is empty where the file is damaged", () => {
    const file = join(scratch, "processes.json");
    writeFileSync(file, "[{");
    expect(new ProcessRecord(file).readLeftOver()).toEqual([]);
  });
});
