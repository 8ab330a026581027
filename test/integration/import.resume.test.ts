import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { openFile } from "../../src/importing/files/input-file.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { importFiles } from "../support/importing.js";
import { times } from "../support/scale.js";
import { brokenInvariants } from "../support/invariants.js";
import { connectEmptyDatabase } from "../support/test-database.js";

/** Of the database, and of the run: what two imports of the same files cannot have in common. */
const OF_THE_RUN = ["recordedAt", "recordedIn"];
const KILLS = times({ full: 20, usual: 6 });
const POSTS = times({ full: 4_000, usual: 1_500 });

let folder: string;
let path: string;
let graph: Graph;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "breachpath-resume-"));
  path = join(folder, "posts.json");
  const posts = Array.from({ length: POSTS }, (_, index) => ({
    post_title: index % 3 === 0 ? `firm${index % 700}.example` : `Firm ${index} PART ${index % 4}`,
    group_name: `group${index % 9}`,
    discovered: `2021-0${1 + (index % 9)}-11 10:00:00.000000`,
  }));
  await writeFile(path, JSON.stringify(posts));
  graph = await connectEmptyDatabase();
});
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true });
});

function startImport(): ChildProcess {
  const program = join(import.meta.dirname, "../support/import-until-killed.ts");
  return spawn(process.execPath, ["--import", "tsx", program, path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

test(`an import that is killed ${KILLS} times, anywhere, ends as one that was left alone`, async () => {
  await importFiles(graph, [await openFile(path, "posts.json")]);
  const undisturbed = await canonicalHash(graph, OF_THE_RUN);
  await graph.close();
  graph = await connectEmptyDatabase();
  let killed = 0;
  for (let trial = 0; trial < KILLS; trial += 1) {
    const child = startImport();
    const ended = once(child, "exit");
    await Promise.race([once(child.stdout ?? child, "data"), ended]);
    await Promise.race([wait(Math.random() * 900), ended]);
    killed += child.exitCode === null && child.kill("SIGKILL") ? 1 : 0;
    await ended;
  }
  expect(killed).toBeGreaterThan(0);
  const { job } = await importFiles(graph, [await openFile(path, "posts.json")]);
  expect(job.state).toBe("DONE");
  expect(await brokenInvariants(graph)).toEqual([]);
  expect(await canonicalHash(graph, OF_THE_RUN)).toBe(undisturbed);
}, 300_000);
