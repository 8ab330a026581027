/**
 * Runs one Java process so that it cannot outlive the program that asked for it.
 *
 * The parent holds the other end of this process's standard input. When that pipe closes, because the
 * parent asked for the end or because it died (kill -9 included), Java gets SIGTERM and, if it has not
 * ended in time, SIGKILL. The parent starts this file detached: Ctrl-C in a terminal reaches the whole
 * foreground process group, and the database must not be stopped under a parent that still drains requests.
 *
 * Plain JavaScript, outside the compiled sources: it runs the same under tsx, jest and the build.
 *
 * Argument: JSON `{ command, args, outputFile, graceMilliseconds, lowPriority }`; Java's output is appended
 * to outputFile.
 * Standard output, a JSON line each: `{"pid"}` once Java runs, then `{"code","signal"}` once it has ended.
 */
import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { setTimeout } from "node:timers";

const { command, args, outputFile, graceMilliseconds, lowPriority } = JSON.parse(process.argv[2]);

// Set here and inherited: on a running Java it would reach one thread of many.
if (lowPriority) setPriority(constants.priority.PRIORITY_LOW);

const output = openSync(outputFile, "a", 0o600);
const java = spawn(command, args, { stdio: ["ignore", output, output] });

function tell(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

let ending = false;
function endJava() {
  if (ending) return;
  ending = true;
  java.kill("SIGTERM");
  setTimeout(() => java.kill("SIGKILL"), graceMilliseconds).unref();
}

// Nobody listens any more once the parent is dead; the work goes on without the messages.
process.stdout.on("error", () => {});

process.stdin.on("end", endJava);
process.stdin.on("close", endJava);
process.stdin.on("error", endJava);
process.stdin.resume();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, endJava);

java.on("spawn", () => tell({ pid: java.pid }));
java.on("error", (error) => {
  tell({ code: null, signal: null, error: error.message });
  process.exitCode = 1;
  process.stdin.destroy();
});
java.on("exit", (code, signal) => {
  tell({ code, signal });
  process.stdin.destroy();
});
