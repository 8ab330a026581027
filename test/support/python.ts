import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const REQUIREMENTS = "test/python/requirements.txt";

/** `describe` where Python is there; elsewhere the tests say that they were skipped, which fails in CI. */
export const describePython = hasPython() ? describe : describe.skip;

/**
 * The interpreter of an environment with the pinned libraries. It is made once for each version of their list, and kept
 * between runs.
 */
export async function preparePython(): Promise<string> {
  const fingerprint = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 12);
  const folder = resolve(`.test-artefacts/python-${fingerprint}`);
  const python = join(folder, "bin", "python");
  const mark = join(folder, "complete");
  if (existsSync(mark)) return python;
  const startedAt = Date.now();
  process.stderr.write("Installing Python libraries for the tests ...\n");
  rmSync(folder, { recursive: true, force: true });
  await run("python3", ["-m", "venv", folder]);
  const quiet = ["--quiet", "--disable-pip-version-check", "--no-input"];
  await run(python, ["-m", "pip", "install", ...quiet, "-r", REQUIREMENTS]);
  await run(python, ["-c", `open(${JSON.stringify(`${mark}.part`)}, "w").close()`]);
  renameSync(`${mark}.part`, mark);
  process.stderr.write(`Installing Python libraries: ${((Date.now() - startedAt) / 1_000).toFixed(1)} s\n`);
  return python;
}

/** What a program of test/python says, which is JSON. */
export async function askPython(python: string, program: string, args: readonly string[]): Promise<any> {
  return JSON.parse(await run(python, [join("test/python", program), ...args]));
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
