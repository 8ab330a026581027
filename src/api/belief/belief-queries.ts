import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { seeStatement } from "../../belief/admission.js";
import type { RequestContext } from "../context.js";
import { ClaimType } from "./claim-type.js";
import { LensInput, toLens } from "./lens-input.js";
import { loadClaims } from "./load-claims.js";
import { SourceType } from "./source-type.js";
import { StatementType } from "./statement-type.js";
import { type ClaimView, type SourceView, type StatementView, viewSource, viewStatement } from "./views.js";

@Resolver()
export class BeliefQueries {
  @Query(() => StatementType, {
    nullable: true,
    description:
      "A statement, seen through a lens; null if there is none of this id, or was none when the lens looks.",
  })
  async statement(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Arg("lens", () => LensInput, { nullable: true, description: "The lens." }) lens: LensInput | null,
    @Ctx() context: RequestContext,
  ): Promise<StatementView | null> {
    const belief = await context.loaders.beliefs.load(id);
    const through = toLens(lens, context.lens);
    if (!belief || belief.statement.recordedAt > through.recordedBefore) return null;
    return viewStatement(seeStatement(through, belief));
  }

  @Query(() => ClaimType, { nullable: true, description: "A claim; null if there is none of this id." })
  async claim(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimView | null> {
    const [claim] = await loadClaims(context, [id]);
    return claim ?? null;
  }

  @Query(() => SourceType, { nullable: true, description: "A source; null if there is none of this id." })
  async source(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SourceView | null> {
    const source = await loaders.sources.load(id);
    return source ? viewSource(source) : null;
  }
}
