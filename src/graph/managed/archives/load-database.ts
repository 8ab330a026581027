import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { StartupError } from "../../../shared/errors.js";
import { ensureHome } from "../home.js";
import type { Layout } from "../layout.js";
import type { ManagedNeo4jOptions } from "../managed-neo4j.js";
import { prepareRuntime } from "../prepare-runtime.js";
import { adoptLoad, hasDatabase } from "./adopt-load.js";
import { runAdminCommand, type AdminCommand } from "./admin-command.js";
import { atRest } from "./at-rest.js";

/**
 * Loads a dump. It is unpacked and checked in a home of its own first: a broken one leaves the old data as they were.
 *
 * @throws StartupError when there is a database that may not be replaced, or the file holds none.
 */
export async function loadDatabase(
  options: ManagedNeo4jOptions,
  file: string,
  replace: boolean,
): Promise<void> {
  return atRest(options, async (layout, record) => {
    if (hasDatabase(layout) && !replace) {
      throw new StartupError(
        `${options.dataDirectory} holds a database already: say --force to put the dump in its place, ` +
          "or choose another data directory.",
      );
    }
    const source = resolve(file);
    if (!statSync(source, { throwIfNoEntry: false })?.isFile()) {
      throw new StartupError(`There is no file ${source}; nothing was changed.`);
    }
    const runtime = await prepareRuntime(options, layout, record);
    const folder = makeLoadingHome(layout, source);
    try {
      for (const command of commands(layout, folder)) {
        const said = await runAdminCommand(runtime, command, options.progress);
        if (said === null) continue;
        throw new StartupError(
          `${source} cannot be loaded; the database is as it was. Expected a file of \`breachpath db dump\`. Neo4j said:\n${said}`,
        );
      }
      await ensureHome(layout, runtime, options.progress);
      adoptLoad(layout);
    } finally {
      rmSync(layout.loading, { recursive: true, force: true });
    }
  });
}

/** An empty home to unpack in; returns the folder in which the dump stands under the name that Neo4j looks for. */
function makeLoadingHome({ loading }: Layout, source: string): string {
  const folder = join(loading, "from");
  for (const each of [folder, join(loading, "conf")]) mkdirSync(each, { recursive: true, mode: 0o700 });
  writeFileSync(join(loading, "conf", "neo4j.conf"), "db.tx_log.preallocate=false\n", { mode: 0o600 });
  symlinkSync(source, join(folder, "neo4j.dump"));
  return folder;
}

function commands({ loading: home }: Layout, folder: string): AdminCommand[] {
  return [
    { step: "Unpacking the dump", args: ["database", "load", "neo4j", `--from-path=${folder}`], home },
    {
      step: "Checking the dump",
      args: ["database", "check", "neo4j", `--report-path=${join(home, "report")}`],
      home,
    },
  ];
}
