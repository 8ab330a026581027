/** The Python that runs the notebooks: an environment of its own, made once for each version of the pinned libraries. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, ROOT } from "../prepare.mjs";

const OLDEST_PYTHON = [3, 11];
const ENVIRONMENT = join(ROOT, ".notebooks");
const STAMP = join(ENVIRONMENT, "installed");
const WINDOWS = process.platform === "win32";
const SAY_EVERY_MS = 5_000;
const LAST_WORDS = 2_000;

/** What is installed: to run the notebooks, or to work on them in JupyterLab, too. */
export const REQUIREMENTS = {
  run: "notebooks/requirements.txt",
  jupyter: "notebooks/requirements-jupyter.txt",
};

/**
 * An interpreter that has what `requirements` names. `BREACHPATH_NOTEBOOKS_PYTHON` is one that has it already; else an
 * environment is made in `.notebooks/`.
 */
export async function preparePython(requirements) {
  const given = process.env.BREACHPATH_NOTEBOOKS_PYTHON;
  if (given) return checkVersion(given);
  const base = checkVersion(WINDOWS ? "python" : "python3");
  const python = join(ENVIRONMENT, ...(WINDOWS ? ["Scripts", "python.exe"] : ["bin", "python"]));
  const wanted = stampOf(base, requirements);
  // What JupyterLab needs holds all that a run needs.
  const enough = [wanted, stampOf(base, REQUIREMENTS.jupyter)];
  if (existsSync(STAMP) && enough.includes(readFileSync(STAMP, "utf8"))) return python;
  const startedAt = Date.now();
  rmSync(STAMP, { force: true });
  rmSync(ENVIRONMENT, { recursive: true, force: true });
  await runPython(base, ["-m", "venv", ENVIRONMENT], () => {});
  // JupyterLab brings scripts that are no ES modules; this project's package.json would make them such.
  writeFileSync(join(ENVIRONMENT, "package.json"), '{ "type": "commonjs" }\n');
  await install(python, requirements);
  writeFileSync(STAMP, wanted);
  process.stderr.write(`Installing Python libraries: ${((Date.now() - startedAt) / 1_000).toFixed(1)} s\n`);
  return python;
}

/** The command, if it is a Python that is new enough and can make environments; else the program ends with a sentence. */
function checkVersion(command) {
  const oldest = OLDEST_PYTHON.join(".");
  const advice = `Install one from python.org or with your system's packages, or name one in BREACHPATH_NOTEBOOKS_PYTHON.`;
  const program = "import sys, venv, ensurepip; print(*sys.version_info[:3], sep='.')";
  const { stdout, stderr, status, error } = spawnSync(command, ["-c", program], { encoding: "utf8" });
  if (error) fail(`Python ${oldest} or later is needed for the notebooks; there is no ${command}. ${advice}`);
  if (status !== 0) {
    const why = stderr.trim().split("\n").at(-1);
    fail(
      `${command} cannot make environments (${why}). On Debian and Ubuntu: apt-get install python3-venv. ${advice}`,
    );
  }
  const version = stdout.trim();
  const [major, minor] = version.split(".").map(Number);
  if (major < OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor < OLDEST_PYTHON[1]))
    fail(`Python ${oldest} or later is needed for the notebooks; ${command} is ${version}. ${advice}`);
  return command;
}

function stampOf(base, requirements) {
  const { stdout } = spawnSync(base, ["-c", "import sys; print(sys.version, sys.executable)"], {
    encoding: "utf8",
  });
  const hash = createHash("sha256").update(stdout).update(requirements);
  // The second list begins with the first.
  for (const file of [REQUIREMENTS.run, requirements]) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
}

async function install(python, requirements) {
  const lists = new Set([REQUIREMENTS.run, requirements]);
  const pins = [...lists].flatMap((file) =>
    readFileSync(join(ROOT, file), "utf8")
      .split("\n")
      .filter((line) => line.includes("==")),
  );
  const say = startSaying();
  let seen = 0;
  const args = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"];
  await runPython(python, [...args, "-r", join(ROOT, requirements)], (line) => {
    if (/^Collecting /.test(line)) say(`${Math.min((seen += 1), pins.length)} of ${pins.length} fetched`);
    if (/^Installing collected packages/.test(line)) say(`${pins.length} being written`);
  });
  say(null);
}

/** Says how far it is: on one line of a terminal, elsewhere on a line every few seconds. */
function startSaying() {
  const title = "Installing Python libraries (once)";
  let saidAt = 0;
  process.stderr.write(process.stderr.isTTY ? `${title} ...` : `${title} ...\n`);
  return (detail) => {
    if (process.stderr.isTTY)
      process.stderr.write(detail === null ? "\r\x1b[2K" : `\r\x1b[2K${title}: ${detail}`);
    else if (detail !== null && Date.now() - saidAt > SAY_EVERY_MS) {
      saidAt = Date.now();
      process.stderr.write(`${title}: ${detail}\n`);
    }
  };
}

function runPython(command, args, onLine) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let [open, said] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      const lines = (open + chunk).split("\n");
      open = lines.pop();
      lines.forEach(onLine);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => (said += chunk));
    child.once("error", (error) => fail(`${command} cannot be started: ${error.message}`));
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        fail(
          `${said.slice(-LAST_WORDS)}\nThe Python libraries could not be installed; pip says why above. Is the package index within reach?`,
        );
    });
  });
}
