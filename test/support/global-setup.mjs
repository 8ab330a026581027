import { tsImport } from "tsx/esm/api";

/** Jest does not compile the imports of its global set-up; tsx does. */
export default async function globalSetup({ maxWorkers }, { displayName }) {
  const { startTestDatabases } = await tsImport("./start-test-databases.ts", import.meta.url);
  // What is held against the clock runs on Java as users have it.
  await startTestDatabases(maxWorkers, { quickJava: displayName?.name !== "timed" });
}
