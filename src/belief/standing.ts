import { agentOf, type Claim, type Statement, type StatementBelief } from "./claim.js";
import { isLetIn, knownFrom } from "./clocks.js";
import type { Lens } from "./lens.js";

/** The claims about one statement, sorted by what became of them under a lens. */
export interface StandingClaims {
  readonly assertions: readonly Claim[];
  /** Denials, and qualifications by the one the statement is about. */
  readonly oppositions: readonly Claim[];
  readonly withdrawnAssertions: readonly Claim[];
  /** The kind of the last withdrawal of an assertion, or null where none was withdrawn. */
  readonly lastWithdrawal: "RETRACTS" | "SUPERSEDES" | null;
  /** Ids of the claims about the statement that the lens lets in, and of those among them that stand. */
  readonly letIn: ReadonlySet<string>;
  readonly standing: ReadonlySet<string>;
}

interface Withdrawal {
  readonly kind: "RETRACTS" | "SUPERSEDES";
  readonly by: Claim;
}

/**
 * Sorts what the database held at the lens's moment (see `heldAt`). A claim stands unless one that the lens also lets in retracts or supersedes it; a restatement stands only while
 * what it restates does.
 */
export function standingClaims(lens: Lens, belief: StatementBelief): StandingClaims {
  const letIn = new Map(
    belief.claims.filter((claim) => isLetIn(lens, claim)).map((claim) => [claim.id, claim]),
  );
  const withdrawals = withdrawalsAmong([...letIn.values()]);
  const about = [...letIn.values()].filter((claim) => claim.statementId === belief.statement.id);
  const standing = about.filter((claim) => stands(claim, letIn, withdrawals, new Set()));
  const standingIds = new Set(standing.map((claim) => claim.id));
  const withdrawn = about.filter((claim) => claim.stance === "ASSERTS" && !standingIds.has(claim.id));
  return {
    assertions: standing.filter((claim) => claim.stance === "ASSERTS"),
    oppositions: standing.filter((claim) => opposes(claim, belief.statement)),
    withdrawnAssertions: withdrawn,
    lastWithdrawal: lastWithdrawalOf(withdrawn, letIn, withdrawals),
    letIn: new Set(about.map((claim) => claim.id)),
    standing: standingIds,
  };
}

function withdrawalsAmong(claims: readonly Claim[]): Map<string, Withdrawal[]> {
  const withdrawals = new Map<string, Withdrawal[]>();
  const add = (target: string, withdrawal: Withdrawal): void => {
    // A claim cannot withdraw itself; such a record is refused when it is written.
    if (target !== withdrawal.by.id)
      withdrawals.set(target, [...(withdrawals.get(target) ?? []), withdrawal]);
  };
  for (const by of claims) {
    for (const target of by.retracts) add(target, { kind: "RETRACTS", by });
    for (const target of by.supersedes) add(target, { kind: "SUPERSEDES", by });
  }
  return withdrawals;
}

type Claims = ReadonlyMap<string, Claim>;
type Withdrawals = ReadonlyMap<string, readonly Withdrawal[]>;

function stands(claim: Claim, letIn: Claims, withdrawals: Withdrawals, above: ReadonlySet<string>): boolean {
  if (withdrawals.has(claim.id)) return false;
  return claim.restates.every((id) => {
    const restated = letIn.get(id);
    // A circle of restatements rests on nothing.
    if (!restated || above.has(id)) return false;
    return stands(restated, letIn, withdrawals, new Set([...above, claim.id]));
  });
}

function opposes(claim: Claim, statement: Statement): boolean {
  if (claim.stance === "DENIES") return true;
  const agent = agentOf(claim);
  return claim.stance === "QUALIFIES" && (agent === statement.subjectId || agent === statement.objectId);
}

function lastWithdrawalOf(
  withdrawn: readonly Claim[],
  letIn: Claims,
  withdrawals: Withdrawals,
): Withdrawal["kind"] | null {
  const all = withdrawn.flatMap((claim) =>
    [claim, ...restatedBy(claim, letIn)].flatMap((each) => withdrawals.get(each.id) ?? []),
  );
  const latest = all.reduce<Withdrawal | undefined>(
    (last, next) => (last && !isLater(next, last) ? last : next),
    undefined,
  );
  // What fell only because the lens shut out what it restates counts as replaced, not as retracted.
  return withdrawn.length === 0 ? null : (latest?.kind ?? "SUPERSEDES");
}

/** Of the withdrawals of one moment a retraction counts as the last, so that their order decides nothing. */
function isLater(a: Withdrawal, b: Withdrawal): boolean {
  const [atA, atB] = [knownFrom(a.by), knownFrom(b.by)];
  return atA === atB ? a.kind === "RETRACTS" : atA > atB;
}

/** Everything that a claim restates, directly or through others. */
function restatedBy(claim: Claim, letIn: Claims, seen = new Set<string>()): Claim[] {
  return claim.restates.flatMap((id) => {
    const restated = letIn.get(id);
    if (!restated || seen.has(id)) return [];
    seen.add(id);
    return [restated, ...restatedBy(restated, letIn, seen)];
  });
}
