import { findBeliefs, findStatementsOfClaims } from "../belief/belief-store.js";
import { agentOf, type Claim } from "../belief/claim.js";
import type { Act } from "./speak.js";
import { refuse } from "./user-error.js";

/** Makes sure that claims are there which may be left out. */
export async function checkClaims(
  act: Act,
  ids: readonly string[] | null | undefined,
  path: string,
): Promise<void> {
  for (const [index, id] of (ids ?? []).entries()) await getClaimAmong(act, id, `${path}[${index}]`);
}

/** A claim that nothing has replaced or taken back yet. */
export async function findWithdrawable(act: Act, id: string, path: string): Promise<Claim> {
  const { claim, others } = await getClaimAmong(act, id, path);
  // What withdrew it may itself have been recorded in error: then it never did.
  const by = others.find(
    (other) => other.recordedTo === null && (other.supersedes.includes(id) || other.retracts.includes(id)),
  );
  if (!by && claim.recordedTo === null) return claim;
  const how = by ? `by the claim ${by.id}` : "as recorded in error";
  const suggestion = by
    ? `Withdraw ${by.id}, if that is meant.`
    : "Record what was said as a claim of its own.";
  throw refuse(
    "ALREADY_WITHDRAWN",
    path,
    `${path}: the claim ${id} was withdrawn before, ${how}.`,
    suggestion,
  );
}

/** Who withdraws a claim must be who answers for it. */
export function refuseOtherSpeaker(claim: Claim, agentId: string, path: string): void {
  if (agentOf(claim) === agentId) return;
  const problem = `${path}: the claim ${claim.id} is of another speaker, ${agentOf(claim)}.`;
  throw refuse("NOT_THE_SPEAKER", path, problem, "Record a denial with `makeClaim` (stance DENIES).");
}

/** A claim, as the act's transaction sees it, among those about the same statement. */
async function getClaimAmong(
  act: Act,
  id: string,
  path: string,
): Promise<{ claim: Claim; others: readonly Claim[] }> {
  const statement = (await findStatementsOfClaims(act.writer, [id], act.tlp)).get(id);
  const belief =
    statement === undefined
      ? undefined
      : (await findBeliefs(act.writer, [statement], act.tlp)).get(statement);
  const claim = belief?.claims.find((each) => each.id === id);
  if (belief && claim) return { claim, others: belief.claims };
  throw refuse("UNKNOWN_ID", path, `${path}: no claim has the id "${id.slice(0, 100)}".`);
}
