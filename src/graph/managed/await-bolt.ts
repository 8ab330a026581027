import { setTimeout as sleep } from "node:timers/promises";

import neo4j, { Neo4jError, type Driver } from "neo4j-driver";

export interface BoltAddress {
  readonly uri: string;
  readonly port: number;
  readonly username: "neo4j";
  readonly password: string;
}

const BETWEEN_ATTEMPTS_MILLISECONDS = 50;
const ONE_ATTEMPT_MILLISECONDS = 5_000;

/**
 * Waits until the database answers a query. The caller bounds the wait by the signal.
 *
 * @throws Neo4jError when the password is refused; the signal's reason when it is aborted.
 */
export async function awaitBolt(address: BoltAddress, signal: AbortSignal): Promise<void> {
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.username, address.password));
  try {
    while (!(await answers(driver))) {
      signal.throwIfAborted();
      await sleep(BETWEEN_ATTEMPTS_MILLISECONDS);
    }
    signal.throwIfAborted();
  } finally {
    await driver.close();
  }
}

async function answers(driver: Driver): Promise<boolean> {
  // The driver sets no deadline of its own on an answer; a stalled attempt is given up for the next one.
  const deadline = new AbortController();
  const tooLate = sleep(ONE_ATTEMPT_MILLISECONDS, false, { signal: deadline.signal, ref: false }).catch(
    () => false,
  );
  // An auto-commit transaction: the driver repeats the others by itself.
  const session = driver.session();
  const query = session.run("RETURN 1").then(() => true, toNotYet);
  try {
    return await Promise.race([query, tooLate]);
  } finally {
    deadline.abort();
    void session.close().catch(() => undefined);
  }
}

function toNotYet(error: unknown): boolean {
  if (error instanceof Neo4jError && error.code === "Neo.ClientError.Security.Unauthorized") throw error;
  return false;
}
