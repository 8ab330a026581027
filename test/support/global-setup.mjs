import { tsImport } from "tsx/esm/api";

/** Jest does not compile the imports of its global set-up; tsx does. */
export default async function globalSetup() {
  const { startTestDatabase } = await tsImport("./start-test-database.ts", import.meta.url);
  await startTestDatabase();
}
