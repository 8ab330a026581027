import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { makeDataFolder, processesOf, type Program, startProgram, waitFor } from "../support/program.js";

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let program: Program | undefined;
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(async () => {
  program?.child.kill("SIGKILL");
  await program?.exited;
  await data.remove();
});

/** What is said in place of a start: without a stack, and the program ends with 1. */
async function refusal(settings: Readonly<Record<string, string>>): Promise<string> {
  program = startProgram(settings);
  expect(await program.exited).toBe(1);
  expect(program.output()).not.toMatch(/\n\s+at |Error:|node_modules|\.ts:\d/);
  return program.output().trim();
}

test("a data directory that is a file is told", async () => {
  const file = join(data.path, "file");
  writeFileSync(file, "");
  expect(await refusal({ BREACHPATH_DATA: file })).toMatch(
    /^The data directory cannot be used .*: choose one that this user can write to\.$/,
  );
});

test("an address that takes a connection and never answers is told within 30 s", async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => void sockets.push(socket)).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const uri = `bolt://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const began = Date.now();
  const said = await refusal({ NEO4J_URI: uri, NEO4J_PASSWORD: "any" });
  expect(Date.now() - began).toBeLessThan(30_000);
  expect(said).toContain(`No Neo4j answers at ${uri}. Start it, correct NEO4J_URI, or leave NEO4J_URI out`);
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

test("SIGTERM during the start takes down what was begun, in order", async () => {
  program = startProgram({ BREACHPATH_DATA: data.path });
  await waitFor(() => (processesOf(data.path).length > 1 ? true : undefined), 60_000);
  program.child.kill("SIGTERM");
  expect(await program.exited).toBe(0);
  expect(program.output()).toMatch(/Stopped\.\s*$/);
  expect(processesOf(data.path)).toEqual([]);
}, 120_000);
