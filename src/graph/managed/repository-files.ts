import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { invariant } from "../../shared/errors.js";

/**
 * A file of the repository's `neo4j` folder, searched upward from here: this module runs from src (tsx, jest) and
 * from dist/server (compiled), at different depths below the folder.
 */
export function neo4jFile(name: "pom.xml" | "supervisor.mjs"): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(directory, "neo4j", name);
    if (existsSync(file)) return file;
    const parent = dirname(directory);
    invariant(
      parent !== directory,
      `neo4j/${name} lies in no folder above ${fileURLToPath(import.meta.url)}`,
    );
    directory = parent;
  }
}
