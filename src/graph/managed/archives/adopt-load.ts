import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { markHomeComplete } from "../home.js";
import type { Layout } from "../layout.js";

/** Where a home keeps the database, beside Neo4j's own one of users. */
const PARTS = [join("data", "databases", "neo4j"), join("data", "transactions", "neo4j")];

/** Whether the home holds a database, be it an empty one. */
export function hasDatabase(layout: Layout): boolean {
  return existsSync(layout.completeMarker) && PARTS.some((part) => existsSync(join(layout.home, part)));
}

/** Puts the unpacked dump in the place of the database; from the first step on it is finished even after a kill. */
export function adoptLoad(layout: Layout): void {
  renameSync(layout.loading, layout.loaded);
  finishLoad(layout);
}

/** Ends what a kill cut short: every part that is still here replaces the one that it was made for. */
export function finishLoad(layout: Layout): void {
  rmSync(layout.loading, { recursive: true, force: true });
  if (!existsSync(layout.loaded)) return;
  for (const part of PARTS) {
    const from = join(layout.loaded, part);
    const to = join(layout.home, part);
    if (!existsSync(from)) continue;
    rmSync(to, { recursive: true, force: true });
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    renameSync(from, to);
  }
  markHomeComplete(layout);
  rmSync(layout.loaded, { recursive: true, force: true });
}
