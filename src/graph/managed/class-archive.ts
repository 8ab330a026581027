import { createHash } from "node:crypto";
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

import type { ClassPath } from "./class-path.js";
import type { Java } from "./find-java.js";

const UNUSED_MILLISECONDS = 30 * 24 * 3600 * 1000;

/**
 * An archive of Neo4j's loaded classes (Java's class data sharing): with it Bolt answers in half the time. It fits one
 * build of Java and one class path, so its name is made from both.
 */
export class ClassArchive {
  readonly #file: string;

  constructor(
    private readonly directory: string,
    java: Java,
    classPath: ClassPath,
  ) {
    const key = createHash("sha256")
      .update(`${java.executable}\n${java.version}\n${classPath.fingerprint}`)
      .digest("hex");
    this.#file = join(directory, `classes-${key.slice(0, 16)}.jsa`);
  }

  /** The archive's file, noted as used now; null when there is none yet. */
  find(): string | null {
    if (!existsSync(this.#file)) return null;
    const now = new Date();
    utimesSync(this.#file, now, now);
    return this.#file;
  }

  /** Where an archive in the making goes. */
  draft(): string {
    return `${this.#file}.${process.pid}`;
  }

  /** Puts a finished draft in place, and clears away archives that nobody used for 30 days. */
  adopt(draft: string): void {
    renameSync(draft, this.#file);
    for (const name of readdirSync(this.directory).filter((name) => name.includes(".jsa"))) {
      const file = join(this.directory, name);
      const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
      if (Date.now() - mtimeMs > UNUSED_MILLISECONDS) rmSync(file, { force: true });
    }
  }

  discard(): void {
    rmSync(this.#file, { force: true });
  }
}
