/**
 * `npm test`: installs and builds what is missing, then runs every check and every suite, and closes with one line:
 * "N passed, N failed, N skipped". `--static` runs the checks alone; `--full` tries everything at its full size; other
 * arguments go to Jest.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { prepare, ROOT, run } from "./prepare.mjs";

const bin = (...path) => join(ROOT, "node_modules", ...path);
const ARTEFACTS = join(ROOT, ".test-artefacts");
const WORKERS = 2;

/** What is checked without running the program, what takes longest first. Each counts as one test. */
const CHECKS = {
  lint: [bin("eslint", "bin", "eslint.js"), "."],
  format: [bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."],
  types: [bin("typescript", "bin", "tsc"), "--noEmit"],
  "types of the playground": [bin("typescript", "bin", "tsc"), "--noEmit", "-p", "playground"],
  "types of the clients": [bin("typescript", "bin", "tsc"), "-p", "clients"],
  "queries of the clients": [bin("gql.tada", "bin", "cli.js"), "check", "-c", "clients/tsconfig.json"],
  "types of the explorer": [bin("typescript", "bin", "tsc"), "--noEmit", "-p", "explorer"],
  "types of the explorer's tests": [bin("typescript", "bin", "tsc"), "--noEmit", "-p", "test/unit/explorer"],
  "direction of imports": [
    bin("dependency-cruiser", "bin", "dependency-cruise.mjs"),
    "--config",
    ".dependency-cruiser.cjs",
    "src",
  ],
  "dead code": [bin("knip", "bin", "knip.js")],
};

const totals = { passed: 0, failed: 0, skipped: 0 };

/** As many at a time as suites: most of them keep one processor busy. */
async function runChecks() {
  const open = Object.entries(CHECKS);
  const work = async () => {
    for (let check = open.shift(); check; check = open.shift()) await runCheck(...check);
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
}

/** What a check says is shown when it has ended: another one may be speaking. */
async function runCheck(name, command) {
  const startedAt = Date.now();
  const { code, said } = await runAside(process.execPath, command);
  const passed = code === 0;
  totals[passed ? "passed" : "failed"] += 1;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(`${said}${passed ? "passed" : "FAILED"}: ${name}, ${seconds} s\n`);
}

function runAside(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk) => (said += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, said }));
  });
}

async function runSuite(project, args) {
  const report = join(ARTEFACTS, `${project}.json`);
  rmSync(report, { force: true });
  const jest = [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    bin("jest", "bin", "jest.js"),
  ];
  const code = await run(process.execPath, [
    ...jest,
    "--selectProjects",
    project,
    "--json",
    `--outputFile=${report}`,
    "--passWithNoTests",
    // A test that leaves something open must not keep the rest waiting.
    "--forceExit",
    ...args,
  ]);
  const counts = readReport(report);
  totals.passed += counts.numPassedTests;
  // A file that cannot be loaded has no tests to fail, so it counts as one.
  totals.failed += counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  totals.skipped += counts.numPendingTests + counts.numTodoTests;
  if (code !== 0 && counts.numFailedTests + counts.numRuntimeErrorTestSuites === 0) totals.failed += 1;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {
      numPassedTests: 0,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 0,
      numPendingTests: 0,
      numTodoTests: 0,
    };
  }
}

const args = process.argv.slice(2);
await prepare();
mkdirSync(ARTEFACTS, { recursive: true });
if (args.includes("--full")) process.env.BREACHPATH_TEST_FULL = "1";
const only = args.filter((arg) => arg !== "--static" && arg !== "--full");
if (only.length === 0) await runChecks();
if (!args.includes("--static")) {
  await runSuite("unit", [...only, `--maxWorkers=${WORKERS}`]);
  // Each worker has a database of its own (test/support/test-database.ts), and runs file after file.
  await runSuite("integration", [...only, `--maxWorkers=${WORKERS}`]);
  // What is held against the clock has the machine to itself.
  await runSuite("timed", [...only, "--runInBand"]);
}
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
// In CI everything that a test needs is there; one that is skipped has not done its work.
process.exit(totals.failed > 0 || (process.env.CI && totals.skipped > 0) ? 1 : 0);
