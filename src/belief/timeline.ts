import { type SeenStatement, seeStatement } from "./admission.js";
import { getFuzzyBounds } from "../shared/fuzzy-date.js";
import type { StatementBelief } from "./claim.js";
import { knownFrom } from "./clocks.js";
import { heldAt } from "./held-at.js";
import type { Lens } from "./lens.js";

/** A moment at which what is believed of a statement changed, and the claims that became public then. */
export interface BeliefChange {
  /** Publication time, in milliseconds since 1970. */
  readonly at: number;
  /** The statement as it is seen from then on. */
  readonly seen: SeenStatement;
  /** Ids of the claims, about this statement or withdrawing one about it, that became public at that moment. */
  readonly because: readonly string[];
}

/**
 * How belief in a statement moved: its status, confidence or admission at each moment at which one of them changed,
 * as the lens's policy sees it. The lens's own `publishedBefore` is the end.
 */
export function beliefTimeline(lens: Lens, belief: StatementBelief): BeliefChange[] {
  const { claims } = heldAt(lens.recordedBefore, belief);
  const moments = claims.map((claim) => ({ id: claim.id, at: knownFrom(claim) }));
  // A later source of a claim can change on whom it rests.
  const sources = claims.flatMap((claim) => claim.sources.flatMap(({ publishedAt }) => publishedAt ?? []));
  const times = [
    ...new Set([...moments.map(({ at }) => at), ...sources.map((date) => getFuzzyBounds(date).latest)]),
  ]
    .sort((a, b) => a - b)
    .filter((at) => at <= lens.publishedBefore);
  const changes: BeliefChange[] = [];
  let before = "";
  for (const at of times) {
    const seen = seeStatement({ ...lens, publishedBefore: at }, belief);
    const now = `${seen.standing.status} ${seen.standing.confidence} ${String(seen.admitted)}`;
    if (now === before) continue;
    before = now;
    changes.push({ at, seen, because: moments.filter((moment) => moment.at === at).map(({ id }) => id) });
  }
  return changes;
}
