import { setTimeout as sleep } from "node:timers/promises";

import { StartupError } from "../../../shared/errors.js";
import type { Progress } from "../../../shared/progress.js";
import { layoutOf } from "../layout.js";
import { isRunning, signalProcess, type ProcessIdentity } from "../process-identity.js";
import { ProcessRecord } from "../process-record.js";
import { runStep } from "../step.js";

const LONGEST_STOP_MILLISECONDS = 60_000;
const BETWEEN_LOOKS_MILLISECONDS = 50;

/**
 * Has the keeper end its Neo4j and itself, and waits until they have. Signals go to the very process that was recorded.
 *
 * @throws StartupError when it does not end.
 */
export async function stopKeeper(
  dataDirectory: string,
  keeper: ProcessIdentity,
  progress: Progress,
): Promise<void> {
  const recorded = new ProcessRecord(layoutOf(dataDirectory).processesFile).readLeftOver();
  const all = [keeper, ...recorded];
  await runStep(progress, "Stopping Neo4j", async () => {
    const began = Date.now();
    signalProcess(keeper, "SIGTERM");
    while (all.some(isRunning)) {
      if (Date.now() - began > LONGEST_STOP_MILLISECONDS) {
        throw new StartupError(
          `Process ${keeper.pid}, which keeps Neo4j, does not end: end it with \`kill -9 ${keeper.pid}\`.`,
        );
      }
      await sleep(BETWEEN_LOOKS_MILLISECONDS);
    }
  });
}
