import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { findStats } from "../../entities/stats.js";
import { readPassword } from "../../graph/managed/home.js";
import { layoutOf } from "../../graph/managed/layout.js";
import { isRunning } from "../../graph/managed/process-identity.js";
import { ProcessRecord } from "../../graph/managed/process-record.js";
import { findInstance } from "../../graph/managed/running-instance.js";
import { connectGraph } from "../../server/connect-graph.js";
import { tlpRank } from "../../shared/tlp.js";
import type { Terminal } from "../ask.js";
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
  /** Null if it does not answer. */
  readonly holds: Holds | null;
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
  return {
    running: uri !== null,
    data: dataDirectory,
    uri,
    pid: java?.pid ?? null,
    heldBy: instance?.heldBy ?? null,
    holderPid: instance?.holder.pid ?? null,
    holds: uri === null ? null : await count(uri, () => readPassword(layout)),
    storeBytes: await sizeOf(join(layout.home, "data")),
  };
}

async function count(uri: string, password: () => string): Promise<Holds | null> {
  try {
    const connection = { uri, username: "neo4j", password: password(), database: "neo4j" };
    const graph = await connectGraph(connection);
    try {
      const { entities, facts, claims } = await findStats(graph, tlpRank("RED"));
      return { entities, facts, claims };
    } finally {
      await graph.close();
    }
  } catch {
    // It is told as what it is: a database that does not answer.
    return null;
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

function linesOf({ running, data, uri, pid, heldBy, holderPid, holds, storeBytes }: Status): string[] {
  const holder = { server: "a server", keeper: "`breachpath db start`", command: "another command" };
  const by = heldBy === null ? "" : holder[heldBy as keyof typeof holder];
  const counts = holds
    ? `${holds.entities} entities, ${holds.facts} facts, ${holds.claims} claims`
    : "it does not answer";
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
