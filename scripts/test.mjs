/**
 * `npm test`: installs and builds what is missing, then runs every check and every suite, and closes with one line:
 * "N passed, N failed, N skipped". `--static` runs the checks alone; `--full` tries everything at its full size; other
 * arguments go to Jest.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { prepare, ROOT, run } from "./prepare.mjs";

const bin = (...path) => join(ROOT, "node_modules", ...path);
const ARTEFACTS = join(ROOT, ".test-artefacts");

/** What is checked without running the program. Each counts as one test. */
const CHECKS = {
  format: [bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."],
  lint: [bin("eslint", "bin", "eslint.js"), "."],
  types: [bin("typescript", "bin", "tsc"), "--noEmit"],
  "types of the playground": [bin("typescript", "bin", "tsc"), "--noEmit", "-p", "playground"],
  "direction of imports": [
    bin("dependency-cruiser", "bin", "dependency-cruise.mjs"),
    "--config",
    ".dependency-cruiser.cjs",
    "src",
  ],
  "dead code": [bin("knip", "bin", "knip.js")],
};

const totals = { passed: 0, failed: 0, skipped: 0 };

async function runChecks() {
  for (const [name, command] of Object.entries(CHECKS)) {
    const startedAt = Date.now();
    const passed = (await run(process.execPath, command)) === 0;
    totals[passed ? "passed" : "failed"] += 1;
    process.stderr.write(
      `${passed ? "passed" : "FAILED"}: ${name}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`,
    );
  }
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
  await runSuite("unit", [...only, "--maxWorkers=2"]);
  // Each worker has a database of its own (test/support/test-database.ts), and runs file after file.
  await runSuite("integration", [...only, "--maxWorkers=2"]);
  // What is held against the clock has the machine to itself.
  await runSuite("timed", [...only, "--runInBand"]);
}
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
// In CI everything that a test needs is there; one that is skipped has not done its work.
process.exit(totals.failed > 0 || (process.env.CI && totals.skipped > 0) ? 1 : 0);
