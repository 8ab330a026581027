import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { openFile } from "../../src/importing/files/input-file.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { connectTestGraph } from "../support/graph.js";
import { importFiles } from "../support/importing.js";
import { brokenInvariants } from "../support/invariants.js";
import { askPython, describePython, preparePython } from "../support/python.js";
import { realFiles } from "../support/real-data.js";
import { startTestServer } from "../support/server.js";
import { describeShared, SHARED_DATA } from "../support/shared-data.js";
import { connectEmptyDatabase } from "../support/test-database.js";

const EXPORTS = ["graphml", "gexf", "node-link.json", "stix.json", "ndjson"];
/** Beside the seed graph, where the real data are: bundles (but ATT&CK's, which are the largest), and a tracker's groups. */
const PARTS = /^stix\/(?!attack\/)|groups/;
/** What two databases cannot have in common: their record time, and which import described a node last. */
const OF_THE_RUN = ["recordedAt", "recordedIn", "describedIn"];
const LONG = 240_000;

const KINDS = defineQuery(
  "test.entities-by-kind",
  `MATCH (e:Entity)
   RETURN head([l IN labels(e) WHERE NOT l IN ['Entity', 'Organization']]) AS kind, count(*) AS count`,
);
const FACTS = defineQuery("test.facts", "MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS count");
const ORIGINALS = defineQuery(
  "test.originals",
  "MATCH (o:Original {format: 'stix'}) RETURN o.original AS id, o.content AS content",
);

let folder: string;
let counted: { kinds: Record<string, number>; facts: number };
let originals: Map<string, string>;
let hash: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "breachpath-round-trips-"));
  const server = await startTestServer();
  const graph = connectTestGraph();
  try {
    const files = SHARED_DATA === null ? [] : await realFiles();
    const parts = files.filter(({ name }) => PARTS.test(name));
    if (parts.length > 0) await importFiles(graph, parts);
    const [facts] = await graph.read(FACTS);
    const kinds = (await graph.read(KINDS)).map((row) => [
      row.get("kind") as string,
      row.get("count") as number,
    ]);
    counted = { kinds: Object.fromEntries(kinds), facts: facts?.get("count") as number };
    originals = await originalsOf(graph);
    hash = await canonicalHash(graph, OF_THE_RUN);
    for (const ending of EXPORTS) {
      const response = await fetch(`${server.url}/export.${ending}`);
      expect(response.status).toBe(200);
      await writeFile(join(folder, `all.${ending}`), await response.text());
    }
    await writeFile(join(folder, "foreign.json"), JSON.stringify([...originals.keys()]));
  } finally {
    await graph.close();
    await server.close();
  }
}, LONG);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is kept of STIX, by id, as it came. */
async function originalsOf(graph: Graph): Promise<Map<string, string>> {
  const rows = await graph.read(ORIGINALS, {}, 60_000);
  return new Map(rows.map((row) => [row.get("id") as string, row.get("content") as string]));
}

const typesOf = (contents: ReadonlyMap<string, string>): string[] =>
  [...contents].map(([id, content]) => `${id} ${JSON.parse(content).type}`).sort();

describePython("Exports, read by the Python libraries that they are meant for", () => {
  let found: any;
  beforeAll(async () => {
    found = await askPython(await preparePython(), "read_exports.py", [folder]);
  }, LONG);

  test.each(["graphml", "gexf", "nodeLink"])(
    "networkx reads %s as a directed graph of many edges, with every entity and every fact",
    (format) => {
      expect(found[format]).toEqual({
        type: "MultiDiGraph",
        nodes: Object.values(counted.kinds).reduce((sum, count) => sum + count, 0),
        edges: counted.facts,
        kinds: counted.kinds,
      });
    },
  );

  test("stix2 reads every object, with custom types; but nine that came in no other form", () => {
    const { objects, unreadable } = found.stix as { objects: number; unreadable: string[] };
    expect(objects).toBeGreaterThan(200);
    // In bundles of Attack Flow: hashes that are a list, traffic without ends or without protocols.
    expect(unreadable.map((problem) => problem.split("--")[0]).sort()).toEqual(
      SHARED_DATA === null
        ? []
        : [...Array<string>(5).fill("file"), ...Array<string>(4).fill("network-traffic")],
    );
  });

  test("stix2 reads what we wrote without custom types, too; but for those of ours, and what refers to them", () => {
    expect(found.stix.custom).toEqual([]);
    expect(found.stix.strict).toBeGreaterThan(100);
  });
});

describeShared("An export of the seed graph with real data, into an empty database", () => {
  let graph: Graph;
  beforeEach(async () => {
    graph = await connectEmptyDatabase();
  });
  afterEach(() => graph.close());

  test(
    "as STIX: every object of the bundles is there again, with its id and type, and as it came",
    async () => {
      const { objects } = JSON.parse(await readFile(join(folder, "all.stix.json"), "utf8"));
      const { job, verdicts } = await importFiles(graph, [
        await openFile(join(folder, "all.stix.json"), "all.stix.json"),
      ]);
      expect(verdicts.filter(({ outcome }) => outcome === "REJECTED")).toEqual([]);
      expect(job.total).toBe(objects.length);
      const again = await originalsOf(graph);
      const kept = new Map([...again].filter(([id]) => originals.has(id)));
      expect(originals.size).toBeGreaterThan(500);
      expect(typesOf(kept)).toEqual(typesOf(originals));
      expect(kept).toEqual(originals);
      expect(await brokenInvariants(graph)).toEqual([]);
    },
    LONG,
  );

  test(
    "as our own records: it is the same graph, originals and all",
    async () => {
      const { job } = await importFiles(graph, [await openFile(join(folder, "all.ndjson"), "all.ndjson")]);
      expect(job.counts).toMatchObject({ created: job.total, rejected: 0 });
      expect(await canonicalHash(graph, OF_THE_RUN)).toBe(hash);
    },
    LONG,
  );
});
