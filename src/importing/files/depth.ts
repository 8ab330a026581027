/** Levels that a JSON item may nest: no format needs so many. */
export const DEEPEST = 200;

/** Whether a JSON value nests deeper than so many levels; it never looks further down than that. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== "object") return false;
  return levels === 0 || Object.values(value).some((each) => isDeeperThan(each, levels - 1));
}
