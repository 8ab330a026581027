import type { Graph } from "../graph/graph.js";
import type { Lens } from "./lens.js";
import type { EvidencePreset } from "./vocabularies.js";

/** The presets to which one standing assertion is enough, whoever else says what. */
const ONE_ASSERTION_IS_ENOUGH: readonly EvidencePreset[] = ["CURRENT_BEST", "ALL_CLAIMS", "AS_ALLEGED"];

const DAY_MS = 86_400_000;

/** A Cypher predicate: every moment that the date in this expression may mean lies before the lens's. */
const isBefore = (date: string): string =>
  `(${date} < $knownYear OR (size(${date}) >= 10 AND ${date} < $knownDay))`;

/**
 * A Cypher predicate: the statement in variable `s` has an assertion that stands beyond doubt, being public, and
 * repeated from none and withdrawn by none. It is sufficient and not necessary: what it lets through, `seeStatement`
 * admits under a lens that has `surenessOf`; of the rest that function decides, on the whole belief.
 */
export const S_IS_SURELY_ADMITTED = `EXISTS {
    MATCH (s)<-[:ABOUT]-(a:Claim)
    WHERE a.stance = 'ASSERTS' AND a.tlp <= $tlp AND a.recordedTo IS NULL AND a.restates = [] AND a.statementId = s.id
      AND COUNT { (a)<-[:SUPERSEDES|RETRACTS]-() } = 0
    WITH a, CASE WHEN a.publishedAt IS NOT NULL THEN [a.publishedAt] ELSE COLLECT {
      MATCH (a)-[:PUBLISHED_IN]->(o:Source) WHERE o.tlp <= $tlp AND o.publishedAt IS NOT NULL RETURN o.publishedAt
    } END AS published
    WITH CASE
      WHEN size(published) > 0 THEN any(date IN published WHERE ${isBefore("date")})
      WHEN a.claimedAt IS NOT NULL THEN ${isBefore("a.claimedAt")}
      ELSE a.recordedAt <= $knownAt END AS isPublic
    WHERE isPublic RETURN 1
  }`;

/** The parameters of `S_IS_SURELY_ADMITTED`: the moment up to which a claim is to be public, and what dates lie before it. */
export interface Sureness {
  readonly knownAt: number;
  readonly knownYear: string;
  readonly knownDay: string;
}

/** The parameters of `S_IS_SURELY_ADMITTED` under a lens; null where one assertion is not enough for it. */
export function surenessOf(lens: Lens): Sureness | null {
  const { policy, validAt, recordedBefore, publishedBefore } = lens;
  const asksMore =
    policy.statuses !== null ||
    policy.minConfidence > 0 ||
    policy.minIndependentRoots > 0 ||
    [
      policy.requireSpeakerRoles,
      policy.excludeSpeakerRoles,
      policy.excludeSources,
      policy.excludeClaims,
    ].some(({ length }) => length > 0);
  if (asksMore || !ONE_ASSERTION_IS_ENOUGH.includes(policy.preset)) return null;
  if (validAt !== null || recordedBefore !== Infinity || !Number.isFinite(publishedBefore)) return null;
  // A day's margin: a moment's text may be in another time zone.
  const day = new Date(publishedBefore - DAY_MS).toISOString().slice(0, 10);
  return { knownAt: publishedBefore, knownYear: day.slice(0, 4), knownDay: day };
}

/** The most that is remembered: some tens of megabytes. */
const MOST_STATEMENTS = 300_000;
const MOST_PLACES = 100_000;
/** How long after a write nothing is looked up: while much is written, all that is remembered is soon void. */
const QUIET_MS = 1_000;

/**
 * Which statements are surely admitted, found out once and true until somebody writes: what is read in the same state
 * of the database can be checked here, and need not be read again. It holds conclusions about claims, never statuses.
 */
export class SureStatements {
  /** The state in which what follows is true. */
  private state = "";
  private quietUntil = 0;
  /** The latest moment for which something was found out: what was public then is public later. */
  private latest = -Infinity;
  private readonly statements = new Set<string>();
  private readonly places = new Set<string>();

  /** The state of the last read: to be noted before a read from which something is to be learnt. */
  get lastState(): string {
    return this.state;
  }

  /** Whether all that was read at this place, the last time, is remembered. */
  hasSeen(place: string, lens: Lens): boolean {
    return lens.publishedBefore >= this.latest && this.places.has(place) && Date.now() >= this.quietUntil;
  }

  /** Whether these statements, read in this state, are surely admitted. */
  confirms(state: string, statementIds: readonly string[]): boolean {
    return this.isStill(state) && statementIds.every((id) => this.statements.has(id));
  }

  /**
   * Remembers that these statements, and no others, were read at this place and surely admitted. `before` is the last
   * state before that read: if the read ended in another, a write may have come between its parts.
   */
  learn(before: string, state: string, place: string, statementIds: readonly string[], lens: Lens): void {
    if (!this.isStill(state) || before !== state) return;
    // A lens that looks into the future would shut out those that look at now.
    if (lens.publishedBefore > Date.now()) return;
    if (this.statements.size > MOST_STATEMENTS || this.places.size > MOST_PLACES) this.forget(state);
    this.latest = Math.max(this.latest, lens.publishedBefore);
    this.places.add(place);
    for (const id of statementIds) this.statements.add(id);
  }

  /** Whether nothing was written since; if something was, all is forgotten. */
  private isStill(state: string): boolean {
    if (state === this.state) return true;
    if (this.state !== "") this.quietUntil = Date.now() + QUIET_MS;
    this.forget(state);
    return false;
  }

  private forget(state: string): void {
    this.state = state;
    this.latest = -Infinity;
    this.statements.clear();
    this.places.clear();
  }
}

const memories = new WeakMap<Graph, Map<number, SureStatements>>();

/** What is remembered of a graph for the viewers of one rank. */
export function sureStatementsOf(graph: Graph, tlp: number): SureStatements {
  const byRank = memories.get(graph) ?? new Map<number, SureStatements>();
  memories.set(graph, byRank);
  const memory = byRank.get(tlp) ?? new SureStatements();
  byRank.set(tlp, memory);
  return memory;
}
