import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { articlesOf, citationsAmong, type Echo, echoesIn } from "../../questions/corroboration.js";
import { ClaimType } from "../belief/claim-type.js";
import { loadClaims } from "../belief/load-claims.js";
import { loadRoots } from "../belief/load-roots.js";
import { SourceType } from "../belief/source-type.js";
import { RootType, StatementType } from "../belief/statement-type.js";
import {
  type ClaimView,
  type SourceView,
  type StatementView,
  viewClaim,
  viewSource,
} from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { CitationType, CorroborationType, EchoType } from "./corroboration-types.js";

/** An echo as its type resolves it, with the statement that it is about. */
interface EchoView extends Echo {
  readonly statement: StatementView;
}

@Resolver(() => StatementType)
export class StatementCorroborationResolver {
  @FieldResolver(() => CorroborationType, {
    description: "What its standing assertions rest on; articles that repeat each other add no root.",
  })
  corroboration(@Root() statement: StatementView): StatementView {
    return statement;
  }
}

@Resolver(() => CorroborationType)
export class CorroborationResolver {
  @FieldResolver(() => Int)
  articles(@Root() { seen }: StatementView): number {
    return articlesOf(seen).length;
  }

  @FieldResolver(() => [SourceType])
  sources(@Root() { seen }: StatementView, @Ctx() context: RequestContext): Promise<SourceView[]> {
    return loadSources(context, articlesOf(seen));
  }

  @FieldResolver(() => Int)
  independentRoots(@Root() { roots }: StatementView): number {
    return roots.length;
  }

  @FieldResolver(() => [RootType])
  roots(@Root() statement: StatementView, @Ctx() context: RequestContext): Promise<object[]> {
    return loadRoots(context, statement);
  }

  @FieldResolver(() => [CitationType])
  async citations(@Root() { seen }: StatementView, @Ctx() context: RequestContext): Promise<object[]> {
    return citationsAmong(await loadSources(context, articlesOf(seen)));
  }

  @FieldResolver(() => [EchoType])
  echoes(@Root() statement: StatementView): EchoView[] {
    return echoesIn(statement.seen).map((echo) => ({ ...echo, statement }));
  }
}

@Resolver(() => EchoType)
export class EchoResolver {
  @FieldResolver(() => ClaimType)
  claim(@Root() { claim, statement }: EchoView): ClaimView {
    return viewClaim(statement.seen, claim);
  }

  @FieldResolver(() => ClaimType, { nullable: true })
  async of(@Root() { of, statement }: EchoView, @Ctx() context: RequestContext): Promise<ClaimView | null> {
    const [claim] = await loadClaims(context, [of.id], statement.seen.lens);
    return claim ?? null;
  }
}

async function loadSources({ loaders }: RequestContext, ids: readonly string[]): Promise<SourceView[]> {
  const sources = await Promise.all(ids.map((id) => loaders.sources.load(id)));
  return sources.flatMap((source) => (source ? [viewSource(source)] : []));
}
