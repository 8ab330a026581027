import { readLock, type Holder } from "./instance-lock.js";
import { layoutOf } from "./layout.js";
import { isRunning, type ProcessIdentity } from "./process-identity.js";

/** The program that runs on a data directory now. */
export interface RunningInstance {
  readonly heldBy: Holder;
  readonly holder: ProcessIdentity;
  /** Where its database answers; null while it does not yet. */
  readonly uri: string | null;
}

/** Undefined when nobody runs there. */
export function findInstance(dataDirectory: string): RunningInstance | undefined {
  const lock = readLock(layoutOf(dataDirectory).lockFile);
  if (!lock || !isRunning(lock.holder)) return undefined;
  return { heldBy: lock.heldBy ?? "server", holder: lock.holder, uri: lock.uri ?? null };
}
