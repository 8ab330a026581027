import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The bytes of all files in a folder. */
export function sizeOfFolder(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sizeOfFolder(path) : statSync(path).size;
    })
    .reduce((sum, size) => sum + size, 0);
}
