import { defineQuery } from "../graph/query.js";
import { vocabulary } from "../shared/vocabulary.js";
import type { UtteranceInput } from "./claim-input.js";
import { findWithdrawable } from "./find-claim.js";
import { type SaidClaim, writeRetraction } from "./make-claim.js";
import { type Act, type ActInput, type Author, speak, type Spoken } from "./speak.js";
import { refuse } from "./user-error.js";

export const RETRACTION = vocabulary("RetractionReason", "Why a claim no longer stands.", {
  BY_SPEAKER: "Its speaker took it back in public: that is a claim of its own, with its sources.",
  RECORDED_IN_ERROR: "It was never said like that: its record time ends, and what was recorded stays.",
});
export type RetractionReason = keyof typeof RETRACTION.values;

/** What was said of a retraction, if anything. */
type Utterance = Omit<UtteranceInput, "sources"> & { readonly sources?: UtteranceInput["sources"] | null };

export interface RetractClaimInput extends ActInput, Utterance {
  readonly claim: string;
  readonly reason: RetractionReason;
}

const CLOSE_RECORD = defineQuery(
  "speech.close-record",
  "MATCH (c:Claim {id: $id}) WHERE c.recordedTo IS NULL SET c.recordedTo = $at",
);

/** Takes a claim back: as its speaker did in public, or because it was recorded in error. Nothing is deleted. */
export function retractClaim(author: Author, input: RetractClaimInput): Promise<Spoken<SaidClaim>> {
  return speak(author, "RETRACT_CLAIM", input, async (act) => {
    const claim = await findWithdrawable(act, input.claim, "claim");
    const { reason, claim: _id, idempotencyKey: _key, note: _note, ...utterance } = input;
    if (reason === "BY_SPEAKER")
      return writeRetraction(act, { ...utterance, sources: utterance.sources ?? [], of: claim });
    refuseUtterance(utterance);
    await closeRecord(act, claim.id);
    return {
      result: { claimId: claim.id, statementId: claim.statementId },
      touched: [claim.id],
      changes: [{ id: claim.id, field: "recordedTo", before: null, after: JSON.stringify(act.at) }],
    };
  });
}

async function closeRecord({ writer, at }: Act, id: string): Promise<void> {
  await writer.run(CLOSE_RECORD, { id, at });
}

/** What was recorded in error was not taken back by anybody, anywhere. */
function refuseUtterance(utterance: Utterance): void {
  const given = Object.entries(utterance).find(([, value]) => value != null);
  if (!given) return;
  const problem = `${given[0]}: a claim that was recorded in error has no public retraction.`;
  throw refuse("INVALID_COMBINATION", given[0], problem, "Leave it out, or give the reason BY_SPEAKER.");
}
