import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** Folder of real public data beside the project; null where it is absent. In CI it must be there. */
export const SHARED_DATA: string | null = findSharedData();

function findSharedData(): string | null {
  const folder = resolve(process.env["BREACHPATH_SHARED_DATA"] ?? "../shared/data");
  if (existsSync(folder)) return folder;
  if (process.env["CI"] === undefined) return null;
  throw new Error(`The real data are missing: expected them in ${folder}. Set BREACHPATH_SHARED_DATA.`);
}

/** `describe` where the real data are present; elsewhere the tests say that they were skipped. */
export const describeShared = SHARED_DATA === null ? describe.skip : describe;
