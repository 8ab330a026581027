import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { StartupError } from "../../shared/errors.js";
import type { Progress } from "../../shared/progress.js";
import type { Layout } from "./layout.js";
import { neo4jConf, type Neo4jConfOptions } from "./neo4j-conf.js";
import { runStep } from "./step.js";
import type { ProcessExit } from "./supervised-process.js";

/** Runs Neo4j's administration tool to its end, with the arguments in a file. */
type RunAdmin = (argumentsFile: string) => Promise<ProcessExit>;

interface AdminRunner {
  readonly runAdmin: RunAdmin;
}

/** Whether a first start came so far that the home holds data. */
export function isHomeComplete(layout: Layout): boolean {
  return existsSync(layout.completeMarker);
}

/**
 * Makes Neo4j's home with a password of its own, unless there is one. A home whose first start was cut short is
 * made anew: nobody was ever given its address, so it holds nothing.
 */
async function prepareHome(layout: Layout, runAdmin: RunAdmin): Promise<void> {
  if (isHomeComplete(layout)) return;
  rmSync(layout.home, { recursive: true, force: true });
  mkdirSync(layout.confDirectory, { recursive: true, mode: 0o700 });
  writeFileSync(join(layout.confDirectory, "neo4j.conf"), "", { mode: 0o600 });
  const password = randomBytes(24).toString("hex");
  writeFileSync(layout.passwordFile, `${password}\n`, { mode: 0o600 });

  const argumentsFile = join(layout.home, "set-password");
  writeFileSync(argumentsFile, `dbms\nset-initial-password\n${password}\n`, { mode: 0o600 });
  const exit = await runAdmin(argumentsFile);
  rmSync(argumentsFile);
  if (exit.code !== 0) {
    throw new StartupError(
      `Neo4j's first password could not be set (Java ended with ${exit.signal ?? exit.code ?? "no code"}); ` +
        `what it said is in ${layout.consoleLog}.`,
    );
  }
}

/** The same as one step of the progress, where there is something to make. */
export async function ensureHome(layout: Layout, runtime: AdminRunner, progress: Progress): Promise<void> {
  if (isHomeComplete(layout)) return;
  await runStep(progress, "Preparing an empty database", async () =>
    prepareHome(layout, (argumentsFile) => runtime.runAdmin(argumentsFile)),
  );
}

/** Notes that the home has served a query: from now on it holds data and is never made anew. */
export function markHomeComplete(layout: Layout): void {
  if (!isHomeComplete(layout)) writeFileSync(layout.completeMarker, "", { mode: 0o600 });
}

export function writeConf(confDirectory: string, options: Neo4jConfOptions): void {
  mkdirSync(confDirectory, { recursive: true, mode: 0o700 });
  writeFileSync(join(confDirectory, "neo4j.conf"), neo4jConf(options), { mode: 0o600 });
}

export function readPassword(layout: Layout): string {
  try {
    return readFileSync(layout.passwordFile, "utf8").trim();
  } catch (cause) {
    throw new StartupError(
      `Neo4j's password file ${layout.passwordFile} cannot be read: put it back, ` +
        `or delete ${layout.directory} to start with an empty database.`,
      { cause },
    );
  }
}
