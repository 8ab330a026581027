import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Graph } from "../../src/graph/graph.js";
import { openInputs } from "../../src/importing/service/open-inputs.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { connectTestGraph } from "../support/graph.js";
import { importFiles } from "../support/importing.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { zipOf } from "../support/zip.js";

let server: TestServer;
let graph: Graph;
let folder: string;
let hash: string;
beforeAll(async () => {
  server = await startTestServer();
  graph = connectTestGraph();
  folder = await mkdtemp(join(tmpdir(), "breachpath-broken-"));
  hash = await canonicalHash(graph);
});
afterAll(async () => {
  await graph.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const post = (title: string) =>
  `{"post_title":"${title}","group_name":"g","discovered":"2021-01-01 00:00:00.0"}`;
const whole = `${post("a.example")},${post("b.example")}`;
const deep = "[".repeat(20_000);
const line = '{"record":"entity","entity":"company:x","name":"X"';

test.each<[what: string, name: string, content: string | Uint8Array, at: string | number, reason: string]>([
  ["truncated JSON", "a.json", `[${whole},{"post_`, "/2", "the file ends in the middle of it"],
  ["no JSON", "a.json", `[${whole},nope]`, "/2", "expected JSON"],
  ["an empty file", "a.json", "", "", "the file is empty"],
  ["a file of blanks", "a.json", " \n ", "", "expected a file of one of the formats"],
  [
    "text in another encoding",
    "a.json",
    Buffer.from(`[${post("caf\u00e9.example")}]`, "latin1"),
    "",
    "the file is no UTF-8 text: the bytes at offset 20",
  ],
  [
    "JSON that is 20,000 deep",
    "a.json",
    `[${whole},{"a":${deep}`,
    "/2",
    "it is nested deeper than 200 levels",
  ],
  ["a record that is 20,000 deep", "a.ndjson", `${line},"sectors":${deep}`, 1, "expected one JSON object"],
  [
    "a key that stands twice",
    "a.json",
    `[${whole},{"post_title":"c.example","group_name":"g","post_title":"d.example"}]`,
    "/2",
    'the key "post_title" stands twice in one object',
  ],
  [
    "a key of a record that stands twice",
    "a.ndjson",
    `${line},"name":"Y"}`,
    1,
    'the key "name" stands twice in one object',
  ],
  [
    "a table laid out in columns",
    "a.json",
    `{"post_title":["a.example","b.example"],"group_name":["g","g"]}`,
    "",
    "expected a file of one of the formats",
  ],
  [
    "a table whose rows are columns",
    "a.csv",
    "Name,First Firm,Second Firm\nClean Name,First,Second\n",
    "",
    "expected a file of one of the formats",
  ],
  [
    "an archive whose names climb out of it",
    "a.zip",
    zipOf("../a.json", `[${whole}]`),
    "",
    "invalid relative path",
  ],
  [
    "an archive that says it unpacks to 4 GB and more",
    "a.zip",
    zipOf("a.json", `[${whole}]`, 2 ** 32 - 2),
    "",
    "the archive cannot be read",
  ],
  [
    "an archive that unpacks to more than it says",
    "a.zip",
    zipOf("a.json", `[${whole}${" ".repeat(50_000_000)}]`, 1_000),
    "",
    "the archive cannot be read",
  ],
  [
    "an archive of one endless item",
    "a.zip",
    zipOf("a.json", `[${whole},{"post_title":"${"x".repeat(80_000_000)}"}]`),
    "/2",
    "an item of it is longer than",
  ],
  [
    "an archive that was cut off",
    "a.zip",
    zipOf("a.json", `[${whole}]`).subarray(0, 60),
    "",
    "the archive cannot be read",
  ],
])(
  "%s is refused with its place and what to do, and nothing of it is written",
  async (what, name, content, at, reason) => {
    const path = join(folder, name);
    await writeFile(path, content);
    const inputs = await openInputs([{ name, path, sha256: "" }]);
    try {
      const { job, verdicts } = await importFiles(graph, inputs.files, { fingerprint: what });
      expect(verdicts).toEqual([
        expect.objectContaining({ outcome: "REJECTED", at, reason: expect.stringContaining(reason) }),
      ]);
      expect(verdicts[0]?.suggestion).toMatch(/\w.*\.$/);
      expect(job).toMatchObject({ state: "DONE", counts: { created: 0, rejected: 1 } });
      expect(await canonicalHash(graph)).toBe(hash);
    } finally {
      inputs.close();
    }
  },
);
