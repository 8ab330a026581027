import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "../../src/graph/managed/step.js";
import type { Progress } from "../../src/shared/progress.js";

const FOLDER = join("bench", "peer");
const STAMP = join(FOLDER, "node_modules", ".installed");

/** Installs the peer's packages as its lock file says, unless they are there. */
export async function preparePeer(progress: Progress): Promise<void> {
  const wanted = createHash("sha256")
    .update(readFileSync(join(FOLDER, "package-lock.json")))
    .digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  await runStep(progress, "Installing the peer's packages (bench/peer)", install);
  writeFileSync(STAMP, wanted);
}

function install(): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    const npm = spawn("npm", args, { cwd: FOLDER, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    npm.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    npm.once("error", reject);
    npm.once("exit", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `The peer's packages could not be installed (npm ended with ${code ?? "a signal"}):\n${said}`,
          ),
        );
    });
  });
}
