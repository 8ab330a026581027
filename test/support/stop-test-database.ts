import { rm } from "node:fs/promises";
import { testDatabaseHolder } from "./test-database.js";

export async function stopTestDatabase(): Promise<void> {
  await testDatabaseHolder.stop?.();
  if (testDatabaseHolder.dataDirectory)
    await rm(testDatabaseHolder.dataDirectory, { recursive: true, force: true });
}
