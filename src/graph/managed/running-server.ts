import { setTimeout as sleep } from "node:timers/promises";

import { CrashBudget } from "./crash-budget.js";
import type { Log } from "./log.js";
import type { SupervisedProcess } from "./supervised-process.js";

/** Starts the server once more, on the same port; rejects when it does not come up or the signal is aborted. */
export type Relaunch = (signal: AbortSignal) => Promise<SupervisedProcess>;

/** A server that is started again whenever it crashes, until it is stopped. */
export class RunningServer {
  readonly #relaunch: Relaunch;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  readonly #budget = new CrashBudget();
  #server: SupervisedProcess;
  readonly #life: Promise<void>;

  constructor(server: SupervisedProcess, relaunch: Relaunch, log: Log) {
    this.#server = server;
    this.#relaunch = relaunch;
    this.#log = log;
    this.#server.unref();
    this.#life = this.#keepAlive();
  }

  /** Ends the server in order, or its coming back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#server.end();
    await this.#life;
  }

  async #keepAlive(): Promise<void> {
    for (;;) {
      const exit = await this.#server.exited;
      if (this.#isStopping()) return;
      this.#log("error", `Neo4j ended by itself with ${exit.signal ?? exit.code ?? "no code"}.`);
      const cameBack = await this.#restart();
      if (!cameBack) return;
    }
  }

  #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Whether the server runs again. */
  async #restart(): Promise<boolean> {
    const signal = this.#stopping.signal;
    for (;;) {
      const pause = this.#budget.note(Date.now());
      if (pause === undefined) {
        this.#log(
          "error",
          "Neo4j crashed too often within a minute and is not started again: see its logs, then restart.",
        );
        return false;
      }
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (this.#isStopping()) return false;
      try {
        const began = Date.now();
        this.#server = await this.#relaunch(signal);
        this.#server.unref();
        this.#log("info", `Neo4j is back after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
        return true;
      } catch (error) {
        if (this.#isStopping()) return false;
        this.#log(
          "error",
          `Neo4j did not come back: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }
}
