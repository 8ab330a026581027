import { findInstance } from "../graph/managed/running-instance.js";
import { CommandFailure } from "./failure.js";

/**
 * Makes sure that nobody runs on a data directory.
 * @param purpose what cannot be done then: "dump it"
 * @throws CommandFailure that says who runs there, and what to do
 */
export function refuseUnlessFree(dataDirectory: string, purpose: string): void {
  const instance = findInstance(dataDirectory);
  if (!instance) return;
  const { heldBy, holder } = instance;
  const words = {
    keeper: `Neo4j runs in the background (process ${holder.pid}): \`breachpath db stop\`, then ${purpose}.`,
    server: `This Neo4j belongs to a running server (process ${holder.pid}): stop that with Ctrl-C or \`kill ${holder.pid}\`, then ${purpose}.`,
    command: `Another command works on this database (process ${holder.pid}): wait for it to end, then ${purpose}.`,
  };
  throw new CommandFailure(words[heldBy]);
}
