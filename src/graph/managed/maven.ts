import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";

import { StartupError } from "../../shared/errors.js";
import { findExecutables } from "./executables.js";
import type { Java } from "./find-java.js";
import type { MavenOutput } from "./maven-output.js";
import { OTHER_WAYS } from "./other-ways.js";

export interface ClassPathRequest {
  readonly pomFile: string;
  /** Where Maven writes the class path to. */
  readonly outputFile: string;
  readonly logFile: string;
  readonly java: Java;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Has Maven fetch the pom's jars into its own cache and write their class path; `output` follows how far it is.
 *
 * @throws StartupError when there is no Maven, or when it fails, in its own words.
 */
export async function writeClassPath(request: ClassPathRequest, output: MavenOutput): Promise<void> {
  const [maven] = findExecutables("mvn", request.environment["PATH"]);
  if (maven === undefined) {
    throw new StartupError(
      "Maven is needed once, to fetch Neo4j, and no mvn was found on PATH: install it " +
        `(Debian and Ubuntu: apt install maven; macOS: brew install maven), ${OTHER_WAYS}.`,
    );
  }
  const code = await runMaven(maven, request, output);
  if (code !== 0) throw mavenFailed(output.failure(), request.logFile);
}

function mavenFailed(words: string, logFile: string): StartupError {
  return new StartupError(
    `Maven could not fetch Neo4j (${words}; all of it is in ${logFile}): ` +
      `mend that, usually the network, and start again, ${OTHER_WAYS}.`,
  );
}

async function runMaven(
  maven: string,
  request: ClassPathRequest,
  output: MavenOutput,
): Promise<number | null> {
  const log = createWriteStream(request.logFile, { mode: 0o600 });
  const child = spawn(maven, mavenArguments(request), {
    stdio: ["ignore", "pipe", "pipe"],
    env: mavenEnvironment(request),
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    createInterface({ input: stream }).on("line", (line) => output.read(line));
  }
  return new Promise((resolve) => {
    const finish = (code: number | null): void => {
      log.end();
      resolve(code);
    };
    child.once("error", (error) => {
      output.read(`[ERROR] ${error.message}`);
      finish(null);
    });
    child.once("close", finish);
  });
}

function mavenArguments(request: ClassPathRequest): string[] {
  return [
    "-B",
    "-Dstyle.color=never",
    "-f",
    request.pomFile,
    // By its full name, so that Maven needs no index of names; the pom pins the version.
    "org.apache.maven.plugins:maven-dependency-plugin:build-classpath",
    `-Dmdep.outputFile=${request.outputFile}`,
    "-Dmdep.includeScope=runtime",
  ];
}

/** A JAVA_HOME that holds no usable Java would stop Maven; without it Maven looks on PATH too. */
function mavenEnvironment({ environment, java }: ClassPathRequest): NodeJS.ProcessEnv {
  return java.fromJavaHome ? environment : { ...environment, JAVA_HOME: undefined };
}
