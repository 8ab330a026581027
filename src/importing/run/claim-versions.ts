import { claimId } from "../../records/ids.js";
import type { ClaimRecord } from "../../records/record.js";
import { sameValue } from "./same-value.js";

/** The id of a claim's version: of the first, the claim's own. */
export function versionId(first: string, number: number): string {
  return number === 1 ? first : claimId(`${first}@${number}`);
}

/** What becomes of a claim that comes: it is there in these very words, or it is to be written. */
export type Versioned = { readonly known: ClaimRecord } | { readonly fresh: ClaimRecord };

/**
 * Finds a claim among its recorded versions. A claim is a speech act and never changes: where its source says it differently
 * now, that is a new claim, which supersedes the one before it.
 * @param versions all that are recorded, in their order
 */
export function versionOf(incoming: ClaimRecord, versions: readonly ClaimRecord[]): Versioned {
  const known = versions.find((each) => saysTheSame(each, incoming));
  if (known) return { known };
  if (versions.length === 0) return { fresh: incoming };
  const first = incoming.claim;
  const claim = versionId(first, versions.length + 1);
  const before = versionId(first, versions.length);
  return {
    fresh: {
      ...incoming,
      claim,
      versionOf: first,
      supersedes: [...new Set([...incoming.supersedes, before])],
    },
  };
}

function saysTheSame(known: ClaimRecord, incoming: ClaimRecord): boolean {
  const { claim: _known, versionOf: _first, supersedes, ...said } = known;
  const { claim: _incoming, versionOf: _base, supersedes: also, ...coming } = incoming;
  return also.every((id) => supersedes.includes(id)) && sameValue(said, coming);
}
