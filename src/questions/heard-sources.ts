import type { Claim } from "../belief/claim.js";
import { publicSources } from "../belief/clocks.js";
import type { Lens } from "../belief/lens.js";

/** Where a lens finds a claim: ids of its sources that were public by then and are not looked away from. */
export function heardSources(lens: Lens, claim: Claim): string[] {
  const { excludeSources } = lens.policy;
  return publicSources(lens, claim)
    .map(({ id }) => id)
    .filter((id) => !excludeSources.includes(id));
}
