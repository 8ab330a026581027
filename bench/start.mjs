/** `npm run bench`: installs and builds what changed, then runs the benchmarks in a process of their own. */
import { spawn } from "node:child_process";
import { prepare, ROOT } from "../scripts/prepare.mjs";

await prepare();
const flags = ["--max-semi-space-size=64", "--max-old-space-size=6000", "--import", "tsx"];
const child = spawn(process.execPath, [...flags, "bench/bench.ts", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
});
// A terminal sends Ctrl-C to both; the benchmarks stop what they started, and this waits for them.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code) => process.exit(code ?? 1));
