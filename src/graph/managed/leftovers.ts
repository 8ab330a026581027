import { setTimeout as sleep } from "node:timers/promises";

import { StartupError } from "../../shared/errors.js";
import type { Progress } from "../../shared/progress.js";
import { isRunning, signalProcess } from "./process-identity.js";
import type { RecordedProcess } from "./process-record.js";
import { runStep } from "./step.js";

const LONGEST_WAIT_MILLISECONDS = 30_000;
const KILL_AFTER_MILLISECONDS = 12_000;
const BETWEEN_LOOKS_MILLISECONDS = 100;

/**
 * Waits for the processes of an earlier run that was killed. Its supervisor is ending Java; where the supervisor was
 * killed too, this ends Java itself.
 *
 * @throws StartupError when one still runs after 30 s.
 */
export async function awaitLeftovers(
  recorded: readonly RecordedProcess[],
  progress: Progress,
): Promise<void> {
  if (!recorded.some(isRunning)) return;
  await runStep(progress, "Waiting for the Neo4j of an earlier run to end", async () => waitOut(recorded));
}

async function waitOut(recorded: readonly RecordedProcess[]): Promise<void> {
  const began = Date.now();
  let asked = false;
  for (;;) {
    const running = recorded.filter(isRunning);
    const waited = Date.now() - began;
    const [first] = running;
    if (!first) return;
    if (waited > LONGEST_WAIT_MILLISECONDS) throw stillRunning(first.pid);
    if (!running.some((process) => process.role === "supervisor")) {
      // Both signals go to the very process that was recorded, never to another with its id.
      if (!asked) running.forEach((process) => signalProcess(process, "SIGTERM"));
      if (waited > KILL_AFTER_MILLISECONDS) running.forEach((process) => signalProcess(process, "SIGKILL"));
      asked = true;
    }
    await sleep(BETWEEN_LOOKS_MILLISECONDS);
  }
}

function stillRunning(pid: number): StartupError {
  return new StartupError(
    `The Neo4j of an earlier run, process ${pid}, still holds the data directory and does not end: ` +
      `end it with \`kill -9 ${pid}\` and start again.`,
  );
}
