import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { getEntityNamed } from "../../entities/resolve-entity.js";
import { type Decision, findDecisions } from "../../identity/decisions.js";
import { type Candidate, findCandidates, MOST_PAIRS } from "../../identity/find-candidates.js";
import { findOperationsByKey } from "../../journal/read-journal.js";
import { getKindByValue } from "../../kinds/registry.js";
import { decodeCursor, encodeCursor } from "../../shared/cursor.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import { toPage } from "../../shared/page.js";
import { decideIdentity } from "../../speech/decide-identity.js";
import type { RequestContext } from "../context.js";
import { EntityRefInput } from "../entities/entity-ref-input.js";
import { ENTITY_KIND, enumsOf } from "../schema/enums.js";
import { ForwardArgs, toConnection, toPageRequest } from "../schema/paging.js";
import { authorOf, refuseReader } from "../speech/author.js";
import { payloadOf } from "../speech/payload-of.js";
import {
  DecideIdentityInputType,
  DecideIdentityPayloadType,
  IdentityCandidateConnection,
  IdentityDecisionConnection,
} from "./identity-types.js";

const LIKELY = 50;
const ORDER = "identityCandidates";
const DECISIONS_ORDER = "identityDecisions";

@ArgsType()
class CandidateArgs extends ForwardArgs {
  @Field(() => EntityRefInput, {
    nullable: true,
    description: "Only what may be this entity; the whole graph if it is left out.",
  })
  of?: EntityRefInput | null;

  @Field(enumsOf(ENTITY_KIND), { nullable: true, description: "Only pairs with one of these kinds." })
  kinds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: `Only pairs with this score at least, 1 to 99; ${LIKELY} if it is left out.`,
  })
  minScore?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether pairs are listed, too, that were decided to be two.",
  })
  decided?: boolean | null;
}

@Resolver()
export class IdentityResolver {
  @Query(() => IdentityCandidateConnection, {
    description:
      "Entities that may be one, with what speaks for it and against, the likeliest first: by names without legal forms, " +
      `domains, register numbers. Nothing is merged until somebody decides it. Compares at most ${MOST_PAIRS} pairs. ` +
      'Example: identityCandidates(of: { name: "Fujitsu" }) { nodes { other { name } score reasons { signal detail } } }',
  })
  async identityCandidates(
    @Args(() => CandidateArgs) args: CandidateArgs,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const page = toPageRequest(args, "identityCandidates");
    const minScore = args.minScore ?? LIKELY;
    if (minScore < 1 || minScore > 99) {
      const problem = `minScore: expected 1 to 99, got ${minScore}.`;
      throw new InputRefused(RefusalReason.InvalidValue, problem, { path: "minScore" });
    }
    const of = args.of ? await getEntityNamed(context.graph, args.of, "of", context.tlp) : null;
    const { candidates, complete } = await findCandidates(context.graph, {
      tlp: context.tlp,
      of,
      kinds: args.kinds?.map(getKindByValue) ?? null,
      minScore,
      decided: args.decided ?? false,
    });
    const position = page.cursor === null ? null : decodeCursor(ORDER, page.cursor, "after", 2);
    const rest = position === null ? candidates : candidates.filter((each) => isBehind(each, position));
    const rows = rest.slice(0, page.size + 1).map((node) => ({ node }));
    const cursorOf = ({ node }: { node: Candidate }): string => encodeCursor(ORDER, [node.score, node.id]);
    const connection = toConnection(toPage(page, rows), cursorOf, () => Promise.resolve(candidates.length));
    return Object.assign(connection, { complete });
  }

  @Query(() => IdentityDecisionConnection, {
    description:
      "What was decided of entities that may be one, merges and their undoing among it, the latest first.",
  })
  async identityDecisions(
    @Arg("about", () => ID, { nullable: true, description: "Only decisions on the entity of this id." })
    about: string | null,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    refuseReader(context);
    const { graph, tlp } = context;
    const page = toPageRequest(args, "identityDecisions");
    const before =
      page.cursor === null
        ? Number.MAX_SAFE_INTEGER
        : Number(decodeCursor(DECISIONS_ORDER, page.cursor, "after", 1)[0]);
    const found = await findDecisions(graph, tlp, about ?? null, { before, limit: page.size + 1 });
    const operations = await findOperationsByKey(
      graph,
      found.map(({ key }) => key),
    );
    const rows = found.map((decision) => ({
      node: { ...decision, operation: operations.get(decision.key) },
    }));
    const cursorOf = ({ node }: { node: Decision }): string => encodeCursor(DECISIONS_ORDER, [node.sequence]);
    return toConnection(toPage(page, rows), cursorOf, () => Promise.resolve(0));
  }

  @Mutation(() => DecideIdentityPayloadType, {
    description:
      "Decides whether two entities are one. It can be taken back, and the journal says who decided it, when and why. Example: " +
      'decideIdentity(input: { entity: { name: "fujitsu.com" }, other: { name: "Fujitsu" }, verdict: SAME }) { other { name aliases } userErrors { message } }',
  })
  decideIdentity(
    @Arg("input", () => DecideIdentityInputType, { description: "The two, and what is decided." })
    input: DecideIdentityInputType,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return payloadOf(
      context,
      decideIdentity(authorOf(context), input),
      async ({ verdict, entityId, otherId }) => {
        const { entities } = context.loaders;
        const [entity, other] = await Promise.all([entities.load(entityId), entities.load(otherId)]);
        return { verdict, entity, other };
      },
      { verdict: null },
    );
  }
}

function isBehind({ score, id }: Candidate, [lastScore, lastId]: readonly unknown[]): boolean {
  return score < Number(lastScore) || (score === Number(lastScore) && id > String(lastId));
}
