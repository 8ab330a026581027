import { randomUUID } from "node:crypto";
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

import { StartupError } from "../../shared/errors.js";
import { findProcess, isRunning, type ProcessIdentity } from "./process-identity.js";

/** Who runs on a data directory: a server, the keeper of a database in the background, or a command for a moment. */
export type Holder = "server" | "keeper" | "command";

/** The right to run on a data directory. */
export interface InstanceLock {
  /** Notes where the database answers, for other programs that may use it. */
  publish(uri: string): void;
  /** Gives it up; a second call does nothing. */
  release(): void;
}

export interface LockContent {
  /** Tells this taking of the lock from every other, by the same process too. */
  readonly id: string;
  readonly holder: ProcessIdentity;
  readonly heldBy?: Holder;
  /** Where the database answers; absent until it does. */
  readonly uri?: string;
}

/**
 * Takes the lock file for this process. A stale one, whose holder no longer runs, is taken over.
 *
 * The file appears complete or not at all (written aside, then linked), and of several processes that take
 * over the same stale one exactly one wins. Neo4j's own store lock stands behind it as a second line.
 *
 * @throws StartupError that names the holder, when it runs.
 */
export function acquireInstanceLock(
  lockFile: string,
  dataDirectory: string,
  heldBy: Holder = "server",
): InstanceLock {
  const content: LockContent = {
    id: randomUUID(),
    holder: findProcess(process.pid) ?? { pid: process.pid, started: null },
    heldBy,
  };
  const candidate = `${lockFile}.${content.id}`;
  writeFileSync(candidate, JSON.stringify(content), { mode: 0o600 });
  try {
    while (!tryLink(candidate, lockFile)) {
      const found = readLock(lockFile);
      if (found && isRunning(found.holder)) throw alreadyRunning(found.holder.pid, dataDirectory);
      removeStale(lockFile, found?.id);
    }
  } finally {
    rmSync(candidate, { force: true });
  }
  return {
    publish: (uri) => {
      if (readLock(lockFile)?.id !== content.id) return;
      // Renamed into place: who reads meanwhile sees the old content or the new one.
      writeFileSync(candidate, JSON.stringify({ ...content, uri }), { mode: 0o600 });
      renameSync(candidate, lockFile);
    },
    release: () => {
      if (readLock(lockFile)?.id === content.id) rmSync(lockFile, { force: true });
    },
  };
}

function alreadyRunning(pid: number, dataDirectory: string): StartupError {
  const who = pid === process.pid ? `this same process (${pid})` : `process ${pid}`;
  return new StartupError(
    `The data directory ${dataDirectory} is already in use by ${who}: stop that one first, or start with another data directory.`,
  );
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
    return tryCopy(from, to);
  }
}

/** For file systems without links; a reader may see the copy half written, for an instant. */
function tryCopy(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Undefined when there is no lock, or none that can be read: nothing of ours writes half a file. */
export function readLock(lockFile: string): LockContent | undefined {
  try {
    const value = JSON.parse(readFileSync(lockFile, "utf8")) as Partial<LockContent> | null;
    const pid = value?.holder?.pid;
    return value?.id && Number.isInteger(pid) ? (value as LockContent) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Moves the stale lock away, and looks at what was moved: between the look and the move another process may
 * have taken over, and then its fresh lock goes back to its place.
 */
function removeStale(lockFile: string, staleId: string | undefined): void {
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    renameSync(lockFile, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = readLock(aside);
  if (moved && moved.id !== staleId && isRunning(moved.holder)) tryLink(aside, lockFile);
  rmSync(aside, { force: true });
}
