import { join } from "node:path";

import type { ClassPath } from "./class-path.js";

/** What Neo4j reaches into on Java 17 and later, where that has to be allowed by name. */
const OPENED_PACKAGES = ["java.nio", "java.io", "sun.nio.ch", "java.lang"];

export interface ServerArguments {
  readonly classPath: ClassPath;
  readonly heapMegabytes: number;
  readonly home: string;
  readonly confDirectory: string;
  readonly logs: string;
  /** The archive to load classes from; null to start without one. */
  readonly archive: string | null;
  /** The archive to write at the end of the run. */
  readonly archiveToWrite?: string;
}

/** Java's arguments for the server. An archive only fits a run with the same collector and class path. */
export function serverArguments(options: ServerArguments): string[] {
  const { classPath, heapMegabytes, home, confDirectory, logs, archive, archiveToWrite } = options;
  return [
    `-Xmx${heapMegabytes}m`,
    // A heap that begins at half its size, with room for young objects: a tenth off the start, fewer collections in it.
    `-Xms${Math.ceil(heapMegabytes / 2)}m`,
    `-Xmn${Math.ceil(heapMegabytes / 4)}m`,
    "-XX:+UseSerialGC",
    // Half alive without memory is worse than dead: a new process is up in seconds.
    "-XX:+ExitOnOutOfMemoryError",
    // A report of a crash of Java itself would otherwise land in the working directory.
    `-XX:ErrorFile=${join(logs, "java-crash-%p.log")}`,
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
    "-Dlog4j2.disable.jmx=true",
    ...OPENED_PACKAGES.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ...(archive === null ? [] : [`-XX:SharedArchiveFile=${archive}`]),
    ...(archiveToWrite === undefined ? [] : [`-XX:ArchiveClassesAtExit=${archiveToWrite}`]),
    "-cp",
    classPath.jars,
    "org.neo4j.server.CommunityEntryPoint",
    `--home-dir=${home}`,
    `--config-dir=${confDirectory}`,
  ];
}

/**
 * Java's arguments for one command of Neo4j's administration tool, whose own arguments are read from a file, one a
 * line: a command line can be read by every user of the machine.
 */
export function adminArguments(classPath: ClassPath, argumentsFile: string, heapMegabytes: number): string[] {
  const quick = [
    `-Xmx${heapMegabytes}m`,
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-Dlog4j2.disable.jmx=true",
    ...OPENED_PACKAGES.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ];
  return [...quick, "-cp", classPath.jars, "org.neo4j.cli.AdminTool", `@${argumentsFile}`];
}
