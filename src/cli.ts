import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import color from "picocolors";
import { CommandFailure, EXIT } from "./cli/failure.js";
import { makeProgram } from "./cli/program.js";
import { findProjectRoot } from "./server/pages.js";
import { DatabaseUnreachable } from "./shared/errors.js";

const program = makeProgram(findProjectRoot(), fileURLToPath(import.meta.url));

/** Commands that stop in order when they are told to; the others just end, and what they started ends with them. */
const STOPPING_IN_ORDER = ["serve", "keep"];
program.hook("preAction", (_program, command) => {
  if (!STOPPING_IN_ORDER.includes(command.name()))
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => process.exit(EXIT.interrupted));
});

// A reader such as `head` that has seen enough is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.failure),
);

/** Ends the program once what it has printed is out: a pipe may still be filling. */
function end(code: number): void {
  process.stdout.write("", () => process.exit(code));
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFailure) return error.exitCode;
  return error instanceof DatabaseUnreachable ? EXIT.unreachable : EXIT.failure;
}

program.parseAsync().then(
  () => end(EXIT.done),
  (error: unknown) => {
    // The parser has said what is wrong.
    if (error instanceof CommanderError) {
      end(error.exitCode === 0 ? EXIT.done : EXIT.usage);
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${color.red("breachpath:")} ${message}\n`);
    end(exitCodeOf(error));
  },
);
