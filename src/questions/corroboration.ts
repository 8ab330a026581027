import type { SeenStatement } from "../belief/admission.js";
import { agentOf, type Claim } from "../belief/claim.js";
import { originsUnder } from "../belief/roots.js";
import type { Source } from "../belief/source.js";
import { vocabulary } from "../shared/vocabulary.js";
import { heardSources } from "./heard-sources.js";

export const ECHO_REASON = vocabulary("EchoReason", "Why a standing assertion adds no root of its own.", {
  RESTATES: "It says that it repeats another claim.",
  CITES: "Every source of it leads, by citation, to another speaker's.",
  SAME_SPEAKER: "Its speaker had said it before.",
});
export type EchoReason = keyof typeof ECHO_REASON.values;

/** A standing assertion that adds no root, and the claim that it echoes. */
export interface Echo {
  readonly claim: Claim;
  /** Where the chain of repeating begins. */
  readonly of: Claim;
  readonly why: EchoReason;
}

/** Which of the standing assertions repeat what was said: each is an echo, or the claim of a root. */
export function echoesIn({ lens, standing }: SeenStatement): Echo[] {
  const { inOrder, origins } = originsUnder(lens, standing.held);
  const known = new Set(inOrder.map(({ id }) => id));
  const roots = new Map(standing.roots.map(({ agentId, claim }) => [agentId, claim]));
  return inOrder
    .filter((claim) => standing.assertions.includes(claim))
    .flatMap((claim): Echo[] => {
      const of = origins.of(claim);
      if (of !== claim) {
        const restates = claim.restates.some((id) => known.has(id) && id !== claim.id);
        return [{ claim, of, why: restates ? "RESTATES" : "CITES" }];
      }
      const root = roots.get(agentOf(claim));
      return root && root !== claim ? [{ claim, of: root, why: "SAME_SPEAKER" }] : [];
    });
}

/** Ids of the sources in which the lens finds the standing assertions, each once, sorted. */
export function articlesOf({ lens, standing }: SeenStatement): string[] {
  return [...new Set(standing.assertions.flatMap((claim) => heardSources(lens, claim)))].sort();
}

/** A source that cites another one, directly. */
export interface Citation {
  readonly from: Source;
  readonly to: Source;
}

/** Who cites whom among sources. */
export function citationsAmong(sources: readonly Source[]): Citation[] {
  return sources.flatMap((from) =>
    sources.filter((to) => to !== from && from.cites.includes(to.id)).map((to) => ({ from, to })),
  );
}
