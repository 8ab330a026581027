import { join } from "node:path";

import { cacheDirectory } from "./cache-directory.js";
import { ClassArchive } from "./class-archive.js";
import { resolveClassPath } from "./class-path.js";
import { findJava } from "./find-java.js";
import type { Layout } from "./layout.js";
import type { ManagedNeo4jOptions } from "./managed-neo4j.js";
import type { ProcessRecord } from "./process-record.js";
import { neo4jFile } from "./repository-files.js";
import { ServerRuntime } from "./server-runtime.js";

/**
 * Finds Java and Neo4j's jars, fetched by Maven where they are missing.
 *
 * @throws StartupError that says which of them cannot be had.
 */
export async function prepareRuntime(
  options: ManagedNeo4jOptions,
  layout: Layout,
  record: ProcessRecord,
): Promise<ServerRuntime> {
  const { environment, progress } = options;
  const java = await findJava(environment);
  const cache = cacheDirectory(environment, join(layout.directory, "cache"));
  const pomFile = options.pomFile ?? neo4jFile("pom.xml");
  const { mavenLog } = layout;
  const classPath = await resolveClassPath({
    pomFile,
    cacheDirectory: cache,
    mavenLog,
    java,
    environment,
    progress,
  });
  return new ServerRuntime({
    layout,
    java,
    classPath,
    environment,
    record,
    archive: new ClassArchive(cache, java, classPath),
    heapMegabytes: options.heapMegabytes ?? 512,
    pageCacheMegabytes: options.pageCacheMegabytes ?? 128,
    settings: options.settings ?? {},
  });
}
