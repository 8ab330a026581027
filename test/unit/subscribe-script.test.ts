import "reflect-metadata";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { makeFormatError } from "../../src/api/format-error.js";
import { HttpServer } from "../../src/server/http-server.js";
import { SubscriptionServer } from "../../src/server/subscription-server.js";
import { COUNTING_SCHEMA, released } from "../support/counting-schema.js";

const log = pino({ level: "silent" });
const folder = mkdtempSync(join(tmpdir(), "breachpath-subscribe-"));
const file = join(folder, "count.graphql");
writeFileSync(file, "subscription ($to: Int!, $name: String) { count(to: $to, name: $name) { value } }");

let http: HttpServer;
let sockets: SubscriptionServer;
beforeAll(async () => {
  http = await HttpServer.listen("127.0.0.1", 0, log);
  const makeContext = (): object => ({ number: 0 });
  sockets = new SubscriptionServer(
    { schema: COUNTING_SCHEMA, makeContext, formatError: makeFormatError(() => {}) },
    log,
  );
  http.serve({}, sockets);
});
afterAll(async () => {
  await sockets.close();
  await http.close();
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the script to its end; `meanwhile` may hurry it. */
async function run(args: string[], meanwhile?: (pid: number) => Promise<void>): Promise<Ended> {
  const child = spawn(process.execPath, ["scripts/subscribe.mjs", ...args]);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  if (child.pid !== undefined) await meanwhile?.(child.pid);
  return { code: await ended, out, err };
}

const variables = (value: object): string[] => ["--variables", JSON.stringify(value)];

test("prints each event as a line of JSON, and ends when the server completes", async () => {
  const { code, out, err } = await run([file, "--url", http.url, ...variables({ to: 2 })]);
  expect(out).toBe('{"data":{"count":{"value":1}}}\n{"data":{"count":{"value":2}}}\n');
  expect([code, err]).toEqual([0, ""]);
});

test("ends on Ctrl-C, and lets go of the subscription", async () => {
  const name = "interrupted";
  const { code, out, err } = await run(
    [file, "--url", http.url, ...variables({ to: 0, name })],
    async (pid) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      process.kill(pid, "SIGINT");
    },
  );
  expect([code, out, err]).toEqual([0, "", ""]);
  expect(released).toContain(name);
});

describe("says in words", () => {
  test.each([
    ["what the server refuses", () => [file, "--url", http.url], /^Variable "\$to" of required type "Int!"/],
    [
      "that nobody answers",
      () => [file, "--url", "http://127.0.0.1:1"],
      /^The socket at ws:.*cannot be opened/,
    ],
    ["that the address is none", () => [file, "--url", "nowhere"], /^--url: expected an address such as/],
    ["that the file is missing", () => ["none.graphql"], /^The file none\.graphql cannot be read/],
    ["that no file is named", () => [], /^Expected one file, got 0\. npm run subscribe/],
    [
      "that variables are no object",
      () => [file, "--variables", "[1]"],
      /^--variables: expected a JSON object/,
    ],
    ["that an option is unknown", () => [file, "--verbose"], /^Unknown option '--verbose'/],
  ])("%s", async (_, args, says) => {
    const { code, out, err } = await run(args());
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at /);
    expect([code, out]).toEqual([1, ""]);
  });
});
