import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Graph } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { StartupError } from "../shared/errors.js";
import { RecordsRefused } from "../records/write-checked.js";
import { importRecords, type RecordFile } from "./import-records.js";

const FIND_LOADED = defineQuery(
  "seed.find",
  "MATCH (seed:SeedLoad {id: $id}) RETURN seed.fingerprint AS fingerprint",
);
const SAVE_LOADED = defineQuery(
  "seed.save",
  "MERGE (seed:SeedLoad {id: $id}) SET seed.fingerprint = $fingerprint, seed.loadedAt = $now",
);

/**
 * Loads the seed graph, or another folder of records, if this version of it is not loaded yet.
 * @param directory holds the `.ndjson` files
 * @returns the number of records written, 0 if the database has them already
 * @throws StartupError with file, line and field of every malformed record
 */
export async function loadSeeds(graph: Graph, directory: string): Promise<number> {
  const files = await readSeeds(directory);
  const fingerprint = createHash("sha256")
    .update(files.map((file) => `${file.name}\n${file.content}`).join("\n"))
    .digest("hex");
  // Each folder is remembered by its name: to load another one does not have the first loaded again.
  const id = basename(directory);
  const [row] = await graph.read(FIND_LOADED, { id });
  if (row?.get("fingerprint") === fingerprint) return 0;
  try {
    const written = await importRecords(graph, files);
    await graph.writeAside(SAVE_LOADED.name, (writer) =>
      writer.run(SAVE_LOADED, { id, fingerprint, now: Date.now() }),
    );
    return written;
  } catch (error) {
    if (!(error instanceof RecordsRefused)) throw error;
    throw new StartupError(
      `The records in ${basename(directory)} cannot be loaded; nothing was written.\n${error.message}`,
      {
        cause: error,
      },
    );
  }
}

async function readSeeds(directory: string): Promise<RecordFile[]> {
  const names = (await namesIn(directory)).filter((name) => name.endsWith(".ndjson")).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: `${basename(directory)}/${name}`,
      content: await readFile(join(directory, name), "utf8"),
    })),
  );
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (cause) {
    throw new StartupError(
      `The seed graph's folder "${directory}" cannot be read. Correct BREACHPATH_SEEDS.`,
      {
        cause,
      },
    );
  }
}
