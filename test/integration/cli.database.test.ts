import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Ended, runCommand } from "../support/command-line.js";
import {
  inheritedSettings,
  javaOf,
  makeDataFolder,
  processesOf,
  type Program,
  startProgram,
  urlOf,
  waitFor,
} from "../support/program.js";

let folder: Awaited<ReturnType<typeof makeDataFolder>>;
let data: string;
const servers: Program[] = [];

beforeAll(async () => {
  folder = await makeDataFolder();
  data = join(folder.path, "data");
});
afterAll(async () => {
  for (const { child } of servers) child.kill("SIGTERM");
  await Promise.all(servers.map(({ exited }) => exited));
  await breachpath("db", "stop");
  await folder.remove();
});

const breachpath = (...args: string[]): Promise<Ended> =>
  runCommand(args, { ...inheritedSettings(), BREACHPATH_DATA: data });

async function json(...args: string[]): Promise<any> {
  const ended = await breachpath(...args, "--json");
  return { ...JSON.parse(ended.out), code: ended.code };
}

/** Starts `breachpath serve`, and waits until it answers. */
async function serve(): Promise<Program> {
  const server = startProgram({ PORT: "" }, ["dist/server/cli.js", "serve", "--port", "0", "--data", data]);
  servers.push(server);
  await urlOf(server);
  return server;
}

async function end(server: Program): Promise<void> {
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
}

describe("a database that never ran", () => {
  test("has a status of its own, nothing to stop and nothing to dump", async () => {
    expect(await json("db", "status")).toMatchObject({ code: 3, running: false, uri: null, storeBytes: 0 });
    expect(await breachpath("db", "stop")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^No Neo4j runs/),
    });
    const file = join(folder.path, "none.dump");
    expect(await breachpath("db", "dump", file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no database in .*nothing was written/),
    });
    expect(await readdir(folder.path)).toEqual(["data"]);
  });
});

describe("the Neo4j of a running server", () => {
  test("is seeded through it, and is neither stopped nor dumped under it", async () => {
    const server = await serve();
    const pid = String(server.child.pid);
    expect(await json("db", "status")).toMatchObject({
      code: 0,
      heldBy: "server",
      holderPid: server.child.pid,
      pid: javaOf(data),
      holds: { entities: 56 },
    });
    const seeded = await breachpath("seed");
    expect(seeded).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Nothing changed.*\n.* 56 entities, /),
    });
    expect(seeded.err).toContain("Joining the Neo4j that runs");
    const attempts = [["stop"], ["dump", join(folder.path, "x.dump")], ["reset", "--yes"]];
    for (const ended of await Promise.all(attempts.map((args) => breachpath("db", ...args)))) {
      expect(ended).toMatchObject({ code: 1, out: "", err: expect.stringContaining(`kill ${pid}`) });
    }
    await end(server);
    await waitFor(() => (processesOf(data).length === 0 ? true : undefined), 20_000);
  }, 240_000);
});

describe("the Neo4j in the background", () => {
  const held = { entities: 57, facts: 67, claims: 103 };

  test("outlives the command that starts it and the servers that use it, and is seeded once", async () => {
    const { uri, started } = await json("db", "start");
    expect({ uri, started }).toEqual({ uri: expect.stringMatching(/^bolt:/), started: true });
    expect(await json("db", "start")).toEqual({ code: 0, uri, started: false });
    const server = await serve();
    expect(server.output()).toContain(`Joining the Neo4j that runs: ${uri}`);

    const seeds = join(folder.path, "more");
    await mkdir(seeds);
    const entity = { record: "entity", entity: "company:acme", name: "Acme" };
    await writeFile(join(seeds, "more.ndjson"), JSON.stringify(entity));
    expect(await json("seed", "--seeds", seeds)).toMatchObject({ code: 0, records: 1, ...held });
    expect(await json("seed", "--seeds", seeds)).toMatchObject({ code: 0, records: 0, ...held });
    expect(await json("seed")).toMatchObject({ records: 0, ...held });

    const broken = [entity, { ...entity, entity: "company:x", color: "red" }].map((each) =>
      JSON.stringify(each),
    );
    await writeFile(join(seeds, "more.ndjson"), broken.join("\n"));
    expect(await breachpath("seed", "--seeds", seeds)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/nothing was written\.\nmore\/more\.ndjson:2, field "color"/),
    });

    await end(server);
    const status = await json("db", "status");
    expect(status).toMatchObject({ code: 0, uri, heldBy: "keeper", pid: javaOf(data), holds: held });
    expect(status.storeBytes).toBeGreaterThan(1e6);
  }, 240_000);

  test("is stopped with its keeper, and comes back from a dump as it was", async () => {
    const file = join(folder.path, "a file.dump");
    expect(await breachpath("db", "dump", file)).toMatchObject({
      code: 1,
      err: expect.stringContaining("`breachpath db stop`, then dump it"),
    });
    expect(await json("db", "stop")).toEqual({ code: 0, stopped: true });
    expect(processesOf(data)).toEqual([]);

    expect(await json("db", "dump", file)).toMatchObject({ code: 0, file, bytes: expect.any(Number) });
    const dumped = await readFile(file);
    expect(await breachpath("db", "dump", file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/exists already.*--force/),
    });
    expect((await readFile(file)).equals(dumped)).toBe(true);
    expect(await breachpath("db", "load", file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/holds a database already: say --force/),
    });

    expect(await breachpath("db", "reset")).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
    expect(await breachpath("db", "reset", "--yes")).toMatchObject({ code: 0 });
    expect(await json("db", "status")).toMatchObject({ code: 3, storeBytes: 0 });
    expect(await breachpath("db", "load", file)).toMatchObject({ code: 0 });

    const broken = join(folder.path, "broken.dump");
    await copyFile(file, broken);
    await writeFile(broken, dumped.subarray(0, dumped.length / 2));
    expect(await breachpath("db", "load", "--force", broken)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/cannot be loaded; the database is as it was/),
    });
    await json("db", "start");
    expect(await json("db", "status")).toMatchObject({ code: 0, problem: null, holds: held });
    expect((await readdir(folder.path)).filter((name) => name.startsWith("."))).toEqual([]);
  }, 360_000);
});
