import { join } from "node:path";

import { StartupError } from "../../shared/errors.js";
import { findExecutables, isExecutable, readOutput } from "./executables.js";
import { OTHER_WAYS } from "./other-ways.js";

/** Neo4j 5.26 runs on 17 and later. */
export const OLDEST_JAVA = 17;

export interface Java {
  readonly executable: string;
  /** What `java -version` printed: tells one build from every other. */
  readonly version: string;
  /** Whether it is the one JAVA_HOME names. */
  readonly fromJavaHome: boolean;
}

/** The major version in the output of `java -version`: 8 for "1.8.0_392", 17 for "17.0.15"; undefined for no Java. */
export function parseJavaVersion(output: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return match ? Number(match[1]) : undefined;
}

/**
 * The first Java that is new enough: JAVA_HOME, then PATH.
 *
 * @throws StartupError that says what was found instead.
 */
export async function findJava(environment: NodeJS.ProcessEnv): Promise<Java> {
  const found: string[] = [];
  for (const { executable, fromJavaHome } of candidates(environment)) {
    // On macOS /usr/bin/java exists without any Java behind it, and says so instead of a version.
    const version = (await readOutput(executable, ["-version"], environment))?.trim() ?? "";
    const major = parseJavaVersion(version);
    if (major !== undefined && major >= OLDEST_JAVA) return { executable, version, fromJavaHome };
    if (major !== undefined) found.push(`Java ${major} at ${executable}`);
  }
  const instead =
    found.length > 0 ? `only ${found.join(" and ")} was found` : "none was found in JAVA_HOME or on PATH";
  throw new StartupError(
    `The managed Neo4j needs Java ${OLDEST_JAVA} or later, and ${instead}: ` +
      `install a JDK 21 (Debian and Ubuntu: apt install openjdk-21-jre-headless, or 17; macOS: brew install openjdk@21), ${OTHER_WAYS}.`,
  );
}

function candidates(environment: NodeJS.ProcessEnv): { executable: string; fromJavaHome: boolean }[] {
  const home = environment["JAVA_HOME"];
  const atHome = home ? [join(home, "bin", "java")].filter(isExecutable) : [];
  const onPath = findExecutables("java", environment["PATH"]);
  return [
    ...atHome.map((executable) => ({ executable, fromJavaHome: true })),
    ...onPath.map((executable) => ({ executable, fromJavaHome: false })),
  ];
}
