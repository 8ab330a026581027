import { createHash } from "node:crypto";
import { readFileSync, renameSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

import { invariant } from "../../shared/errors.js";
import type { Progress } from "../../shared/progress.js";
import type { Java } from "./find-java.js";
import { MavenOutput } from "./maven-output.js";
import { writeClassPath } from "./maven.js";
import { runStep } from "./step.js";

export interface ClassPath {
  /** The jars as `java -cp` takes them. */
  readonly jars: string;
  /** Changes with any jar's place, size or age. */
  readonly fingerprint: string;
}

export interface ClassPathOptions {
  readonly pomFile: string;
  readonly cacheDirectory: string;
  readonly mavenLog: string;
  readonly java: Java;
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
}

/** The class path of the pom: the one noted in the cache while all its jars are still there, else resolved by Maven. */
export async function resolveClassPath(options: ClassPathOptions): Promise<ClassPath> {
  const pomHash = createHash("sha256").update(readFileSync(options.pomFile)).digest("hex").slice(0, 16);
  const noted = join(options.cacheDirectory, `class-path-${pomHash}.txt`);
  const known = readClassPath(noted);
  if (known) return known;

  const { pomFile, mavenLog, java, environment } = options;
  const outputFile = `${noted}.${process.pid}`;
  const output = new MavenOutput();
  const fetchJars = async (): Promise<ClassPath> => {
    await writeClassPath({ pomFile, outputFile, logFile: mavenLog, java, environment }, output);
    renameSync(outputFile, noted);
    const fetched = readClassPath(noted);
    invariant(fetched, `Maven ended well, but ${noted} names jars that do not exist`);
    return fetched;
  };
  return runStep(options.progress, "Fetching Neo4j with Maven, once", fetchJars, {
    detail: () => output.describe(),
    outcome: ({ jars }) => `${jars.split(delimiter).length} jars`,
  });
}

/** Undefined when the file or any jar it names is missing or empty. */
function readClassPath(file: string): ClassPath | undefined {
  const fingerprint = createHash("sha256");
  try {
    const jars = readFileSync(file, "utf8").trim();
    for (const jar of jars.split(delimiter)) {
      const { size, mtimeMs } = statSync(jar);
      if (size === 0) return undefined;
      fingerprint.update(`${jar} ${size} ${mtimeMs}\n`);
    }
    return { jars, fingerprint: fingerprint.digest("hex") };
  } catch {
    return undefined;
  }
}
