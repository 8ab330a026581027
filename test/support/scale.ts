/** Whether all is tried at its full size: `npm run test:full`, which takes an hour; `npm test` takes a part of what takes long. */
export const IS_FULL = process.env["BREACHPATH_TEST_FULL"] === "1";

/** How often something is tried. */
export function times({ full, usual }: { readonly full: number; readonly usual: number }): number {
  return IS_FULL ? full : usual;
}
