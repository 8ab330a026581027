import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const REQUIREMENTS = ["test/python/requirements.txt", "notebooks/requirements.txt"];
const LOOK_EVERY_MS = 500;

/** `describe` where Python is there; elsewhere the tests say that they were skipped, which fails in CI. */
export const describePython = hasPython() ? describe : describe.skip;

/**
 * The interpreter of an environment with the pinned libraries. It is made once for each version of their lists, and kept
 * between runs; suites that want it at the same time wait for the one that makes it.
 */
export async function preparePython(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of REQUIREMENTS) hash.update(readFileSync(file));
  const folder = resolve(`.test-artefacts/python-${hash.digest("hex").slice(0, 12)}`);
  const mark = join(folder, "complete");
  const lock = `${folder}.lock`;
  while (!existsSync(mark)) {
    if (!takeLock(lock)) await wait(LOOK_EVERY_MS);
    else {
      try {
        if (!existsSync(mark)) await install(folder, mark);
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    }
  }
  return pythonOf(folder);
}

const pythonOf = (folder: string): string => join(folder, "bin", "python");

async function install(folder: string, mark: string): Promise<void> {
  const startedAt = Date.now();
  process.stderr.write("Installing Python libraries for the tests ...\n");
  rmSync(folder, { recursive: true, force: true });
  await run("python3", ["-m", "venv", folder]);
  const quiet = ["--quiet", "--disable-pip-version-check", "--no-input"];
  await run(pythonOf(folder), ["-m", "pip", "install", ...quiet, "-r", "test/python/requirements.txt"]);
  writeFileSync(`${mark}.part`, "");
  renameSync(`${mark}.part`, mark);
  process.stderr.write(`Installing Python libraries: ${((Date.now() - startedAt) / 1_000).toFixed(1)} s\n`);
}

/** Whether the lock is now ours. One whose holder is gone is taken away. */
function takeLock(lock: string): boolean {
  const holder = join(lock, "pid");
  try {
    mkdirSync(lock);
    writeFileSync(holder, String(process.pid));
    return true;
  } catch {
    if (existsSync(holder) && !isAlive(Number(readFileSync(holder, "utf8"))))
      rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What a program of test/python says, which is JSON. */
export async function askPython(python: string, program: string, args: readonly string[]): Promise<any> {
  return JSON.parse(await run(python, ["-B", join("test/python", program), ...args]));
}

function hasPython(): boolean {
  try {
    execFileSync("python3", ["-c", "import venv, ensurepip"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolvePromise, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let [output, problems] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (problems += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolvePromise(output);
      else
        reject(
          new Error(`${command} ${args.join(" ")} ended with ${String(code)}:\n${problems.slice(-2_000)}`),
        );
    });
  });
}
