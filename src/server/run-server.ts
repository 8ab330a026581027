import { pino } from "pino";
import type { Configuration } from "../config/environment.js";
import { type Application, startApplication } from "./application.js";
import { ConsoleProgress } from "./console-progress.js";
import { welcome } from "./welcome.js";
import { StartupError } from "../shared/errors.js";

/** Runs the server in this process until a signal stops it, and ends the process. */
export async function runServer(readConfiguration: () => Configuration): Promise<never> {
  try {
    await serveUntilStopped(readConfiguration);
    return process.exit(0);
  } catch (error) {
    const text =
      error instanceof StartupError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`\n${text}\n`);
    return process.exit(1);
  }
}

async function serveUntilStopped(readConfiguration: () => Configuration): Promise<void> {
  const stopping = onSignal();
  const configuration = readConfiguration();
  const log = pino(
    { level: configuration.logLevel, base: undefined },
    pino.destination({ dest: 2, sync: true }),
  );
  const starting = start(configuration, log);
  const application = await Promise.race([starting, stopping]);
  if (application) {
    process.stdout.write(welcome(application));
    await stopping;
  }
  process.stderr.write("\nStopping ...\n");
  // A signal during the start waits for the start to end: what it began must be taken down.
  await (await starting.catch(() => null))?.close();
  process.stderr.write("Stopped.\n");
}

function start(configuration: Configuration, log: pino.Logger): Promise<Application> {
  return startApplication(configuration, {
    progress: new ConsoleProgress(process.stderr),
    log,
    warmUp: true,
  });
}

/** Resolves at the first signal to stop; a second one ends the process at once, and Neo4j with it. */
function onSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      let seen = false;
      process.on(signal, () => {
        if (seen) process.exit(130);
        seen = true;
        resolve();
      });
    }
  });
}
