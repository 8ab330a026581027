import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalHash } from "../support/canonical-hash.js";
import { connectTestGraph } from "../support/graph.js";
import { entity, fact, source } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

/** What a new database cannot have of another: its own record time. */
const OF_THE_DATABASE = ["recordedAt", "recordedIn"];
const QUESTIONS = /^0[1-9]-.*\.graphql$/;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "breachpath-export-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function exported(server: TestServer): Promise<string> {
  const response = await fetch(`${server.url}/export.ndjson`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("ndjson");
  return response.text();
}

async function hashOf(): Promise<string> {
  const graph = connectTestGraph();
  try {
    return await canonicalHash(graph, OF_THE_DATABASE);
  } finally {
    await graph.close();
  }
}

async function answers(server: TestServer): Promise<Record<string, unknown>> {
  const files = (await readdir("playground/queries")).filter((name) => QUESTIONS.test(name)).sort();
  const all: [string, unknown][] = [];
  for (const file of files) {
    all.push([file, await server.data(await readFile(`playground/queries/${file}`, "utf8"))]);
  }
  return Object.fromEntries(all);
}

/** Beyond the seed graph: every kind of value, a second marking, a measurement beyond 2^53, several in one claim. */
const MORE = [
  entity("company:odd", 'Odd "Name" \n Ltd', { aliases: ["奇妙"], marking: "AMBER", lei: "529900ODD" }),
  entity("tool:odd", "Plain tool", { category: "x" }),
  source("paper", { url: "https://example.com/paper", publisher: "company:odd", publishedAt: "2021-05" }),
  source("echo", { cites: ["paper"] }),
  ...fact(
    ["company:odd", "USES", "tool:odd"],
    "company:odd",
    { validFrom: "2020", validTo: "2021-06-30", marking: "GREEN" },
    {
      certainty: 7,
      marking: "RED",
      measurements: [
        { kind: "BYTES", value: "9007199254740993", asWritten: "9 PB" },
        ...Array.from({ length: 12 }, (_, index) => ({ kind: "BIDS", value: index, asOf: "2021" })),
        { kind: "RECORDS", comparator: "RANGE", low: 1, high: "9223372036854775807" },
      ],
    },
  ),
];

test("question 10: an export, taken into an empty database, gives every answer as before", async () => {
  const first = await startTestServer(MORE);
  let before: { text: string; hash: string; answers: Record<string, unknown> };
  try {
    before = { text: await exported(first), hash: await hashOf(), answers: await answers(first) };
  } finally {
    await first.close();
  }
  expect(Object.keys(before.answers)).toHaveLength(9);
  await writeFile(join(folder, "all.ndjson"), before.text);
  const second = await startTestServer([], folder);
  try {
    expect(await answers(second)).toEqual(before.answers);
    expect(await hashOf()).toBe(before.hash);
    expect(await exported(second)).toBe(before.text);
  } finally {
    await second.close();
  }
});

test("what may not be seen is not exported, nor what leans on it", async () => {
  const server = await startTestServer(MORE);
  try {
    const response = await fetch(`${server.url}/export.ndjson`, {
      headers: { "x-forwarded-for": "203.0.113.7" },
    });
    const text = await response.text();
    expect(text).not.toContain('Odd \\"Name');
    expect(text).not.toContain("9007199254740993");
    expect(text.trim().split("\n").length).toBeGreaterThan(200);
    await writeFile(join(folder, "all.ndjson"), text);
  } finally {
    await server.close();
  }
  // It can be taken in all the same: nothing in it refers to what was left out.
  const second = await startTestServer([], folder);
  await second.close();
});

test("it is read, not written", async () => {
  const server = await startTestServer();
  try {
    const response = await fetch(`${server.url}/export.ndjson`, { method: "POST", body: "{}" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  } finally {
    await server.close();
  }
});
