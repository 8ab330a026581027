import { agentOf, type Claim, type Statement } from "../belief/claim.js";
import type { Measurement } from "../belief/source.js";
import { getRelation } from "../kinds/relations.js";
import type { Conflict, ConflictKind, Side } from "./conflict.js";

type NameOf = (entityId: string) => string;

/** A conflict in one sentence. */
export function explainConflict({ kind, sides }: Conflict, nameOf: NameOf): string {
  return EXPLAINED[kind](sides, nameOf);
}

/** Ids of the entities whose names the sentence needs. */
export function namedIn({ sides }: Conflict): string[] {
  const ids = sides.flatMap(({ seen: { belief }, claims }) => [
    belief.statement.subjectId,
    belief.statement.objectId,
    ...claims.map(agentOf),
  ]);
  return [...new Set(ids)];
}

const EXPLAINED: Readonly<Record<ConflictKind, (sides: readonly Side[], nameOf: NameOf) => string>> = {
  OPPOSED_STANCE: ([asserted, opposed], nameOf) =>
    `That ${clausesOf([asserted], nameOf)} is asserted by ${speakersOf(asserted, nameOf)} and opposed by ${speakersOf(opposed, nameOf)}.`,
  EXCLUSIVE_OBJECT: (sides, nameOf) =>
    `It is said that ${clausesOf(sides, nameOf)}; not all of it can be so.`,
  PREDICATE_DISPUTE: (sides, nameOf) => `It is said that ${clausesOf(sides, nameOf)}.`,
  QUANTITY_MISMATCH: (sides, nameOf) => {
    const figures = sides.map((side) => `${amountsOf(side)} by ${speakersOf(side, nameOf)}`);
    return `In the statement that ${clausesOf(sides.slice(0, 1), nameOf)} it is put at ${list(figures)}.`;
  },
};

function clausesOf(sides: readonly (Side | undefined)[], nameOf: NameOf): string {
  const clauses = sides.flatMap((side) => (side ? [clauseOf(side.seen.belief.statement, nameOf)] : []));
  return clauses.join(", and that ");
}

function clauseOf({ predicate, subjectId, objectId }: Statement, nameOf: NameOf): string {
  const names = { subject: nameOf(subjectId), object: nameOf(objectId) };
  return getRelation(predicate).phrase.replace(
    /\{(subject|object)\}/g,
    (_, end: "subject" | "object") => names[end],
  );
}

function speakersOf(side: Side | undefined, nameOf: NameOf): string {
  const agents = (side?.claims ?? []).map((claim: Claim) => nameOf(agentOf(claim)));
  return list([...new Set(agents)].sort());
}

function amountsOf({ measurements }: Side): string {
  return list(measurements.map(amountOf));
}

function amountOf({ asWritten, value, low, high }: Measurement): string {
  const range = `${String(low)} to ${String(high)}`;
  return asWritten ?? (value === null ? range : String(value));
}

function list(texts: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(texts);
}
