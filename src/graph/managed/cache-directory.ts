import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The user's directory for what every data directory can share and anyone may delete: the class path and the archive
 * of loaded classes. Where the home is not writable, as in some containers, the fallback below the data directory.
 */
export function cacheDirectory(environment: NodeJS.ProcessEnv, fallback: string): string {
  for (const directory of [join(userCache(environment), "breachpath"), fallback]) {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      accessSync(directory, constants.W_OK);
      return directory;
    } catch {
      // Not writable: the next one.
    }
  }
  return fallback;
}

function userCache(environment: NodeJS.ProcessEnv): string {
  const chosen = environment["XDG_CACHE_HOME"];
  if (chosen) return chosen;
  const home = environment["HOME"] ?? homedir();
  return process.platform === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
}
