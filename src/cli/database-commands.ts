import { type Command, InvalidArgumentError } from "commander";
import type { Terminal } from "./ask.js";
import type { ForceOption } from "./commands/db-archive.js";
import type { ResetOptions } from "./commands/db-reset.js";
import type { Chosen } from "./settings.js";

interface Around {
  readonly terminal: () => Terminal;
  /** The file that Node runs as this program. */
  readonly entry: string;
}

// What a command needs is loaded when it runs: a search does not wait for the server's modules.
const DATA = ["--data <folder>", "folder of the managed Neo4j, in place of BREACHPATH_DATA"] as const;

/** Commands that run the server, and those that look after its database. */
export function addDatabaseCommands(program: Command, { terminal, entry }: Around): void {
  program
    .command("serve")
    .description("runs the server until Ctrl-C, as `npm start` does")
    .option("--port <number>", "where it listens, in place of PORT; 0 is any free port", toPort)
    .option("--host <address>", "where it listens, in place of HOST")
    .option(...DATA)
    .action(async (options: Chosen) => {
      const { runServer } = await import("../server/run-server.js");
      const { configurationOf } = await import("./settings.js");
      await runServer(() => configurationOf(options));
    });
  program
    .command("seed")
    .description("loads the seed graph, or another folder of records, into the database")
    .option("--seeds <folder>", "folder of .ndjson files, in place of BREACHPATH_SEEDS")
    .option(...DATA)
    .action(async (options: Chosen) => (await import("./commands/seed.js")).seed(terminal(), options));
  const db = program.command("db").description("looks after the managed Neo4j");
  db.command("start")
    .description("starts it in the background, for any number of servers to come and go")
    .option(...DATA)
    .action(async (options: Chosen) =>
      (await import("./commands/db-run.js")).start(terminal(), options, entry),
    );
  db.command("stop")
    .description("stops the one in the background")
    .option(...DATA)
    .action(async (options: Chosen) => (await import("./commands/db-run.js")).stop(terminal(), options));
  db.command("status")
    .description("whether it runs, where, and what it holds; exit code 3 if it does not run")
    .option(...DATA)
    .action(async (options: Chosen) => (await import("./commands/db-status.js")).status(terminal(), options));
  db.command("keep", { hidden: true })
    .description("what `db start` runs in the background")
    .option(...DATA)
    .action(async (options: Chosen) => (await import("./commands/db-run.js")).keep(options));
  addArchiveCommands(db, terminal);
}

/** Commands for a database that does not run. */
function addArchiveCommands(db: Command, terminal: () => Terminal): void {
  db.command("dump <file>")
    .description("writes the database that does not run into a file")
    .option("--force", "replaces a file that exists")
    .option(...DATA)
    .action(async (file: string, options: Chosen & ForceOption) =>
      (await import("./commands/db-archive.js")).dump(terminal(), file, options),
    );
  db.command("load <file>")
    .description("takes the database from a dump")
    .option("--force", "replaces a database that exists")
    .option(...DATA)
    .action(async (file: string, options: Chosen & ForceOption) =>
      (await import("./commands/db-archive.js")).load(terminal(), file, options),
    );
  db.command("reset")
    .description("deletes the database; downloads, caches and logs stay")
    .option("--yes", "does not ask")
    .option(...DATA)
    .action(async (options: Chosen & ResetOptions) =>
      (await import("./commands/db-reset.js")).reset(terminal(), options),
    );
}

function toPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError(`expected a port from 0 to 65535, got "${text}".`);
}
