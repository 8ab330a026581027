import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atRest } from "../../src/graph/managed/archives/at-rest.js";
import { ensureHome, markHomeComplete, writeConf } from "../../src/graph/managed/home.js";
import type { Layout } from "../../src/graph/managed/layout.js";
import { lastLines, lengthOfLog } from "../../src/graph/managed/log-tail.js";
import type { ManagedNeo4jOptions } from "../../src/graph/managed/managed-neo4j.js";
import { prepareRuntime } from "../../src/graph/managed/prepare-runtime.js";
import type { ServerRuntime } from "../../src/graph/managed/server-runtime.js";
import { runStep } from "../../src/graph/managed/step.js";

const HEAP_MEGABYTES = 2_048;
const LINES_SHOWN = 8;

/**
 * Makes the database of a data directory from files, by `neo4j-admin database import full`: many times as fast as writing.
 * @param files the arguments that name them: "--nodes=Entity:Company=/path/nodes.csv"
 * @throws Error with what Neo4j said
 */
export function importGraph(options: ManagedNeo4jOptions, files: readonly string[]): Promise<void> {
  return atRest(options, async (layout, record) => {
    // What a run that was cut short left is no database.
    rmSync(layout.home, { recursive: true, force: true });
    const runtime = await prepareRuntime(options, layout, record);
    await ensureHome(layout, runtime, options.progress);
    writeConf(layout.confDirectory, { port: 0, heapMegabytes: 512, pageCacheMegabytes: 128 });
    await runStep(options.progress, "Importing the files", () => runImport(runtime, layout, files));
    markHomeComplete(layout);
  });
}

/** As the tool's other commands are run, but with Java's better compiler: an import of millions runs for minutes. */
async function runImport(runtime: ServerRuntime, layout: Layout, files: readonly string[]): Promise<void> {
  const argumentsFile = join(layout.directory, "import-arguments");
  const report = join(layout.directory, "import-report");
  const fixed = [
    "--id-type=integer",
    "--array-delimiter=;",
    "--overwrite-destination",
    `--report-file=${report}`,
  ];
  // The name comes first: behind a list of files it would be taken for one more file.
  const args = ["database", "import", "full", "neo4j", ...fixed, ...files];
  writeFileSync(argumentsFile, `${args.map((arg) => JSON.stringify(arg)).join("\n")}\n`, { mode: 0o600 });
  const { classPath, environment } = runtime.parts;
  const opened = ["java.nio", "java.io", "sun.nio.ch", "java.lang"];
  const java = runtime.run(
    [
      ...[`-Xmx${HEAP_MEGABYTES}m`, "-XX:+UseParallelGC", "-Dlog4j2.disable.jmx=true"],
      ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      ...["-cp", classPath.jars, "org.neo4j.cli.AdminTool", `@${argumentsFile}`],
    ],
    { environment: { ...environment, NEO4J_HOME: layout.home, NEO4J_CONF: layout.confDirectory } },
  );
  const from = lengthOfLog(layout.consoleLog);
  const exit = await java.exited;
  rmSync(argumentsFile, { force: true });
  if (exit.code === 0) return;
  const said = lastLines(layout.consoleLog, LINES_SHOWN, from).join("\n");
  throw new Error(`The import failed (${exit.signal ?? exit.code ?? "no code"}). Neo4j said:\n${said}`);
}
