import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, runCommand } from "../support/command-line.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), "breachpath-cli-"));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const breachpath = (args: readonly string[], url = server.url): Promise<Ended> =>
  runCommand(args, { ...process.env, BREACHPATH_URL: url });

describe("breachpath", () => {
  test("search finds by alias and typo, and prints JSON for programs", async () => {
    const words = await breachpath(["search", "tory industries"]);
    expect(words).toMatchObject({ code: 0, err: "" });
    expect(words.out).toMatch(/^AFFILIATE +Toray Industries +[0-9a-f-]{36}$/m);
    const json = await breachpath(["--json", "search", "Fujitsu Limited", "--kind", "company"]);
    expect(JSON.parse(json.out)).toEqual([
      expect.objectContaining({ kind: "COMPANY", name: "Fujitsu", matched: "Fujitsu Limited" }),
    ]);
  });

  test("show prints an entity and what is said of it, by name and by id", async () => {
    const byName = await breachpath(["show", "company:Fujitsu"]);
    expect(byName.code).toBe(0);
    expect(byName.out).toContain("also called Fujitsu Limited, 富士通");
    expect(byName.out).toMatch(/^CORROBORATED +\d+ +Toray Industries AFFILIATE_OF Fujitsu$/m);
    const id = /[0-9a-f-]{36}/.exec(byName.out)?.[0] ?? "";
    expect((await breachpath(["show", id])).out).toBe(byName.out);
  });

  test("trace prints the path of the first question in a sentence, and why there is none where there is none", async () => {
    const first = [
      "trace",
      "ProjectWEB",
      "dataClass:E-mail addresses",
      "--through",
      "agency",
      "--mode",
      "shortest",
    ];
    const found = await breachpath(first);
    expect(found.code).toBe(0);
    expect(found.out).toMatch(/^1\. CONFIRMED, confidence 90$/m);
    expect(found.out).toContain("at least 76,000 records");
    expect(JSON.parse((await breachpath(["--json", ...first])).out)).toMatchObject({
      complete: true,
      whyEmpty: null,
    });
    const none = await breachpath(["trace", "Marketo", "ProjectWEB"]);
    expect(none).toMatchObject({ code: 3, err: expect.stringContaining("No path: BLOCKED_BY_LENS.") });
    expect(none.out).toContain("shut out by the lens:");
  });

  test("export writes what the server exports, whole or not at all", async () => {
    const file = join(folder, "all.ndjson");
    expect(await breachpath(["export", "-o", file])).toMatchObject({ code: 0, out: "", err: "" });
    const written = await readFile(file, "utf8");
    expect(written).toBe(await (await fetch(`${server.url}/export.ndjson`)).text());
    expect((await breachpath(["export"])).out).toBe(written);
    expect(await readdir(folder)).toEqual(["all.ndjson"]);
  });

  test("schema prints the schema", async () => {
    const { out } = await breachpath(["schema"]);
    expect(out).toBe(await readFile("schema.graphql", "utf8"));
  });

  test("doctor says what it found", async () => {
    const { code, out } = await breachpath(["doctor"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^ok +server +http:\S+ \d+ entities/m);
    expect(out).toMatch(/^ok +java .*version/m);
  });
});

describe("breachpath, asked amiss", () => {
  test.each([
    [["serch", "x"], 2, /unknown command 'serch'\n\(Did you mean search\?\)/],
    [["search"], 2, /missing required argument 'text'/],
    [["search", "x", "--first", "many"], 2, /expected a whole number, got "many"/],
    [["search", "x", "--kind", "firm"], 2, /"firm" is no kind; expected one of company, affiliate/],
    [["search", "zzzzqqqq"], 3, /Nothing is named like "zzzzqqqq"/],
    [["show", "Fujtsu"], 3, /Nothing is named "Fujtsu"\. Did you mean one of these\?\n {2}Fujitsu \(COMPANY/],
    [["show", "00000000-0000-5000-8000-000000000000"], 3, /No entity has the id/],
    [["trace", "Fujtsu", "ProjectWEB"], 3, /from\[0\]: Nothing is named "Fujtsu"\. Did you mean Fujitsu/],
    [
      ["trace", "Fujitsu", "ProjectWEB", "--mode", "fastest"],
      1,
      /"FASTEST" does not exist in "TraceMode" enum/,
    ],
    [["--url", "nope", "doctor"], 2, /--url: expected an address such as/],
  ])("%j ends with %i", async (args, code, says) => {
    const ended = await breachpath(args);
    expect(ended.err).toMatch(says);
    expect(ended).toMatchObject({ code, out: "" });
  });

  test("where no server is, it says how to start one", async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const { port } = probe.address() as { port: number };
    await new Promise((resolve) => probe.close(resolve));
    const ended = await breachpath(["search", "x"], `http://127.0.0.1:${port}`);
    expect(ended).toMatchObject({
      code: 4,
      err: expect.stringMatching(/No Breachpath answers at .*`npm start`/),
    });
  });
});
