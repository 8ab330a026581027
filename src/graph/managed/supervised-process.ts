import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { isRunning, signalProcess, type ProcessIdentity } from "./process-identity.js";
import type { ProcessRecord } from "./process-record.js";

export interface ProcessExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** What to run, and where the note of it goes. */
export interface JavaCommand {
  readonly java: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Java's standard output and error are appended here. */
  readonly outputFile: string;
  readonly supervisorFile: string;
  readonly record: ProcessRecord;
  /** What the record calls it; "tool" by default. */
  readonly role?: "server" | "tool";
  /** How long Java may take to end by itself, once asked to, before it is killed; 60 s by default: a large store is written out first. */
  readonly graceMilliseconds?: number;
  /** Whether every other process goes first. */
  readonly lowPriority?: boolean;
}

const GRACE_MILLISECONDS = 60_000;

interface SupervisorMessage extends Partial<ProcessExit> {
  readonly pid?: number;
}

/** A Java process that ends with this one, whatever ends this one: see neo4j/supervisor.mjs. */
export class SupervisedProcess {
  /** Resolves once Java and its supervisor have both ended; never rejects. */
  readonly exited: Promise<ProcessExit>;
  readonly #supervisor: ChildProcessByStdio<Writable, Readable, null>;
  readonly #record: ProcessRecord;
  readonly #role: "server" | "tool";
  #java: ProcessIdentity | undefined;
  #exit: ProcessExit | undefined;

  constructor(command: JavaCommand) {
    const { java, args, outputFile, graceMilliseconds = GRACE_MILLISECONDS, lowPriority = false } = command;
    const task = { command: java, args, outputFile, graceMilliseconds, lowPriority };
    this.#record = command.record;
    this.#role = command.role ?? "tool";
    this.#supervisor = spawn(process.execPath, [command.supervisorFile, JSON.stringify(task)], {
      detached: true,
      stdio: ["pipe", "pipe", "ignore"],
      // Node's own options, an inspector's port say, are meant for this process and not for the supervisor.
      env: { ...command.environment, NODE_OPTIONS: undefined },
    });
    if (this.#supervisor.pid !== undefined) this.#record.add("supervisor", this.#supervisor.pid);
    // The pipe breaks when the supervisor dies first; its end is seen on the process itself.
    this.#supervisor.stdin.on("error", () => {});
    createInterface({ input: this.#supervisor.stdout }).on("line", (line) => this.#hear(line));
    this.exited = this.#watch();
  }

  /** Java's process id, once known. */
  get javaPid(): number | undefined {
    return this.#java?.pid;
  }

  /** Asks Java to end, kills it when its time is over, and waits until it has ended. */
  async end(): Promise<ProcessExit> {
    this.#supervisor.ref();
    this.#supervisor.stdin.end();
    return this.exited;
  }

  /** Asks Java to end in order, however long that takes. */
  terminate(): void {
    if (this.#java) signalProcess(this.#java, "SIGTERM");
  }

  /** Lets this process end without waiting for Java, which then ends too. */
  unref(): void {
    this.#supervisor.unref();
    for (const stream of [this.#supervisor.stdin, this.#supervisor.stdout]) {
      (stream as unknown as { unref(): void }).unref();
    }
  }

  #hear(line: string): void {
    const message = JSON.parse(line) as SupervisorMessage;
    if (message.pid !== undefined) {
      this.#java = this.#record.add(this.#role, message.pid);
    } else {
      this.#exit = { code: message.code ?? null, signal: message.signal ?? null };
    }
  }

  async #watch(): Promise<ProcessExit> {
    await new Promise<void>((resolve) => {
      this.#supervisor.once("close", () => resolve());
      this.#supervisor.once("error", () => resolve());
    });
    if (!this.#exit && this.#java) await killOrphan(this.#java);
    if (this.#java) this.#record.remove(this.#java.pid);
    if (this.#supervisor.pid !== undefined) this.#record.remove(this.#supervisor.pid);
    return this.#exit ?? { code: null, signal: null };
  }
}

/** Somebody killed the supervisor: nothing watches this Java any more, and it holds the store. */
async function killOrphan(orphan: ProcessIdentity): Promise<void> {
  signalProcess(orphan, "SIGKILL");
  while (isRunning(orphan)) await sleep(50);
}
