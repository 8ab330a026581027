import { join } from "node:path";

import type { BoltAddress } from "./await-bolt.js";
import type { ClassArchive } from "./class-archive.js";
import type { ClassPath } from "./class-path.js";
import type { Java } from "./find-java.js";
import { writeConf } from "./home.js";
import { adminArguments, serverArguments } from "./java-arguments.js";
import { EarlyExit, launchServer } from "./launch-server.js";
import type { Layout } from "./layout.js";
import type { ProcessRecord } from "./process-record.js";
import { neo4jFile } from "./repository-files.js";
import { SupervisedProcess, type JavaCommand, type ProcessExit } from "./supervised-process.js";

export interface RuntimeParts {
  readonly layout: Layout;
  readonly java: Java;
  readonly classPath: ClassPath;
  readonly environment: NodeJS.ProcessEnv;
  readonly record: ProcessRecord;
  readonly archive: ClassArchive;
  readonly heapMegabytes: number;
  readonly pageCacheMegabytes: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** How Java and Neo4j are run here: found once at the start, used again by every restart. */
export class ServerRuntime {
  constructor(readonly parts: RuntimeParts) {}

  /** Starts a supervised Java; `how` overrides what the server itself needs. */
  run(args: readonly string[], how: Partial<JavaCommand> = {}): SupervisedProcess {
    const { java, environment, layout, record } = this.parts;
    return new SupervisedProcess({
      java: java.executable,
      args,
      environment,
      outputFile: layout.consoleLog,
      supervisorFile: neo4jFile("supervisor.mjs"),
      record,
      ...how,
    });
  }

  /** Runs Neo4j's administration tool to its end, on the home or on another one. */
  async runAdmin(argumentsFile: string, home = this.parts.layout.home): Promise<ProcessExit> {
    const { classPath, environment, heapMegabytes } = this.parts;
    const places = { NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") };
    const tool = this.run(adminArguments(classPath, argumentsFile, heapMegabytes), {
      environment: { ...environment, ...places },
    });
    return tool.exited;
  }

  /** Starts the server on the address's port and waits until it answers; throws as launchServer does. */
  async launch(address: BoltAddress, signal: AbortSignal): Promise<SupervisedProcess> {
    const { layout, archive, heapMegabytes, pageCacheMegabytes, settings } = this.parts;
    writeConf(layout.confDirectory, { port: address.port, heapMegabytes, pageCacheMegabytes, settings });
    const archiveFile = archive.find();
    try {
      return await this.#launchWith(archiveFile, address, signal);
    } catch (error) {
      // Java starts without an archive that does not fit; one that is damaged can make it crash instead.
      if (archiveFile === null || !(error instanceof EarlyExit) || error.portTaken) throw error;
      const server = await this.#launchWith(null, address, signal);
      archive.discard();
      return server;
    }
  }

  async #launchWith(
    archive: string | null,
    address: BoltAddress,
    signal: AbortSignal,
  ): Promise<SupervisedProcess> {
    const { layout, classPath, heapMegabytes } = this.parts;
    const { home, confDirectory, logs } = layout;
    const args = serverArguments({ classPath, heapMegabytes, home, confDirectory, logs, archive });
    return launchServer({ layout, start: () => this.run(args, { role: "server" }), address, signal });
  }
}
