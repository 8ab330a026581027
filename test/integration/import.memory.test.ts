import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { writeBundle, writeRecords } from "../../bench/large-files.js";
import { connectEmptyDatabase } from "../support/test-database.js";

/** `npm run bench:import` does the same with 200 MB; see docs/import-counts.md. */
const [SMALL, LARGE] = [0.5e6, 2.5e6];
/** Megabytes that a process may take more for a file five times as large: garbage that was not yet collected. */
const SLACK = 60;
const PROGRAM = join(import.meta.dirname, "../support/import-until-killed.ts");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "breachpath-memory-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Imports a file in a process that ends if it would hold the file. */
async function peakOf(path: string): Promise<number> {
  const graph = await connectEmptyDatabase();
  await graph.close();
  const flags = ["--max-old-space-size=96", "--import", "tsx"];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, PROGRAM, path]);
  const told = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  expect(told.counts).toMatchObject({ rejected: 0, skipped: 0 });
  expect(told.counts.created).toBeGreaterThan(300);
  return told.peakMegabytes;
}

test.each([
  ["our own records", "records.ndjson", writeRecords],
  ["a STIX bundle", "bundle.json", writeBundle],
])(
  "%s of five times the size take no more memory",
  async (_what, name, write) => {
    const path = join(folder, name);
    await write(path, SMALL);
    const small = await peakOf(path);
    await write(path, LARGE);
    const large = await peakOf(path);
    expect(large).toBeLessThan(400);
    expect(large - small).toBeLessThan(SLACK);
  },
  300_000,
);
