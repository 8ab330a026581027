import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { citeSource } from "../../speech/cite-source.js";
import { makeClaim, type SaidClaim, supersedeClaim } from "../../speech/make-claim.js";
import { mergeEntities } from "../../speech/merge-entities.js";
import { retractClaim } from "../../speech/retract-claim.js";
import { unmerge } from "../../speech/unmerge.js";
import { upsertEntity } from "../../speech/upsert-entity.js";
import { fromRefusal } from "../../speech/user-error.js";
import { seeStatement } from "../../belief/admission.js";
import { InputRefused } from "../../shared/errors.js";
import { viewClaim, viewSource, viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { authorOf } from "./author.js";
import {
  CiteSourceInputType,
  MakeClaimInputType,
  RetractClaimInputType,
  SupersedeClaimInputType,
} from "./claim-inputs.js";
import {
  MergeEntitiesInputType,
  toUpsert,
  UnmergeInputType,
  UpsertEntityInputType,
} from "./entity-inputs.js";
import { payloadOf, refusedPayload, type Show } from "./payload-of.js";
import {
  CiteSourcePayloadType,
  ClaimPayloadType,
  MergeEntitiesPayloadType,
  UnmergePayloadType,
  UpsertEntityPayloadType,
} from "./payloads.js";

@Resolver()
export class SpeechResolver {
  @Mutation(() => UpsertEntityPayloadType, {
    description:
      "Records an entity, or what is new of it. Example: " +
      'upsertEntity(input: { company: { name: "Example Ltd", country: "JP" } }) { entity { id } userErrors { message } }',
  })
  async upsertEntity(
    @Arg("input", () => UpsertEntityInputType, { description: "The entity." }) input: UpsertEntityInputType,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const author = authorOf(context);
    const nothing = { created: false };
    try {
      const show: Show<{ entityId: string; created: boolean }> = async ({ entityId, created }) => {
        return { entity: await context.loaders.entities.load(entityId), created };
      };
      return await payloadOf(context, upsertEntity(author, toUpsert(input)), show, nothing);
    } catch (error) {
      if (error instanceof InputRefused) return refusedPayload([fromRefusal(error)], nothing);
      throw error;
    }
  }

  @Mutation(() => ClaimPayloadType, {
    description:
      "Records that somebody asserts, denies or qualifies something, or declines to confirm it, with the statement and the " +
      "sources if they are new. What is believed then follows; it is never written.",
  })
  makeClaim(
    @Arg("input", () => MakeClaimInputType, { description: "The claim." }) input: MakeClaimInputType,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return payloadOf(context, makeClaim(authorOf(context), input), showClaim(context));
  }

  @Mutation(() => ClaimPayloadType, {
    description:
      "Records a claim that replaces another of the same speaker, which stays as what was said before.",
  })
  supersedeClaim(
    @Arg("input", () => SupersedeClaimInputType, { description: "The new claim." })
    input: SupersedeClaimInputType,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return payloadOf(context, supersedeClaim(authorOf(context), input), showClaim(context));
  }

  @Mutation(() => ClaimPayloadType, {
    description:
      "Takes a claim back: as its speaker did in public, or because it was recorded in error. Nothing is deleted.",
  })
  retractClaim(
    @Arg("input", () => RetractClaimInputType, { description: "The claim, and why." })
    input: RetractClaimInputType,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return payloadOf(context, retractClaim(authorOf(context), input), showClaim(context));
  }

  @Mutation(() => CiteSourcePayloadType, {
    description:
      "Records a source, or adds to one: which claims were published in it, and which sources it cites.",
  })
  citeSource(
    @Arg("input", () => CiteSourceInputType, { description: "The source." }) input: CiteSourceInputType,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return payloadOf(context, citeSource(authorOf(context), input), async ({ sourceId }) => {
      const source = await context.loaders.sources.load(sourceId);
      return { source: source && viewSource(source) };
    });
  }

  @Mutation(() => MergeEntitiesPayloadType, {
    description:
      "Records that two entities are one. The id of the merged one keeps resolving, and `unmerge` undoes it.",
  })
  mergeEntities(
    @Arg("input", () => MergeEntitiesInputType, { description: "The two entities." })
    input: MergeEntitiesInputType,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return payloadOf(
      context,
      mergeEntities(authorOf(context), input),
      async ({ entityId, ...counts }) => ({
        ...counts,
        entity: await context.loaders.entities.load(entityId),
      }),
      { statementsMoved: 0, statementsLaidAside: 0 },
    );
  }

  @Mutation(() => UnmergePayloadType, {
    description:
      "Undoes a merge: what had been said of each entity is said of it again; what was said since stays where it was said.",
  })
  unmerge(
    @Arg("input", () => UnmergeInputType, { description: "The entity that was merged." })
    input: UnmergeInputType,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return payloadOf(context, unmerge(authorOf(context), input), async ({ entityId, fromId }) => {
      const { entities } = context.loaders;
      const [entity, from] = await Promise.all([entities.load(entityId), entities.load(fromId)]);
      return { entity, from };
    });
  }
}

/** The claim and its statement, as they are seen from the moment on at which the claim was recorded. */
function showClaim(context: RequestContext): Show<SaidClaim> {
  return async ({ claimId, statementId }, { at }) => {
    const belief = await context.loaders.beliefs.load(statementId);
    if (!belief) return { claim: null, statement: null };
    const publishedBefore = Math.max(context.lens.publishedBefore, at);
    const seen = seeStatement({ ...context.lens, publishedBefore }, belief);
    const claim = belief.claims.find((each) => each.id === claimId);
    return { claim: claim ? viewClaim(seen, claim) : null, statement: viewStatement(seen) };
  };
}
