import { execFile } from "node:child_process";

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line, as it was built, as a program of its own, to its end. */
export function runCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  const command = ["dist/server/cli.js", ...args];
  const env = { ...environment, NO_COLOR: "1", NODE_OPTIONS: "" };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env, maxBuffer: 1 << 26 }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}
