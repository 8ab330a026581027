import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { readPassword } from "../../graph/managed/home.js";
import { layoutOf } from "../../graph/managed/layout.js";
import { isRunning } from "../../graph/managed/process-identity.js";
import { ProcessRecord } from "../../graph/managed/process-record.js";
import { findInstance } from "../../graph/managed/running-instance.js";
import { connectGraph } from "../../server/connect-graph.js";
import type { Terminal } from "../ask.js";
import { countAll } from "../count-all.js";
import { CommandFailure, EXIT } from "../failure.js";
import { type Chosen, managedOf } from "../settings.js";

interface Status {
  readonly running: boolean;
  readonly data: string;
  readonly uri: string | null;
  /** Neo4j's Java. */
  readonly pid: number | null;
  /** The program that started it: "server", "keeper" or "command". */
  readonly heldBy: string | null;
  readonly holderPid: number | null;
  /** Null if it does not run, or does not answer. */
  readonly holds: Holds | null;
  /** Why one that runs does not answer. */
  readonly problem: string | null;
  readonly storeBytes: number;
}

interface Holds {
  readonly entities: number;
  readonly facts: number;
  readonly claims: number;
}

/** Tells whether the managed Neo4j runs, and what is in it. */
export async function status(terminal: Terminal, options: Chosen): Promise<void> {
  const { dataDirectory } = managedOf(options);
  const found = await look(dataDirectory);
  if (terminal.json) terminal.out(JSON.stringify(found));
  else for (const line of linesOf(found)) terminal.out(line);
  if (found.running) return;
  throw new CommandFailure(
    `No Neo4j runs in ${dataDirectory}. Start it with \`breachpath db start\`.`,
    EXIT.nothingFound,
  );
}

async function look(dataDirectory: string): Promise<Status> {
  const layout = layoutOf(dataDirectory);
  const instance = findInstance(dataDirectory);
  const uri = instance?.uri ?? null;
  const recorded = new ProcessRecord(layout.processesFile).readLeftOver();
  const java = recorded.find((each) => each.role === "server" && isRunning(each));
  const counted = uri === null ? null : await count(uri, () => readPassword(layout));
  return {
    running: uri !== null,
    data: dataDirectory,
    uri,
    pid: java?.pid ?? null,
    heldBy: instance?.heldBy ?? null,
    holderPid: instance?.holder.pid ?? null,
    holds: typeof counted === "string" ? null : counted,
    problem: typeof counted === "string" ? counted : null,
    storeBytes: await sizeOf(join(layout.home, "data")),
  };
}

/** What the database holds, or why it does not answer. */
async function count(uri: string, password: () => string): Promise<Holds | string> {
  try {
    const connection = { uri, username: "neo4j", password: password(), database: "neo4j" };
    const graph = await connectGraph(connection);
    try {
      const { entities, facts, claims } = await countAll(graph);
      return { entities, facts, claims };
    } finally {
      await graph.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    // Neo4j may delete a log between the listing and the look.
    files.map(({ parentPath, name }) =>
      stat(join(parentPath, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((total, size) => total + size, 0);
}

function linesOf({
  running,
  data,
  uri,
  pid,
  heldBy,
  holderPid,
  holds,
  problem,
  storeBytes,
}: Status): string[] {
  const holder = { server: "a server", keeper: "`breachpath db start`", command: "another command" };
  const by = heldBy === null ? "" : holder[heldBy as keyof typeof holder];
  const counts = holds
    ? `${holds.entities} entities, ${holds.facts} facts, ${holds.claims} claims`
    : `unknown: ${problem ?? "it does not answer"}`;
  return [
    `state    ${running ? "running" : heldBy === null ? "not running" : `in use by ${by} (process ${String(holderPid)})`}`,
    ...(running
      ? [
          `address  ${String(uri)}`,
          `process  ${pid ?? "none"}, started by ${by} (process ${String(holderPid)})`,
          `holds    ${counts}`,
        ]
      : []),
    `store    ${(storeBytes / 1e6).toFixed(1)} MB in ${data}`,
  ];
}
