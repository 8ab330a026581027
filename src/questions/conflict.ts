import { holdsAt, type SeenStatement } from "../belief/admission.js";
import type { Claim, Statement } from "../belief/claim.js";
import { knownFrom } from "../belief/clocks.js";
import type { Measurement } from "../belief/source.js";
import { type FuzzyDate, getFuzzyBounds, lastMomentOf } from "../shared/fuzzy-date.js";
import { uuid5 } from "../shared/uuid5.js";
import { vocabulary } from "../shared/vocabulary.js";
import { areApart, toQuantity, unitOf } from "./quantity.js";

export const CONFLICT_KIND = vocabulary(
  "ConflictKind",
  "In what way claims contradict each other. Which of them is right is never decided.",
  {
    OPPOSED_STANCE: "A statement is asserted and opposed.",
    EXCLUSIVE_OBJECT:
      "Two things are said of which one at most can be so, such as two origins of one dataset, neither a part of the other.",
    PREDICATE_DISPUTE:
      "Two entities are said to stand in relations that rival each other: an affiliate, or a customer.",
    QUANTITY_MISMATCH: "Of one statement figures are given that cannot all be true of one date.",
  },
);
export type ConflictKind = keyof typeof CONFLICT_KIND.values;

/** One of the things that are said, with the standing claims that say it. */
export interface Side {
  readonly seen: SeenStatement;
  readonly claims: readonly Claim[];
  readonly measurements: readonly Measurement[];
}

/** Sides of which each cannot be true together with another one. */
export interface Conflict {
  /** A UUIDv5 of what the conflict is about: it stays the same when claims come and go. */
  readonly id: string;
  readonly kind: ConflictKind;
  readonly sides: readonly Side[];
  /** From when two of its sides were public, in milliseconds since 1970. */
  readonly since: number;
}

/** What a conflict is decided by, besides the statements themselves. */
export interface Surroundings {
  /** By claim id. */
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
  /** The wholes of an entity, near and far, by its id. */
  readonly wholesOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whether a statement is asserted and opposed. */
export function opposedStance(seen: SeenStatement): Conflict[] {
  const { assertions, oppositions } = seen.standing;
  const sides = [toSide(seen, assertions), toSide(seen, oppositions)];
  return toConflict("OPPOSED_STANCE", seen.belief.statement.id, sides, () => true);
}

/** Whether statements of one subject and relation, of which one at most can be so, are asserted together. */
export function exclusiveObject(seen: readonly SeenStatement[], { wholesOf }: Surroundings): Conflict[] {
  const excludes = (a: Statement, b: Statement): boolean =>
    a.objectId !== b.objectId &&
    !wholesOf.get(a.objectId)?.has(b.objectId) &&
    !wholesOf.get(b.objectId)?.has(a.objectId);
  const [first] = seen;
  const about = first ? `${first.belief.statement.subjectId} ${first.belief.statement.predicate}` : "";
  return toConflict("EXCLUSIVE_OBJECT", about, seen.map(toAsserted), bothHold(excludes));
}

/** Whether relations that rival each other are asserted of the same two entities, in either direction. */
export function predicateDispute(seen: readonly SeenStatement[]): Conflict[] {
  const [first] = seen;
  const ends = first ? [first.belief.statement.subjectId, first.belief.statement.objectId].sort() : [];
  const predicates = [...new Set(seen.map(({ belief }) => belief.statement.predicate))].sort();
  const rivals = (a: Statement, b: Statement): boolean => a.predicate !== b.predicate;
  const about = [...ends, ...predicates].join(" ");
  return toConflict("PREDICATE_DISPUTE", about, seen.map(toAsserted), bothHold(rivals));
}

/** Whether figures of one measure and unit, of dates that may be the same, cannot both be true of a statement. */
export function quantityMismatch(seen: SeenStatement, { measurements }: Surroundings): Conflict[] {
  const stated = seen.standing.assertions.flatMap((claim) =>
    (measurements.get(claim.id) ?? []).map((measurement) => ({ claim, measurement })),
  );
  const measures = [...new Set(stated.map(({ measurement }) => measureOf(measurement)))].sort();
  return measures.flatMap((measure) => {
    const sides = stated
      .filter(({ measurement }) => measureOf(measurement) === measure)
      .map(({ claim, measurement }) => ({ seen, claims: [claim], measurements: [measurement] }));
    const about = `${seen.belief.statement.id} ${measure}`;
    return toConflict("QUANTITY_MISMATCH", about, sides, cannotBothBe);
  });
}

function measureOf(measurement: Measurement): string {
  return [measurement.kind, measurement.additivity, unitOf(measurement)].join(" ");
}

function cannotBothBe({ measurements: [a] }: Side, { measurements: [b] }: Side): boolean {
  if (!a || !b) return false;
  const [x, y] = [toQuantity(a), toQuantity(b)];
  return x !== null && y !== null && areApart(x, y) && overlap([a.asOf, a.asOf], [b.asOf, b.asOf]);
}

function toAsserted(seen: SeenStatement): Side {
  return toSide(seen, seen.standing.assertions);
}

function toSide(seen: SeenStatement, claims: readonly Claim[]): Side {
  return { seen, claims, measurements: [] };
}

function bothHold(contradict: (a: Statement, b: Statement) => boolean) {
  return ({ seen: a }: Side, { seen: b }: Side): boolean => {
    const [s, t] = [a.belief.statement, b.belief.statement];
    return contradict(s, t) && overlap([s.validFrom, s.validTo], [t.validFrom, t.validTo]);
  };
}

type Span = readonly [from: FuzzyDate | null, to: FuzzyDate | null];

/** Whether two spans may have a moment in common; an unknown end is open. */
function overlap(a: Span, b: Span): boolean {
  const begins = ([from]: Span): number => (from === null ? -Infinity : getFuzzyBounds(from).earliest);
  const ends = ([, to]: Span): number => (to === null ? Infinity : lastMomentOf(to));
  return begins(a) <= ends(b) && begins(b) <= ends(a);
}

/** The conflict among sides that are said, of statements that hold when the lens looks; none where nothing clashes. */
function toConflict(
  kind: ConflictKind,
  about: string,
  sides: readonly Side[],
  clash: (a: Side, b: Side) => boolean,
): Conflict[] {
  const said = sides.filter(
    ({ claims, seen }) => claims.length > 0 && holdsAt(seen.belief.statement, seen.lens.validAt),
  );
  const pairs = said.flatMap((a, index) =>
    said.slice(index + 1).flatMap((b) => (clash(a, b) ? [[a, b] as const] : [])),
  );
  if (pairs.length === 0) return [];
  const since = Math.min(...pairs.map(([a, b]) => Math.max(saidFrom(a), saidFrom(b))));
  const clashing = new Set(pairs.flat());
  const inConflict = said.filter((side) => clashing.has(side));
  return [{ id: uuid5(`Conflict:${kind}:${about}`), kind, sides: inConflict, since }];
}

function saidFrom({ claims }: Side): number {
  return Math.min(...claims.map(knownFrom));
}
