import { tsImport } from "tsx/esm/api";

/** Jest does not compile the imports of its global set-up; tsx does. */
export default async function globalSetup({ maxWorkers }) {
  const { startTestDatabases } = await tsImport("./start-test-databases.ts", import.meta.url);
  await startTestDatabases(maxWorkers);
}
