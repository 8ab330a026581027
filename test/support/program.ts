import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The program as a user runs it, with what it has printed so far. */
export interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves to the exit code; null if a signal ended it. */
  readonly exited: Promise<number | null>;
}

/** Starts the server as it was built, or another command, with these settings and nothing else of ours from the environment. */
export function startProgram(
  settings: Readonly<Record<string, string>>,
  command: readonly string[] = ["dist/server/main.js"],
): Program {
  const child = spawn(process.execPath, [...command], {
    env: { ...inheritedSettings(), PORT: "0", LOG_LEVEL: "silent", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { child, output: () => output, exited };
}

/** What a program needs of the environment, and nothing of ours. */
export function inheritedSettings(): Record<string, string> {
  const { PATH, HOME, JAVA_HOME, JAVA_TOOL_OPTIONS } = process.env;
  const found = Object.entries({ PATH, HOME, JAVA_HOME, JAVA_TOOL_OPTIONS }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(found) as Record<string, string>;
}

/** Waits until it serves, and returns its URL; fails if it ends before. */
export async function urlOf(program: Program): Promise<string> {
  const ended = program.exited.then((code) => {
    throw new Error(`It ended with ${String(code)}:\n${program.output()}`);
  });
  const ready = waitFor(() => /GraphQL +(http:\/\/\S+)\/graphql/.exec(program.output())?.[1], 120_000);
  return Promise.race([ready, ended]);
}

/** A folder of its own for the managed Neo4j. */
export async function makeDataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "breachpath-program-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The processes whose command line names this folder: the supervisor and Neo4j's Java. */
export function processesOf(folder: string): number[] {
  return listProcesses()
    .filter(({ command }) => command.includes(folder))
    .map(({ pid }) => pid);
}

/** Neo4j's Java over this folder. */
export function javaOf(folder: string): number | undefined {
  return listProcesses().find(
    ({ command }) =>
      command.includes(folder) && command.includes("CommunityEntryPoint") && /^\S*java /.test(command),
  )?.pid;
}

function listProcesses(): { pid: number; command: string }[] {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.flatMap((pid) => {
    try {
      return [{ pid, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") }];
    } catch {
      return [];
    }
  });
}

/** Polls until there is a value. */
export async function waitFor<Value>(
  find: () => Value | undefined | Promise<Value | undefined>,
  milliseconds: number,
): Promise<Value> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing came within ${milliseconds} ms.`);
}
