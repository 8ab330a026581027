import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

import neo4j from "neo4j-driver";

import type { ManagedNeo4j } from "../../src/graph/managed/managed-neo4j.js";
import { findProcess } from "../../src/graph/managed/process-identity.js";
import type { RecordedProcess } from "../../src/graph/managed/process-record.js";
import { startManagedNeo4j } from "../../src/graph/managed/start-managed-neo4j.js";
import { StartupError } from "../../src/shared/errors.js";
import { silentProgress } from "../../src/shared/progress.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const start = async (dataDirectory: string, environment = process.env): Promise<ManagedNeo4j> => {
  const database = await startManagedNeo4j({
    dataDirectory,
    environment,
    progress: silentProgress,
    log: hear,
  });
  running.push(database);
  return database;
};

const heard: string[] = [];
const hear = (_level: string, message: string): void => void heard.push(message);

/** Runs one query with a driver of its own; gives the first value of the first row. */
async function ask(database: Pick<ManagedNeo4j, "uri" | "password">, query: string): Promise<unknown> {
  const driver = neo4j.driver(database.uri, neo4j.auth.basic("neo4j", database.password));
  const session = driver.session();
  try {
    const { records } = await session.run(query);
    return records[0]?.get(0) as unknown;
  } finally {
    await session.close();
    await driver.close();
  }
}

