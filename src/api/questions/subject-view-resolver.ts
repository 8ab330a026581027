import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";
import { getEntityNamed } from "../../entities/resolve-entity.js";
import { findSubjectEntries, subjectEntryCursor } from "../../questions/find-subject-entries.js";
import type { SubjectEntry } from "../../questions/subject-view.js";
import { ClaimType } from "../belief/claim-type.js";
import { LensInput, toLens } from "../belief/lens-input.js";
import { StatementType } from "../belief/statement-type.js";
import { type ClaimView, type StatementView, viewClaim, viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { makeConnectionType } from "../schema/connection-type.js";
import { ForwardArgs, toConnection, toPageRequest } from "../schema/paging.js";
import { EntityRefInput } from "../entities/entity-ref-input.js";

@ObjectType("SubjectEntry", {
  description: "A statement that burdens somebody: the accusations beside the answers.",
  simpleResolvers: true,
})
class SubjectEntryType {
  @Field(() => StatementType, { description: "What is said." })
  statement!: StatementType;

  @Field(() => [ClaimType], {
    description: "Assertions by others, earliest first; `stands` tells which were withdrawn.",
  })
  accusations!: ClaimType[];

  @Field(() => [ClaimType], {
    description: "What the one itself says, or another on its behalf, of any stance: it may admit it.",
  })
  answers!: ClaimType[];

  @Field(() => [ClaimType], {
    description: "What others say besides: denials, qualifications, refusals to say.",
  })
  otherVoices!: ClaimType[];

  @Field(() => Boolean, { description: "Whether there is an answer." })
  answered!: boolean;
}

const SubjectViewConnection = makeConnectionType({
  name: "SubjectView",
  description: "statements that burden an entity.",
  node: () => SubjectEntryType,
  counted: false,
});

@Resolver(() => SubjectEntryType)
export class SubjectViewResolver {
  @Query(() => SubjectViewConnection, {
    description:
      "What is said against an entity, beside what it answers: that it was breached, that data left its systems or is " +
      "about it, that an incident is put down to it, that it runs a marketplace. Withdrawn accusations are shown, too.",
  })
  async subjectView(
    @Arg("of", () => EntityRefInput, { description: "Who is spoken of." }) of: EntityRefInput,
    @Arg("lens", () => LensInput, {
      nullable: true,
      description: "Which claims are let in: `publishedBefore` in the past shows what was known then.",
    })
    lens: LensInput | null,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { graph, tlp } = context;
    const request = { lens: toLens(lens, context.lens), page: toPageRequest(args, "subjectView"), tlp };
    const { id } = await getEntityNamed(graph, of, "of", tlp);
    const page = await findSubjectEntries(graph, { id, ...request });
    const rows = page.rows.map((entry) => ({ ...entry, node: entry }));
    return toConnection({ ...page, rows }, subjectEntryCursor, () => Promise.resolve(0));
  }

  @FieldResolver(() => StatementType)
  statement(@Root() { seen }: SubjectEntry): StatementView {
    return viewStatement(seen);
  }

  @FieldResolver(() => [ClaimType])
  accusations(@Root() { seen, accusations }: SubjectEntry): ClaimView[] {
    return accusations.map((claim) => viewClaim(seen, claim));
  }

  @FieldResolver(() => [ClaimType])
  answers(@Root() { seen, answers }: SubjectEntry): ClaimView[] {
    return answers.map((claim) => viewClaim(seen, claim));
  }

  @FieldResolver(() => [ClaimType])
  otherVoices(@Root() { seen, otherVoices }: SubjectEntry): ClaimView[] {
    return otherVoices.map((claim) => viewClaim(seen, claim));
  }

  @FieldResolver(() => Boolean)
  answered(@Root() { answers }: SubjectEntry): boolean {
    return answers.length > 0;
  }
}
