import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { loadSeeds } from "../../src/importing/seed.js";
import { StartupError } from "../../src/shared/errors.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { brokenInvariants } from "../support/invariants.js";
import { connectEmptyDatabase } from "../support/test-database.js";

let graph: Graph;
let seeds: string;
beforeEach(async () => {
  graph = await connectEmptyDatabase();
  seeds = await mkdtemp(join(tmpdir(), "breachpath-seeds-"));
  await cp("seeds", seeds, { recursive: true });
});
afterEach(async () => {
  await graph.close();
  await rm(seeds, { recursive: true, force: true });
});

async function count(cypher: string): Promise<number> {
  const [row] = await graph.read(defineQuery("test.count", cypher));
  return row?.get("found") as number;
}

/** Puts a line into a seed file, and returns its number. */
async function spoil(file: string, line: string): Promise<number> {
  const path = join(seeds, file);
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
  await writeFile(path, [...lines, line].join("\n"));
  return lines.length + 1;
}

describe("Loading the seeds", () => {
  test("a second time is not done, and if it is done all the same it changes nothing", async () => {
    const written = await loadSeeds(graph, seeds);
    expect(written).toBeGreaterThan(200);
    const before = await canonicalHash(graph);
    expect(await loadSeeds(graph, seeds)).toBe(0);
    expect(await canonicalHash(graph)).toBe(before);
    // An empty line says nothing new, and makes the files others than those that were loaded.
    await spoil("entities.ndjson", "\n");
    expect(await loadSeeds(graph, seeds)).toBe(written);
    expect(await canonicalHash(graph)).toBe(before);
  });

  test("keeps the model's invariants", async () => {
    await loadSeeds(graph, seeds);
    expect(await brokenInvariants(graph)).toEqual([]);
    expect(await count("MATCH (c:Claim) RETURN count(c) AS found")).toBe(103);
  });

  test.each([
    ["claims.ndjson", '{"record": "claim", "claim": "x"', /seeds-\w+\/claims\.ndjson:(\d+): .*JSON/],
    [
      "entities.ndjson",
      '{"record":"entity","entity":"company:x","name":"X","color":"red"}',
      /seeds-\w+\/entities\.ndjson:(\d+), field "color": .*Company/,
    ],
    [
      "statements.ndjson",
      '{"record":"statement","statement":["company:fujitsu","EATS","company:guess"]}',
      /seeds-\w+\/statements\.ndjson:(\d+), field "statement\.1": .*EATS/,
    ],
    [
      "statements.ndjson",
      '{"record":"statement","statement":["company:fujitsu","AFFILIATE_OF","company:nobody"]}',
      /seeds-\w+\/statements\.ndjson:(\d+), field "statement\.2": .*company:nobody/,
    ],
    [
      "statements.ndjson",
      '{"record":"statement","statement":["company:guess","AFFILIATE_OF","company:fujitsu"]}',
      /seeds-\w+\/statements\.ndjson:(\d+), field "statement": nobody claims/,
    ],
    [
      "sources.ndjson",
      '{"record":"source","source":"x","kind":"ARTICLE","title":"X","cites":["y"]}\n{"record":"source","source":"y","kind":"ARTICLE","title":"Y","cites":["x"]}',
      /seeds-\w+\/sources\.ndjson:(\d+), field "cites": .*leads back/,
    ],
  ])("with a bad line in %s names file, line and field, and writes nothing", async (file, line, expected) => {
    const number = await spoil(file, line);
    const error: unknown = await loadSeeds(graph, seeds).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StartupError);
    const [, place] = expected.exec((error as Error).message) ?? [];
    expect([place, (error as Error).message]).toEqual([String(number), expect.any(String)]);
    expect(
      await count("MATCH (n) WHERE n:Entity OR n:Claim OR n:Statement OR n:Source RETURN count(n) AS found"),
    ).toBe(0);
  });
});
