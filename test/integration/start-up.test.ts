import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { makeDataFolder, processesOf, startProgram, urlOf, waitFor } from "../support/program.js";
import { testDatabase } from "../support/test-database.js";

async function refusal(
  settings: Readonly<Record<string, string>>,
): Promise<{ code: number | null; said: string }> {
  const program = startProgram(settings);
  const code = await program.exited;
  return { code, said: program.output().trim() };
}

describe("A start that cannot succeed says why in a sentence, and ends with a code", () => {
  test("when the password of Neo4j is wrong", async () => {
    const { code, said } = await refusal({
      NEO4J_URI: testDatabase().uri,
      NEO4J_PASSWORD: "not-the-password",
    });
    expect(said).toMatch(
      /refuses the user "neo4j" with this password\. Correct NEO4J_USERNAME and NEO4J_PASSWORD\.$/,
    );
    expect(said).not.toContain("not-the-password");
    expect(code).toBe(1);
  });

  test("when nothing answers at NEO4J_URI", async () => {
    const { code, said } = await refusal({ NEO4J_URI: "bolt://127.0.0.1:9", NEO4J_PASSWORD: "x" });
    expect(said).toMatch(
      /No Neo4j answers at bolt:\/\/127\.0\.0\.1:9\. Start it, correct NEO4J_URI, or leave NEO4J_URI out/,
    );
    expect(code).toBe(1);
  });

  test("when there is no such database", async () => {
    const { uri, password } = testDatabase();
    const { code, said } = await refusal({
      NEO4J_URI: uri,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: "nowhere",
    });
    expect(said).toMatch(/has no database "nowhere"\. Correct NEO4J_DATABASE, or create it\.$/);
    expect(code).toBe(1);
  });

  test("when the port is in use, before anything else is started", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const data = await makeDataFolder();
    const { code, said } = await refusal({ PORT: String(port), BREACHPATH_DATA: data.path });
    expect(said).toMatch(
      new RegExp(
        `^Port ${port} is in use on 127\\.0\\.0\\.1\\. Stop what listens there, or choose another one`,
      ),
    );
    expect(code).toBe(1);
    expect(processesOf(data.path)).toEqual([]);
    await data.remove();
    await new Promise((resolve) => other.close(resolve));
  });

  test("when Java is missing, with the other ways", async () => {
    const data = await makeDataFolder();
    const { code, said } = await refusal({ PATH: data.path, JAVA_HOME: "", BREACHPATH_DATA: data.path });
    expect(said).toMatch(/Java/);
    expect(said).toMatch(/docker compose up/);
    expect(said).toMatch(/NEO4J_URI/);
    expect(code).toBe(1);
    await data.remove();
  });

  test("when the configuration is wrong, with every problem at once", async () => {
    const { code, said } = await refusal({ PORT: "99999", LOG_LEVEL: "loud", NEO4J_URI: "http://x" });
    for (const name of ["PORT", "LOG_LEVEL", "NEO4J_URI", "NEO4J_PASSWORD"])
      expect(said).toContain(`  ${name}: expected`);
    expect(code).toBe(1);
  });
});

describe("A running server", () => {
  test("ends with all that it started, at SIGTERM and at SIGINT, and starts again on the same data", async () => {
    const data = await makeDataFolder();
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const program = startProgram({ BREACHPATH_DATA: data.path });
      const url = await urlOf(program);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      expect(processesOf(data.path).length).toBeGreaterThanOrEqual(2);
      const second = await refusal({ BREACHPATH_DATA: data.path });
      expect(second.code).toBe(1);
      expect(second.said).toContain(String(program.child.pid));
      program.child.kill(signal);
      expect(await program.exited).toBe(0);
      await waitFor(() => (processesOf(data.path).length === 0 ? true : undefined), 20_000);
    }
    await data.remove();
  }, 300_000);
});
