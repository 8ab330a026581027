import { tsImport } from "tsx/esm/api";

export default async function globalTeardown() {
  const { stopTestDatabases } = await tsImport("./stop-test-databases.ts", import.meta.url);
  await stopTestDatabases();
}
