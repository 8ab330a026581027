import type { CitedSource, Claim, Statement, StatementBelief } from "../belief/claim.js";
import { byPublication, knownFrom } from "../belief/clocks.js";
import { type Tlp, tlpRank } from "../shared/tlp.js";

/** A source of a claim, with its marking: who may not see it sees the claim without it. */
export interface HeldSource extends CitedSource {
  readonly marking: Tlp;
}

/** A claim as far as a status depends on it: without its wording. */
export interface HeldClaim extends Omit<Claim, "quote" | "sources"> {
  readonly sources: readonly HeldSource[];
}

/** A statement and all claims that decide its status, whoever may see them. */
export interface Evidence {
  readonly statement: Omit<Statement, "qualifiers">;
  readonly claims: readonly HeldClaim[];
}

/** What a lens asks of evidence, in a form that is equal for many statements. */
export interface Reduced {
  /** JSON; every lens thinks the same of equal forms, the statements' own dates and `known` left aside. */
  readonly form: string;
  /**
   * From when its one claim is public, in milliseconds since 1970; until then it has none. Null where that cannot be
   * said apart: there are more claims or none, or the moment depends on who looks. Then all dates are in the form.
   */
  readonly known: number | null;
}

/** Reduces evidence to its form. Names are replaced by their ranks among the names in it: equality and order stay. */
export function reduce({ statement, claims }: Evidence): Reduced {
  const [claim] = claims;
  if (!claim || claims.length > 1 || !isPlain(claim, statement))
    return { form: formOf(statement, claims), known: null };
  // The form's claim was public and recorded before all time: `known` and the statement's own record time tell of both.
  const timeless: HeldClaim = {
    ...claim,
    ...{ claimedAt: null, publishedAt: null, recordedAt: BEFORE_ALL_TIME, sources: [], marking: "CLEAR" },
  };
  return { form: formOfPlain(timeless, statement), known: knownFrom({ ...claim, quote: null }) };
}

/** The forms of statements with one plain claim that names no other, by what tells them apart: a few hundred, of nearly all. */
const PLAIN_FORMS = new Map<string, string>();

function formOfPlain(claim: HeldClaim, statement: Evidence["statement"]): string {
  const { byId, onBehalfOfId, stance, speakerRole, certainty, supersedes, retracts, restates } = claim;
  if (supersedes.length + retracts.length + restates.length > 0) return formOf(statement, [claim]);
  const agents = [statement.subjectId, statement.objectId, byId, onBehalfOfId ?? byId];
  const ranks = agents.map((one) => agents.reduce((rank, other) => (other < one ? rank + 1 : rank), 0));
  const isOwn = claim.statementId === statement.id;
  const key = [...ranks, isOwn, onBehalfOfId === null, stance, speakerRole, certainty].join(" ");
  const form = PLAIN_FORMS.get(key) ?? formOf(statement, [claim]);
  PLAIN_FORMS.set(key, form);
  return form;
}

/** The earliest moment that a date can hold, in milliseconds since 1970. */
const BEFORE_ALL_TIME = -8_640_000_000_000_000;

/** Whether everybody who may see the statement sees all of a claim, and has as long as it is recorded. */
function isPlain(claim: HeldClaim, { marking, recordedAt }: Evidence["statement"]): boolean {
  const isOpen = (to: Tlp, since: number): boolean => tlpRank(to) <= tlpRank(marking) && since <= recordedAt;
  return (
    claim.recordedTo === null &&
    claim.recordedAt === recordedAt &&
    isOpen(claim.marking, claim.recordedAt) &&
    claim.sources.every((source) => isOpen(source.marking, source.recordedAt))
  );
}

/** A claim, and the two ends of the statement that it is about, as they stand in a form. */
interface Form {
  readonly ends: readonly [subject: string, object: string];
  readonly claims: readonly (readonly unknown[])[];
}

function formOf({ id, subjectId, objectId }: Evidence["statement"], claims: readonly HeldClaim[]): string {
  const sources = claims.flatMap((claim) => claim.sources);
  const nameClaim = namer(
    claims.flatMap(({ id: own, supersedes, retracts, restates }) => [
      own,
      ...supersedes,
      ...retracts,
      ...restates,
    ]),
  );
  const nameSource = namer(
    sources.flatMap((source) => [source.id, ...source.leadsTo.map((citation) => citation.id)]),
  );
  const nameAgent = namer([
    subjectId,
    objectId,
    ...claims.flatMap((c) => [c.byId, c.onBehalfOfId ?? c.byId]),
  ]);
  const form: Form = {
    ends: [nameAgent(subjectId), nameAgent(objectId)],
    claims: claims.map((claim) => [
      nameClaim(claim.id),
      claim.statementId === id,
      claim.stance,
      nameAgent(claim.byId),
      claim.onBehalfOfId === null ? null : nameAgent(claim.onBehalfOfId),
      ...[claim.speakerRole, claim.claimedAt, claim.publishedAt, claim.recordedAt, claim.recordedTo],
      ...[claim.certainty, claim.marking],
      claim.sources.map((source) => ({
        ...source,
        id: nameSource(source.id),
        leadsTo: source.leadsTo.map((citation) => ({ ...citation, id: nameSource(citation.id) })),
      })),
      ...[claim.supersedes, claim.retracts, claim.restates].map((ids) => ids.map(nameClaim)),
    ]),
  };
  return JSON.stringify([form.ends, ...form.claims]);
}

/** New names for these, in the same order. */
function namer(names: readonly string[]): (name: string) => string {
  const inOrder = [...new Set(names)].sort();
  const width = String(inOrder.length).length;
  const places = new Map(inOrder.map((name, place) => [name, String(place).padStart(width, "0")]));
  return (name) => places.get(name) ?? name;
}

const OWN = "s";

/**
 * The belief that a form tells of, as a viewer may see it. Of its statement it says nothing but the ends: it holds, and
 * is recorded, at any time.
 * @param tlp rank of the narrowest marking that the viewer may see
 */
export function beliefOf(form: string, tlp: number): StatementBelief {
  const [[subjectId, objectId], ...claims] = JSON.parse(form) as [Form["ends"], ...Form["claims"]];
  const statement: Statement = {
    ...{ id: OWN, subjectId, predicate: "", objectId, validFrom: null, validTo: null },
    ...{ recordedAt: 0, marking: "CLEAR", qualifiers: {} },
  };
  const visible = claims.map(toClaim).filter((claim) => tlpRank(claim.marking) <= tlp);
  const seen = visible.map((claim): Claim => ({
    ...claim,
    quote: null,
    sources: claim.sources.filter((source) => tlpRank(source.marking) <= tlp),
  }));
  return { statement, claims: seen.sort(byPublication) };
}

function toClaim(values: readonly unknown[]): HeldClaim {
  const [id, isOwn, stance, byId, onBehalfOfId, speakerRole, claimedAt, publishedAt, ...rest] = values;
  const [recordedAt, recordedTo, certainty, marking, sources, supersedes, retracts, restates] = rest;
  return {
    ...{ id, stance, byId, onBehalfOfId, speakerRole, claimedAt, publishedAt, recordedAt, recordedTo },
    ...{ certainty, marking, sources, supersedes, retracts, restates },
    statementId: isOwn === true ? OWN : "another",
  } as HeldClaim;
}
