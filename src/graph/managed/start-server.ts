import type { BoltAddress } from "./await-bolt.js";
import { findFreePort } from "./free-port.js";
import { ensureHome, readPassword } from "./home.js";
import { EarlyExit } from "./launch-server.js";
import type { Layout } from "./layout.js";
import { awaitLeftovers } from "./leftovers.js";
import { silentLog } from "./log.js";
import type { ManagedNeo4jOptions } from "./managed-neo4j.js";
import { RunningServer } from "./running-server.js";
import { prepareRuntime } from "./prepare-runtime.js";
import { ProcessRecord } from "./process-record.js";
import type { ServerRuntime } from "./server-runtime.js";
import { runStep } from "./step.js";
import type { SupervisedProcess } from "./supervised-process.js";
import { trainInBackground } from "./train-class-archive.js";

export interface StartedServer {
  readonly address: BoltAddress;
  stop(): Promise<void>;
}

interface Launched {
  readonly address: BoltAddress;
  readonly server: SupervisedProcess;
}

const PORTS_TRIED = 3;

/** Everything between the lock and a database that answers; the lock is the caller's. */
export async function startServer(options: ManagedNeo4jOptions, layout: Layout): Promise<StartedServer> {
  const { progress, log = silentLog } = options;
  const record = new ProcessRecord(layout.processesFile);
  await awaitLeftovers(record.readLeftOver(), progress);
  const runtime = await prepareRuntime(options, layout, record);
  await ensureHome(layout, runtime, progress);
  const password = readPassword(layout);
  const launch = async (): Promise<Launched> => launchOnFreePort(runtime, password);
  const { address, server } = await runStep(progress, "Starting Neo4j", launch, {
    outcome: (launched, seconds) => `${launched.address.uri} after ${seconds} s`,
  });
  const running = new RunningServer(server, (signal) => runtime.launch(address, signal), log);
  const training = trainInBackground(runtime, password, log);
  return {
    address,
    stop: async () => {
      await Promise.all([training.cancel(), running.stop()]);
    },
  };
}

async function launchOnFreePort(runtime: ServerRuntime, password: string): Promise<Launched> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const address = { uri: `bolt://127.0.0.1:${port}`, port, username: "neo4j", password } as const;
    try {
      return { address, server: await runtime.launch(address, new AbortController().signal) };
    } catch (error) {
      // Between the look for a free port and Neo4j's use of it another program may have taken it.
      if (!(error instanceof EarlyExit && error.portTaken) || attempt === PORTS_TRIED) throw error;
    }
  }
}
