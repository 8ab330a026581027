import { execFile, type ExecFileException } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, resolve as resolvePath } from "node:path";

/** Every executable of this name in the directories of a PATH, in its order. */
export function findExecutables(name: string, path: string | undefined): readonly string[] {
  const directories = (path ?? "").split(delimiter).filter((directory) => directory !== "");
  return directories.map((directory) => resolvePath(directory, name)).filter(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Both outputs of a short command, whatever its exit code; undefined when it could not run or took over 20 s. */
export async function readOutput(
  file: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const whenDone = (error: ExecFileException | null, stdout: string, stderr: string): void => {
      const couldNotRun = error !== null && typeof error.code !== "number";
      resolve(couldNotRun ? undefined : `${stdout}\n${stderr}`);
    };
    execFile(file, [...args], { env: environment, timeout: 20_000, encoding: "utf8" }, whenDone);
  });
}
