import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Progress } from "../../../shared/progress.js";
import { lastLines, lengthOfLog } from "../log-tail.js";
import type { ServerRuntime } from "../server-runtime.js";
import { runStep } from "../step.js";

const LINES_SHOWN = 5;

/** One command of Neo4j's administration tool, as a step of the progress. */
export interface AdminCommand {
  readonly step: string;
  readonly args: readonly string[];
  /** The home it works on; the runtime's own by default. */
  readonly home?: string;
}

/** What the tool said last, where it failed; null where it did its work. */
export async function runAdminCommand(
  runtime: ServerRuntime,
  { step, args, home }: AdminCommand,
  progress: Progress,
): Promise<string | null> {
  const { layout } = runtime.parts;
  const argumentsFile = join(layout.directory, "admin-arguments");
  const from = lengthOfLog(layout.consoleLog);
  // In quotes, a path with a space stays one argument; a backslash would quote what follows it.
  const lines = args.map((arg) => `"${arg.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
  writeFileSync(argumentsFile, `${lines.join("\n")}\n`, { mode: 0o600 });
  try {
    const exit = await runStep(progress, step, () => runtime.runAdmin(argumentsFile, home));
    if (exit.code === 0) return null;
    const said = lastLines(layout.consoleLog, LINES_SHOWN, from).join("\n");
    return said === "" ? `Java ended with ${exit.signal ?? exit.code ?? "no code"}` : said;
  } finally {
    rmSync(argumentsFile, { force: true });
  }
}
