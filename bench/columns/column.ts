import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { cpuMilliseconds, residentMegabytes } from "../measure/process-cost.js";

/** The ways of answering that are held against each other. */
export const COLUMN_NAMES = ["floor", "ours", "peer", "tuned", "naive"] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

export const COLUMN_TITLES: Readonly<Record<ColumnName, string>> = {
  floor: "floor",
  ours: "Breachpath",
  peer: "@neo4j/graphql stock",
  tuned: "@neo4j/graphql tuned",
  naive: "naive resolvers",
};

/** Where the database is. */
export interface DatabaseAddress {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

export interface ColumnCommand {
  readonly name: ColumnName;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const ADDRESS = /(?:GraphQL|ready) +(http:\/\/\S+)/;
const LONGEST_START_MS = 180_000;
const LOOK_EACH_MS = 10;
const GRACE_MS = 10_000;

/** One way of answering, as a process of its own, so that what it costs can be seen. */
export class Column {
  private output = "";

  private constructor(
    readonly name: ColumnName,
    private readonly child: ChildProcess,
    private readonly startedAt: number,
  ) {}

  /** Starts the process and waits until it says where it answers. */
  static async start(command: ColumnCommand, database: DatabaseAddress): Promise<Column> {
    const { uri, username, password } = database;
    const child = spawn(process.execPath, command.args, {
      env: {
        ...process.env,
        NODE_ENV: "production",
        ...{ NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: "neo4j" },
        ...command.environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const column = new Column(command.name, child, performance.now());
    const keep = (chunk: Buffer): void => void (column.output += chunk.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    try {
      await column.ready();
    } catch (error) {
      await column.stop();
      throw error;
    }
    return column;
  }

  /** How long it took until it answered, in milliseconds. */
  startMilliseconds = 0;
  url = "";

  /** Waits until it prints something; how long that took from its start on, in milliseconds, or null where it did not come. */
  async printedAfter(pattern: RegExp, withinMilliseconds: number): Promise<number | null> {
    const until = performance.now() + withinMilliseconds;
    while (performance.now() < until && !this.hasEnded) {
      if (pattern.test(this.output)) return performance.now() - this.startedAt;
      await wait(LOOK_EACH_MS);
    }
    return null;
  }

  get cpuMilliseconds(): number {
    return cpuMilliseconds(this.pid);
  }

  get residentMegabytes(): { readonly now: number; readonly peak: number } {
    return residentMegabytes(this.pid);
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), GRACE_MS);
    await ended;
    clearTimeout(late);
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
  }

  private get pid(): number {
    return this.child.pid ?? 0;
  }

  private async ready(): Promise<void> {
    for (;;) {
      const url = ADDRESS.exec(this.output)?.[1];
      if (url !== undefined) {
        this.url = url;
        this.startMilliseconds = performance.now() - this.startedAt;
        return;
      }
      if (this.hasEnded) throw new Error(`The column "${this.name}" ended:\n${this.output}`);
      if (performance.now() - this.startedAt > LONGEST_START_MS)
        throw new Error(`The column "${this.name}" did not get ready:\n${this.output}`);
      await wait(LOOK_EACH_MS);
    }
  }
}
