import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { CONFLICT_KIND, type Conflict, type ConflictKind, type Side } from "../../questions/conflict.js";
import type { Scope } from "../../questions/conflict-finders.js";
import { explainConflict, namedIn } from "../../questions/explain-conflict.js";
import { FactReader } from "../../questions/fact-reader.js";
import { conflictCursor, findConflicts, MOST_CANDIDATES } from "../../questions/find-conflicts.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import { valuesOf } from "../../shared/vocabulary.js";
import { ClaimType } from "../belief/claim-type.js";
import { LensInput, toLens } from "../belief/lens-input.js";
import { StatementType } from "../belief/statement-type.js";
import { type ClaimView, type StatementView, viewClaim, viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { enumsOf } from "../schema/enums.js";
import { ForwardArgs, toConnection, toPageRequest } from "../schema/paging.js";
import { ConflictConnection, ConflictSideType, ConflictType } from "./conflict-types.js";
import { loadEntities } from "./load-entities.js";

@ArgsType()
class ConflictArgs extends ForwardArgs {
  @Field(() => ID, {
    nullable: true,
    description: "An entity or a statement, by id; the whole graph if it is left out.",
  })
  about?: string | null;

  @Field(enumsOf(CONFLICT_KIND), { nullable: true, description: "Only of these kinds." })
  kinds?: ConflictKind[] | null;

  @Field(() => LensInput, {
    nullable: true,
    description: "Which claims stand: `publishedBefore` in the past shows the conflicts of then.",
  })
  lens?: LensInput | null;
}

@Resolver(() => ConflictType)
export class ConflictResolver {
  @Query(() => ConflictConnection, {
    description:
      "Standing claims that cannot all be true, side by side. Whether a statement is admitted does not matter here; " +
      `whether its claims stand does. Looks at no more than ${MOST_CANDIDATES} candidates a page.`,
  })
  async conflicts(
    @Args(() => ConflictArgs) args: ConflictArgs,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const about = args.about ?? null;
    const reader = new FactReader(context.graph, toLens(args.lens, context.lens), context.tlp, {
      question: "conflicts",
      facts: MOST_CANDIDATES,
      advice: "Ask about one entity or statement, or for one kind.",
    });
    const page = await findConflicts(reader, {
      scope: about === null ? "anything" : await scopeOf(about, context),
      about,
      kinds: toKinds(args.kinds),
      page: toPageRequest(args, "conflicts"),
    });
    const rows = page.rows.map((row) => ({ ...row, node: row.conflict }));
    return toConnection({ ...page, rows }, conflictCursor, () => Promise.resolve(0));
  }

  @FieldResolver(() => String)
  async explanation(@Root() conflict: Conflict, @Ctx() context: RequestContext): Promise<string> {
    const entities = await loadEntities(context, namedIn(conflict));
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    return explainConflict(conflict, (id) => names.get(id) ?? "somebody");
  }

  @FieldResolver(() => [StatementType])
  statements(@Root() { sides }: Conflict): StatementView[] {
    const seen = new Map(sides.map((side) => [side.seen.belief.statement.id, side.seen]));
    return [...seen.values()].map(viewStatement);
  }
}

@Resolver(() => ConflictSideType)
export class ConflictSideResolver {
  @FieldResolver(() => StatementType)
  statement(@Root() { seen }: Side): StatementView {
    return viewStatement(seen);
  }

  @FieldResolver(() => [ClaimType])
  claims(@Root() { seen, claims }: Side): ClaimView[] {
    return claims.map((claim) => viewClaim(seen, claim));
  }
}

function toKinds(kinds: readonly ConflictKind[] | null | undefined): readonly ConflictKind[] {
  if (kinds?.length !== 0) return kinds ?? valuesOf(CONFLICT_KIND);
  const problem = "kinds: expected one kind at least, got none; leave it out to see all.";
  throw new InputRefused(RefusalReason.InvalidValue, problem, { path: "kinds" });
}

async function scopeOf(about: string, { loaders }: RequestContext): Promise<Scope> {
  const [entity, statement] = await Promise.all([loaders.entities.load(about), loaders.beliefs.load(about)]);
  if (entity) return "entity";
  if (statement) return "statement";
  const problem = `about: no entity or statement has the id "${about.slice(0, 100)}".`;
  throw new InputRefused(RefusalReason.UnknownId, problem, { path: "about" });
}
