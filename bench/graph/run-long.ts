import neo4j, { type Driver } from "neo4j-driver";
import type { ManagedNeo4j } from "../../src/graph/managed/managed-neo4j.js";

const NO_LIMIT = { timeout: 0 };

/** Runs statements that may take as long as they like, which a server's own way to the database does not let them. */
export type RunLong = (text: string) => Promise<void>;

/** Does work with a connection of its own. */
export async function withLongRuns(
  database: ManagedNeo4j,
  work: (run: RunLong) => Promise<void>,
): Promise<void> {
  const { uri, username, password } = database;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { telemetryDisabled: true });
  try {
    await work((text) => run(driver, text));
  } finally {
    await driver.close();
  }
}

async function run(driver: Driver, text: string): Promise<void> {
  const session = driver.session({ database: "neo4j" });
  try {
    await session.run(text, {}, NO_LIMIT);
  } finally {
    await session.close();
  }
}
