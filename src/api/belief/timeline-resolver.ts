import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { beliefTimeline } from "../../belief/timeline.js";
import type { RequestContext } from "../context.js";
import { DateTimeScalar } from "../schema/scalars.js";
import { ClaimType } from "./claim-type.js";
import { EvidencePolicyInput, toLens } from "./lens-input.js";
import { StatementType } from "./statement-type.js";
import { viewMetClaim } from "./load-claims.js";
import { viewStatement } from "./views.js";

@ObjectType("BeliefChange", {
  description: "A moment at which belief in a statement moved.",
  simpleResolvers: true,
})
export class BeliefChangeType {
  @Field(() => DateTimeScalar, { description: "Publication time: from when it was so." })
  at!: number;

  @Field(() => StatementType, { description: "The statement as it is seen from then on." })
  statement!: StatementType;

  @Field(() => [ClaimType], { description: "The claims that became public then." })
  because!: ClaimType[];
}

@Resolver()
export class TimelineResolver {
  @Query(() => [BeliefChangeType], {
    nullable: true,
    description:
      "How belief in a statement moved over publication time, earliest first; null if there is no such statement.",
  })
  async beliefTimeline(
    @Arg("statement", () => ID, { description: "Id of the statement." }) id: string,
    @Arg("policy", () => EvidencePolicyInput, { nullable: true, description: "The rule of evidence." })
    policy: EvidencePolicyInput | null,
    @Ctx() context: RequestContext,
  ): Promise<object[] | null> {
    const belief = await context.loaders.beliefs.load(id);
    if (!belief) return null;
    const changes = beliefTimeline(toLens({ policy }, context.lens), belief);
    return Promise.all(
      changes.map(async ({ at, seen, because }) => {
        const claims = belief.claims.filter((claim) => because.includes(claim.id));
        return {
          at,
          statement: viewStatement(seen),
          because: await Promise.all(claims.map((claim) => viewMetClaim(context, seen, claim))),
        };
      }),
    );
  }
}
