import { CommanderError } from "commander";
import color from "picocolors";
import { CommandFailure, EXIT } from "./cli/failure.js";
import { makeProgram } from "./cli/program.js";
import { findProjectRoot } from "./server/pages.js";

const program = makeProgram(findProjectRoot());
for (const command of [program, ...program.commands]) command.exitOverride();

// A reader such as `head` that has seen enough is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.failure),
);

/** Ends the program once what it has printed is out: a pipe may still be filling. */
function end(code: number): void {
  process.stdout.write("", () => process.exit(code));
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
    end(error instanceof CommandFailure ? error.exitCode : EXIT.failure);
  },
);
