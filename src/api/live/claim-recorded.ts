import { Arg, Ctx, Field, ID, ObjectType, Resolver, Root, Subscription } from "type-graphql";
import { seeStatement } from "../../belief/admission.js";
import { type ClaimPosition, findClaimsSince, type RecordedClaim } from "../../belief/claims-since.js";
import { findOperationAt, readHead } from "../../journal/read-journal.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import { ClaimType } from "../belief/claim-type.js";
import { StatementType } from "../belief/statement-type.js";
import { viewClaim, viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { OperationType } from "../journal/operation-type.js";
import { loadNode } from "../load-node.js";
import { eachChange } from "./each-change.js";
import { behind, journalCursor, startingPosition } from "./journal-cursor.js";

@ObjectType("ClaimRecorded", { description: "A claim that was recorded.", simpleResolvers: true })
export class ClaimRecordedType {
  @Field(() => String, { description: "Where the claim stands in the journal, for `after`." })
  cursor!: string;

  @Field(() => ClaimType, { description: "The claim." })
  claim!: ClaimType;

  @Field(() => StatementType, { description: "The statement it is about, as it is seen now." })
  statement!: StatementType;

  @Field(() => OperationType, { nullable: true, description: "The operation that recorded it." })
  operation!: OperationType | null;
}

interface Arguments {
  readonly about?: string | null;
  readonly after?: string | null;
}

/** How many claims are read at once. */
const READ_AT_ONCE = 100;

/** Claims as they are recorded, by whatever server. */
async function claimsRecorded(
  { about, after }: Arguments,
  context: RequestContext,
): Promise<AsyncIterableIterator<RecordedClaim>> {
  let position: ClaimPosition = await startingPosition(after, context);
  const id = about == null ? null : await getId(about, context);
  return eachChange(context, async function* () {
    const head = await readHead(context.graph);
    const wanted = { about: id, upTo: head.sequence, limit: READ_AT_ONCE, tlp: context.tlp };
    for (let isMore = true; isMore;) {
      const found = await findClaimsSince(context.graph, position, wanted);
      for (const claim of found) {
        position = claim;
        yield claim;
      }
      isMore = found.length === READ_AT_ONCE;
    }
    if (head.sequence > position.sequence) position = behind(head);
  });
}

/** @throws InputRefused UNKNOWN_ID */
async function getId(about: string, context: RequestContext): Promise<string> {
  const node = await loadNode(context, about);
  if (node && node.typeName !== "Claim") return (node as unknown as { id: string }).id;
  const problem = `about: no entity, statement or source has the id "${about.slice(0, 100)}".`;
  throw new InputRefused(RefusalReason.UnknownId, problem, { path: "about" });
}

@Resolver()
export class ClaimRecordedResolver {
  @Subscription(() => ClaimRecordedType, {
    description:
      "Claims as they are recorded, here or by another server on the same database. Ask over WebSocket (graphql-transport-ws).",
    subscribe: ({ args, context }: { args: Arguments; context: RequestContext }) =>
      claimsRecorded(args, context),
  })
  async claimRecorded(
    @Arg("about", () => ID, {
      nullable: true,
      description: "Only those about this entity or statement, by this entity, or in this source.",
    })
    _about: string | null,
    @Arg("after", () => String, {
      nullable: true,
      description:
        "A cursor to go on from: what was recorded behind it is sent first. Else what is recorded from now on.",
    })
    _after: string | null,
    @Root() recorded: RecordedClaim,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const belief = await context.loaders.beliefs.load(recorded.statementId);
    const claim = belief?.claims.find(({ id }) => id === recorded.claimId);
    if (!belief || !claim) throw new Error(`The claim ${recorded.claimId} was read a moment ago.`);
    const seen = seeStatement(context.lens, belief);
    return {
      cursor: journalCursor(recorded),
      claim: viewClaim(seen, claim),
      statement: viewStatement(seen),
      operation: await findOperationAt(context.graph, recorded.sequence),
    };
  }
}
