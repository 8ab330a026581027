import { seeStatement, type SeenStatement } from "../belief/admission.js";
import type { Claim, StatementBelief } from "../belief/claim.js";
import { isLetIn } from "../belief/clocks.js";
import { heldAt } from "../belief/held-at.js";
import type { Lens } from "../belief/lens.js";
import { confidenceOf, statusOf } from "./path-belief.js";
import { pathKey } from "./rank.js";
import type { Path, TraceResult } from "./result.js";

/** A claim, and the statement through which it was met. */
export interface Cause {
  readonly claim: Claim;
  readonly seen: SeenStatement;
}

/** What differs between two answers to one trace. */
export interface TraceComparison {
  readonly appeared: readonly Path[];
  readonly vanished: readonly Path[];
  /** The same hops, with another status or confidence. */
  readonly changed: readonly { readonly before: Path; readonly after: Path }[];
  /** The claims that one lens lets in and the other does not, and that moved a hop of these paths. */
  readonly because: readonly Cause[];
}

/** Whether two answers have the same paths, with the same status and confidence. */
export function isUnchanged({ appeared, vanished, changed }: TraceComparison): boolean {
  return appeared.length + vanished.length + changed.length === 0;
}

/** Compares the answers to one trace under two lenses. */
export function compareTraces(
  before: TraceResult,
  after: TraceResult,
  lenses: { before: Lens; after: Lens },
): TraceComparison {
  const earlier = new Map(before.paths.map((path) => [pathKey(path), path]));
  const later = new Map(after.paths.map((path) => [pathKey(path), path]));
  const appeared = after.paths.filter((path) => !earlier.has(pathKey(path)));
  const vanished = before.paths.filter((path) => !later.has(pathKey(path)));
  const changed = before.paths.flatMap((path) => {
    const now = later.get(pathKey(path));
    return now && beliefOf(now) !== beliefOf(path) ? [{ before: path, after: now }] : [];
  });
  const moved = [...appeared, ...vanished, ...changed.map((pair) => pair.after)];
  return { appeared, vanished, changed, because: causesOf(moved, lenses) };
}

function beliefOf(path: Path): string {
  return `${statusOf(path)} ${confidenceOf(path)}`;
}

function causesOf(paths: readonly Path[], { before, after }: { before: Lens; after: Lens }): Cause[] {
  const beliefs = new Map(
    paths.flatMap((path) => path.map(({ fact }) => [fact.statementId, fact.seen.belief] as const)),
  );
  const causes = new Map<string, Cause>();
  for (const belief of beliefs.values()) {
    const [was, is] = [seeStatement(before, belief), seeStatement(after, belief)];
    const same =
      was.standing.status === is.standing.status && was.standing.confidence === is.standing.confidence;
    if (same && was.admitted === is.admitted) continue;
    const [earlier, later] = [letInBy(before, belief), letInBy(after, belief)];
    for (const claim of belief.claims) {
      if (earlier.has(claim.id) !== later.has(claim.id)) causes.set(claim.id, { claim, seen: is });
    }
  }
  return [...causes.values()];
}

function letInBy(lens: Lens, belief: StatementBelief): Set<string> {
  const { claims } = heldAt(lens.recordedBefore, belief);
  return new Set(claims.filter((claim) => isLetIn(lens, claim)).map((claim) => claim.id));
}
