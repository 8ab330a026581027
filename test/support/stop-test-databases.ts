import { testDatabaseHolder } from "./test-database.js";

export async function stopTestDatabases(): Promise<void> {
  await testDatabaseHolder.stop?.();
}
