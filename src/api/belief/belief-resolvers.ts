import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Measurement } from "../../belief/source.js";
import { getFuzzyBounds } from "../../shared/fuzzy-date.js";
import type { RequestContext } from "../context.js";
import { EntityType } from "../entities/entity-interface.js";
import { ClaimType } from "./claim-type.js";
import { loadClaims } from "./load-claims.js";
import { loadRoots } from "./load-roots.js";
import { MeasurementType } from "./measurement-type.js";
import { SourceType } from "./source-type.js";
import { IntervalType, QualifierType, RootType, StatementType } from "./statement-type.js";
import { type ClaimView, type SourceView, type StatementView, viewSource } from "./views.js";

@Resolver(() => StatementType)
export class StatementResolver {
  @FieldResolver(() => EntityType, { nullable: true })
  subject(@Root() { subjectId }: StatementView, @Ctx() { loaders }: RequestContext): Promise<unknown> {
    return loaders.entities.load(subjectId);
  }

  @FieldResolver(() => EntityType, { nullable: true })
  object(@Root() { objectId }: StatementView, @Ctx() { loaders }: RequestContext): Promise<unknown> {
    return loaders.entities.load(objectId);
  }

  @FieldResolver(() => IntervalType)
  validity(@Root() { validFrom, validTo }: StatementView): IntervalType {
    return { from: validFrom, to: validTo };
  }

  @FieldResolver(() => [QualifierType])
  qualifiers(@Root() statement: StatementView): QualifierType[] {
    return Object.entries(statement.qualifiers).map(([name, value]) => ({ name, value: String(value) }));
  }

  @FieldResolver(() => [MeasurementType])
  async measurements(
    @Root() statement: StatementView,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Measurement[]> {
    const measured = await Promise.all(
      statement.standingAssertions.map((id) => loaders.measurements.load(id)),
    );
    return measured.flat();
  }

  @FieldResolver(() => [RootType])
  roots(@Root() statement: StatementView, @Ctx() context: RequestContext): Promise<object[]> {
    return loadRoots(context, statement);
  }
}

@Resolver(() => ClaimType)
export class ClaimResolver {
  @FieldResolver(() => EntityType, { nullable: true })
  by(@Root() { byId }: ClaimView, @Ctx() { loaders }: RequestContext): Promise<unknown> {
    return loaders.entities.load(byId);
  }

  @FieldResolver(() => EntityType, { nullable: true })
  onBehalfOf(@Root() { onBehalfOfId }: ClaimView, @Ctx() { loaders }: RequestContext): unknown {
    return onBehalfOfId === null ? null : loaders.entities.load(onBehalfOfId);
  }

  @FieldResolver(() => String, { nullable: true })
  publishedAt(@Root() claim: ClaimView): string | null {
    const dates = claim.sources.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt]));
    const latest = (date: string): number => getFuzzyBounds(date).latest;
    return claim.publishedAt ?? dates.sort((a, b) => latest(a) - latest(b))[0] ?? null;
  }

  @FieldResolver(() => [SourceType])
  async sources(@Root() claim: ClaimView, @Ctx() { loaders }: RequestContext): Promise<SourceView[]> {
    const sources = await Promise.all(claim.sources.map(({ id }) => loaders.sources.load(id)));
    return sources.flatMap((source) => (source ? [viewSource(source)] : []));
  }

  @FieldResolver(() => [MeasurementType])
  measurements(
    @Root() claim: ClaimView,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly Measurement[]> {
    return loaders.measurements.load(claim.id);
  }

  @FieldResolver(() => [ClaimType])
  supersedes(@Root() claim: ClaimView, @Ctx() context: RequestContext): Promise<ClaimView[]> {
    return loadClaims(context, claim.supersedes, claim.lens);
  }

  @FieldResolver(() => [ClaimType])
  retracts(@Root() claim: ClaimView, @Ctx() context: RequestContext): Promise<ClaimView[]> {
    return loadClaims(context, claim.retracts, claim.lens);
  }

  @FieldResolver(() => [ClaimType])
  restates(@Root() claim: ClaimView, @Ctx() context: RequestContext): Promise<ClaimView[]> {
    return loadClaims(context, claim.restates, claim.lens);
  }
}

@Resolver(() => SourceType)
export class SourceResolver {
  @FieldResolver(() => EntityType, { nullable: true })
  publisher(@Root() { publisherId }: SourceView, @Ctx() { loaders }: RequestContext): unknown {
    return publisherId === null ? null : loaders.entities.load(publisherId);
  }

  @FieldResolver(() => EntityType, { nullable: true })
  author(@Root() { authorId }: SourceView, @Ctx() { loaders }: RequestContext): unknown {
    return authorId === null ? null : loaders.entities.load(authorId);
  }

  @FieldResolver(() => [SourceType])
  async cites(@Root() source: SourceView, @Ctx() { loaders }: RequestContext): Promise<SourceView[]> {
    const cited = await Promise.all(source.cites.map((id) => loaders.sources.load(id)));
    return cited.flatMap((each) => (each ? [viewSource(each)] : []));
  }
}
