import { type Claim, agentOf } from "../belief/claim.js";
import { claimId } from "../records/ids.js";
import type { Done } from "../journal/record-operation.js";
import type { MakeClaimInput, SupersedeClaimInput, UtteranceInput } from "./claim-input.js";
import { checkClaims, findWithdrawable, refuseOtherSpeaker } from "./find-claim.js";
import { idNamed } from "./name-entities.js";
import { type SaidAbout, sayAbout } from "./say-about.js";
import { saySources } from "./say-sources.js";
import { type Act, type Author, speak, type Spoken } from "./speak.js";
import { writeSaid } from "./write-said.js";

/** What recorded a claim: the claim, and the statement it is about. */
export interface SaidClaim {
  readonly claimId: string;
  readonly statementId: string;
}

/** Records a claim, with the statement it is about and its sources if they are new. */
export function makeClaim(author: Author, input: MakeClaimInput): Promise<Spoken<SaidClaim>> {
  return speak(author, "MAKE_CLAIM", input, async (act) => {
    await checkClaims(act, input.restates, "restates");
    return writeClaim(act, await sayAbout(act, input.about), input, {
      stance: input.stance,
      by: await idNamed(act, input.by, "by"),
      onBehalfOf: await idNamed(act, input.onBehalfOf, "onBehalfOf"),
      speakerRole: input.speakerRole,
      restates: input.restates,
      measurements: input.measurements,
    });
  });
}

/** Records a claim that replaces another of the same speaker. The other stays, as what was said before. */
export function supersedeClaim(author: Author, input: SupersedeClaimInput): Promise<Spoken<SaidClaim>> {
  return speak(author, "SUPERSEDE_CLAIM", input, async (act) => {
    const old = await findWithdrawable(act, input.claim, "claim");
    await checkClaims(act, input.restates, "restates");
    const by = (await idNamed(act, input.by, "by")) ?? old.byId;
    const asked = await idNamed(act, input.onBehalfOf, "onBehalfOf");
    const onBehalfOf = asked ?? (input.by ? null : old.onBehalfOfId);
    refuseOtherSpeaker(old, onBehalfOf ?? by, "by");
    return writeClaim(act, await sayAbout(act, input.about ?? { statement: old.statementId }), input, {
      stance: input.stance ?? old.stance,
      by,
      onBehalfOf,
      speakerRole: input.speakerRole ?? old.speakerRole,
      supersedes: [old.id],
      restates: input.restates,
      measurements: input.measurements,
    });
  });
}

/** What `retractClaim` is told beside the claim. */
export interface Retraction extends UtteranceInput {
  readonly of: Claim;
}

/** Records that a claim's own speaker took it back. That says nothing else, so it moves no status by a stance of its own. */
export async function writeRetraction(act: Act, { of, ...utterance }: Retraction): Promise<Done<SaidClaim>> {
  return writeClaim(act, await sayAbout(act, { statement: of.statementId }), utterance, {
    stance: "DECLINES_TO_CONFIRM",
    by: agentOf(of),
    speakerRole: of.speakerRole,
    retracts: [of.id],
  });
}

async function writeClaim(
  act: Act,
  about: SaidAbout,
  { claimedAt, publishedAt, quote, certainty, marking, sources: inputs }: UtteranceInput,
  said: Readonly<Record<string, unknown>>,
): Promise<Done<SaidClaim>> {
  const sources = await saySources(act, inputs);
  const id = claimId(`operation:${act.key}`);
  const record = {
    ...said,
    record: "claim",
    claim: id,
    about: about.triple,
    claimedAt,
    publishedAt,
    quote,
    certainty,
    marking,
    sources: sources.map((source) => source.id),
  };
  await writeSaid(act, [...about.said, ...sources.flatMap((source) => source.said), { at: "", record }]);
  const written = sources.filter((source) => source.said.length > 0).map((source) => source.id);
  return {
    result: { claimId: id, statementId: about.statementId },
    touched: [id, about.statementId, ...written],
    changes: [],
  };
}
