import { existsSync, linkSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { StartupError } from "../../../shared/errors.js";
import type { ManagedNeo4jOptions } from "../managed-neo4j.js";
import { prepareRuntime } from "../prepare-runtime.js";
import { hasDatabase } from "./adopt-load.js";
import { runAdminCommand } from "./admin-command.js";
import { atRest } from "./at-rest.js";

/**
 * Writes the database that does not run into a file, which appears whole or not at all.
 *
 * @returns the file's size in bytes
 * @throws StartupError when there is no database, the file exists and may not be replaced, or Neo4j fails.
 */
export async function dumpDatabase(
  options: ManagedNeo4jOptions,
  file: string,
  replace: boolean,
): Promise<number> {
  return atRest(options, async (layout, record) => {
    if (!hasDatabase(layout)) {
      throw new StartupError(`There is no database in ${layout.directory}; nothing was written.`);
    }
    const target = resolve(file);
    if (!replace && existsSync(target)) throw exists(target);
    const runtime = await prepareRuntime(options, layout, record);
    const draft = makeDraft(target);
    const removeDraft = (): void => rmSync(draft, { recursive: true, force: true });
    process.once("exit", removeDraft);
    try {
      const args = ["database", "dump", "neo4j", `--to-path=${draft}`];
      const failure = await runAdminCommand(
        runtime,
        { step: "Dumping the database", args },
        options.progress,
      );
      if (failure !== null) throw notDumped(failure);
      place(join(draft, "neo4j.dump"), target, replace);
      return statSync(target).size;
    } finally {
      removeDraft();
      process.off("exit", removeDraft);
    }
  });
}

/** Beside the target, so that the finished file only has to be renamed. */
function makeDraft(target: string): string {
  try {
    return mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError(`The dump cannot be written to ${target} (${why}): name another file.`, { cause });
  }
}

function place(from: string, target: string, replace: boolean): void {
  if (replace) {
    renameSync(from, target);
    return;
  }
  try {
    // A link, unlike a rename, does not replace what has come there meanwhile.
    linkSync(from, target);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") renameSync(from, target);
    else throw exists(target);
  }
}

function exists(target: string): StartupError {
  return new StartupError(`${target} exists already: name another file, or say --force.`);
}

function notDumped(said: string): StartupError {
  const unclean = /recover/i.test(said);
  const advice = unclean
    ? "It was not stopped in order: run `breachpath db start` and `breachpath db stop`, then dump it again. "
    : "";
  return new StartupError(`The database was not dumped. ${advice}Neo4j said:\n${said}`);
}
