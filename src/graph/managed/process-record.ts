import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

import { findProcess, type ProcessIdentity } from "./process-identity.js";

/** A tool is a Java that is not the database. */
export type ProcessRole = "supervisor" | "server" | "tool";

export interface RecordedProcess extends ProcessIdentity {
  readonly role: ProcessRole;
}

/** The file that tells a later start which processes this one started and may have left behind. */
export class ProcessRecord {
  #processes: RecordedProcess[] = [];

  constructor(private readonly file: string) {}

  /** What an earlier run left in the file, whether or not it still runs. */
  readLeftOver(): readonly RecordedProcess[] {
    try {
      const value: unknown = JSON.parse(readFileSync(this.file, "utf8"));
      return Array.isArray(value) ? (value as RecordedProcess[]) : [];
    } catch {
      return [];
    }
  }

  /** Adds a process just started; undefined when it has ended already. */
  add(role: ProcessRole, pid: number): ProcessIdentity | undefined {
    const identity = findProcess(pid);
    if (!identity) return undefined;
    this.#processes.push({ role, ...identity });
    this.#write();
    return identity;
  }

  /** Takes out a process that has ended. */
  remove(pid: number): void {
    this.#processes = this.#processes.filter((recorded) => recorded.pid !== pid);
    this.#write();
  }

  #write(): void {
    if (this.#processes.length === 0) {
      rmSync(this.file, { force: true });
      return;
    }
    // Renamed into place: a kill in between leaves the old file, never half of the new one.
    const next = `${this.file}.next`;
    writeFileSync(next, JSON.stringify(this.#processes), { mode: 0o600 });
    renameSync(next, this.file);
  }
}