function processesOf(dataDirectory: string): RecordedProcess[] {
  const file = join(dataDirectory, "neo4j", "processes.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as RecordedProcess[]) : [];
}

/** The Java process of the server itself, not of the one that makes the class archive beside it. */
function serverPid(dataDirectory: string): number {
  const java = processesOf(dataDirectory).find((recorded) => recorded.role === "server");
  if (!java) throw new Error("No Java is recorded");
  return java.pid;
}

async function until(holds: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  const began = Date.now();
  while (!(await holds())) {
    if (Date.now() - began > milliseconds)
      throw new Error(`Not within ${milliseconds} ms: ${holds.toString()}`);
    await sleep(50);
  }
}

/** A process of its own that starts Neo4j on the directory and then waits to be killed. */
function spawnParent(dataDirectory: string): ChildProcess {
  const module = pathToFileURL(join(root, "src/graph/managed/start-managed-neo4j.ts")).href;
  const script = `
    import { startManagedNeo4j } from ${JSON.stringify(module)};
    const progress = { start() {}, update() {}, done() {} };
    const dataDirectory = ${JSON.stringify(dataDirectory)};
    await startManagedNeo4j({ dataDirectory, environment: process.env, progress });
    console.log("up");
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

let scratch: string;
let data: string;
let running: ManagedNeo4j[] = [];

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "breachpath-managed-"));
  data = join(scratch, "data");
});

afterEach(async () => {
  await Promise.all(running.map((database) => database.stop()));
  running = [];
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the managed Neo4j", () => {
  test("serves queries after a first start, to one instance and one password only, and frees the directory at its stop", async () => {
    const database = await start(data);
    expect(database.uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/);
    expect(await ask(database, "CREATE (k:Kept {name: 'acme'}) RETURN k.name")).toBe("acme");

    expect(statSync(join(data, "neo4j")).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, "neo4j/home/password")).mode & 0o777).toBe(0o600);
    await expect(ask({ ...database, password: "wrong" }, "RETURN 1")).rejects.toMatchObject({
      code: "Neo.ClientError.Security.Unauthorized",
    });
    await expect(ask(database, "LOAD CSV FROM 'file:///x.csv' AS row RETURN row")).rejects.toThrow(
      /allow_csv_import_from_file_urls/,
    );
    await expect(ask(database, "LOAD CSV FROM 'http://127.0.0.1:9/x' AS row RETURN row")).rejects.toThrow(
      /block/i,
    );

    const second = startManagedNeo4j({
      dataDirectory: data,
      environment: process.env,
      progress: silentProgress,
    });
    await expect(second).rejects.toThrow(StartupError);
    await expect(second).rejects.toThrow(
      new RegExp(`already in use by .*${process.pid}.*start with another data directory`),
    );

    const pids = processesOf(data).map(({ pid }) => pid);
    const stopped = database.stop();
    expect(database.stop()).toBe(stopped);
    await stopped;
    expect(pids.filter((pid) => findProcess(pid))).toEqual([]);
    expect(existsSync(join(data, "neo4j/lock.json"))).toBe(false);
    expect(processesOf(data)).toEqual([]);
  });

  test("keeps data and password over a restart, and comes back on the same port when its Java is killed", async () => {
    const before = readFileSync(join(data, "neo4j/home/password"), "utf8").trim();
    const database = await start(data);
    expect(database.password).toBe(before);
    expect(await ask(database, "MATCH (k:Kept) RETURN k.name")).toBe("acme");

    const killed = serverPid(data);
    process.kill(killed, "SIGKILL");
    await until(() => heard.some((message) => message.includes("is back")), 40_000);
    expect(await ask(database, "MATCH (k:Kept) RETURN k.name")).toBe("acme");
    expect(serverPid(data)).not.toBe(killed);

    const again = serverPid(data);
    process.kill(again, "SIGKILL");
    // Stopped in the midst of its coming back, when its new Java already runs.
    await until(() => processesOf(data).some(({ role, pid }) => role === "server" && pid !== again), 20_000);
    await database.stop();
    expect(processesOf(data)).toEqual([]);
  });

  test("dies with its parent, even one killed with -9, and the next start waits for it", async () => {
    const parent = spawnParent(data);
    await once(parent.stdout ?? parent, "data");
    const children = processesOf(data).map(({ pid }) => pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    parent.kill("SIGKILL");
    await once(parent, "exit");

    const database = await start(data);
    expect(await ask(database, "MATCH (k:Kept) RETURN k.name")).toBe("acme");
    expect(children.filter((pid) => findProcess(pid))).toEqual([]);
  });

  test("ends at the next start the Java of a run whose parent and supervisor were both killed", async () => {
    const parent = spawnParent(data);
    await once(parent.stdout ?? parent, "data");
    const left = processesOf(data);
    parent.kill("SIGKILL");
    for (const { role, pid } of left) if (role === "supervisor") process.kill(pid, "SIGKILL");
    await once(parent, "exit");

    const database = await start(data);
    expect(await ask(database, "MATCH (k:Kept) RETURN k.name")).toBe("acme");
    expect(left.filter(({ pid }) => findProcess(pid))).toEqual([]);
  });

  test("makes a home anew whose first start was cut short", async () => {
    const cut = join(scratch, "cut");
    mkdirSync(join(cut, "neo4j/home/data/databases/system"), { recursive: true });
    writeFileSync(join(cut, "neo4j/home/data/databases/system/neostore"), "half");
    writeFileSync(join(cut, "neo4j/home/password"), "never-set");
    const database = await start(cut);
    expect(await ask(database, "RETURN 1 = 1")).toBe(true);
  });
});

describe("a machine without what the managed Neo4j needs", () => {
  const otherWays = /docker compose up.*NEO4J_URI/;

  test("is told that Java is missing and what else works", async () => {
    const attempt = start(join(scratch, "no-java"), { PATH: "" });
    await expect(attempt).rejects.toThrow(StartupError);
    await expect(attempt).rejects.toThrow(/needs Java 17 or later, and none was found/);
    await expect(attempt).rejects.toThrow(otherWays);
  });

  test("is told that its Java is too old", async () => {
    const bin = join(scratch, "old/bin");
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, "java"), `#!/bin/sh\necho 'openjdk version "1.8.0_392"' >&2\n`, { mode: 0o755 });
    const attempt = start(join(scratch, "old-java"), { JAVA_HOME: join(scratch, "old"), PATH: "" });
    await expect(attempt).rejects.toThrow(/only Java 8 at .*old\/bin\/java was found/);
  });

  test("is told that Maven is missing, and Maven's own words when it fails", async () => {
    const bin = join(scratch, "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "java"), `#!/bin/sh\necho 'openjdk version "21.0.1" 2023-10-17' >&2\n`, {
      mode: 0o755,
    });
    const environment = { PATH: bin, XDG_CACHE_HOME: join(scratch, "cache") };
    const noMaven = start(join(scratch, "no-maven"), environment);
    await expect(noMaven).rejects.toThrow(/no mvn was found on PATH/);
    await expect(noMaven).rejects.toThrow(otherWays);

    writeFileSync(join(bin, "mvn"), "#!/bin/sh\necho '[ERROR] Unknown host -> [Help 1]'\nexit 1\n", {
      mode: 0o755,
    });
    const failing = start(join(scratch, "no-maven"), environment);
    await expect(failing).rejects.toThrow(/Maven could not fetch Neo4j \(Unknown host; /);
  });
});
