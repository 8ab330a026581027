/**
 * `npm run notebooks`: opens the notebooks in JupyterLab, with Python libraries and a Breachpath server as far as they are
 * missing. `-- --run [NAME ...] [-p NAME=VALUE ...]` runs them without a browser, `-- --clear` strips what runs left in them.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clearNotebooks } from "./notebooks/clear.mjs";
import { preparePython, REQUIREMENTS } from "./notebooks/python.mjs";
import { findOrStartServer, INTERRUPTED } from "./notebooks/server.mjs";
import { fail, ROOT } from "./prepare.mjs";
import { stopWithParent } from "./stop-with-parent.mjs";

const USAGE = `npm run notebooks                                open them in JupyterLab
npm run notebooks -- --no-browser                only print the address
npm run notebooks -- --run [NAME ...] [-p A=B]   run them without a browser; -p sets a parameter
npm run notebooks -- --clear                     strip outputs`;
const FOLDER = join(ROOT, "notebooks");

function readCommand() {
  try {
    const options = {
      run: { type: "boolean", default: false },
      clear: { type: "boolean", default: false },
      "no-browser": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      parameter: { type: "string", short: "p", multiple: true, default: [] },
      folder: { type: "string", default: FOLDER },
      output: { type: "string", default: join(ROOT, ".test-artefacts", "notebooks") },
    };
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    if (!values.run && positionals.length + values.parameter.length > 0)
      fail(`Names of notebooks and parameters go with --run.\n${USAGE}`);
    return { ...values, names: positionals };
  } catch (error) {
    return fail(`${error.message}\n${USAGE}`);
  }
}

/** Runs a program of `notebooks/` to its end; resolves to its exit code. A signal to this program is passed on. */
async function runProgram(python, name, args, server) {
  const home = join(ROOT, ".notebooks", "home");
  for (const part of ["config", "data", "runtime", "ipython", "matplotlib"])
    mkdirSync(join(home, part), { recursive: true });
  const child = spawn(python, [join(FOLDER, name), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
    env: {
      ...process.env,
      BREACHPATH_URL: server.url,
      PYTHONDONTWRITEBYTECODE: "1",
      // What the user has set up for other notebooks does not reach these, nor these that.
      JUPYTER_CONFIG_DIR: join(home, "config"),
      JUPYTER_DATA_DIR: join(home, "data"),
      JUPYTER_RUNTIME_DIR: join(home, "runtime"),
      JUPYTER_PREFER_ENV_PATH: "1",
      IPYTHONDIR: join(home, "ipython"),
      MPLCONFIGDIR: join(home, "matplotlib"),
    },
  });
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    child.kill("SIGTERM");
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
  await server.stop();
  return isStopped ? INTERRUPTED : code;
}

async function open(python, server, { "no-browser": quiet }) {
  process.stderr.write(
    `Breachpath: ${server.url}. Stop with Ctrl-C; what you change is saved in notebooks/.\n`,
  );
  const args = [...(quiet ? ["--no-browser"] : []), ...(process.getuid?.() === 0 ? ["--allow-root"] : [])];
  return runProgram(python, "lab.py", args, server);
}

async function run(python, server, { names, parameter, folder, output }) {
  const set = parameter.flatMap((each) => ["-p", each]);
  return runProgram(python, "run.py", ["--output", output, "--folder", folder, ...set, ...names], server);
}

stopWithParent();
const command = readCommand();
if (command.help) process.stdout.write(`${USAGE}\n`);
else if (command.clear) {
  const changed = clearNotebooks(command.folder);
  process.stdout.write(changed.length > 0 ? `Cleared: ${changed.join(", ")}\n` : "Nothing to clear.\n");
} else {
  const python = await preparePython(command.run ? REQUIREMENTS.run : REQUIREMENTS.jupyter);
  const server = await findOrStartServer();
  process.exit(await (command.run ? run : open)(python, server, command));
}
