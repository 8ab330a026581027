import { readdir } from "node:fs/promises";
import { pino } from "pino";
import type { GraphStats } from "../../entities/stats.js";
import { ConsoleProgress } from "../../server/console-progress.js";
import { openDatabase } from "../../server/open-database.js";
import { prepareGraph } from "../../server/prepare-graph.js";
import type { Terminal } from "../ask.js";
import { countAll } from "../count-all.js";
import { CommandFailure, EXIT } from "../failure.js";
import { type Chosen, readOrRefuse } from "../settings.js";

/** Loads the seed graph, or another folder of records, into the configured database, whoever runs it. */
export async function seed(terminal: Terminal, options: Chosen): Promise<void> {
  if (options.seeds !== undefined) await checkFolder(options.seeds);
  const configuration = readOrRefuse(options);
  const progress = new ConsoleProgress(process.stderr);
  const log = pino(
    { level: configuration.logLevel, base: undefined },
    pino.destination({ dest: 2, sync: true }),
  );
  const manner = { heldBy: "command", shared: ["server", "keeper"] } as const;
  const opened = await openDatabase(configuration, { progress, log }, manner);
  try {
    const { records } = await prepareGraph(opened.graph, configuration, progress);
    print(terminal, records, await countAll(opened.graph));
  } finally {
    await opened.close();
  }
}

async function checkFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => null);
  if (!names) throw new CommandFailure(`--seeds: there is no folder "${folder}".`, EXIT.usage);
  if (names.some((name) => name.endsWith(".ndjson"))) return;
  const message = `--seeds: expected a folder of .ndjson files; "${folder}" holds none. Other formats come in by \`breachpath import\`.`;
  throw new CommandFailure(message, EXIT.usage);
}

function print(terminal: Terminal, records: number, { entities, facts, claims, sources }: GraphStats): void {
  if (terminal.json) {
    terminal.out(JSON.stringify({ records, entities, facts, claims, sources }));
    return;
  }
  terminal.out(
    records === 0 ? "Nothing changed: these records are loaded already." : `${records} records loaded.`,
  );
  terminal.out(
    `The database has ${entities} entities, ${facts} facts, ${claims} claims, ${sources} sources.`,
  );
}
