import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import { type SeenStatement, seeStatement } from "../../belief/admission.js";
import { findStatementsOf } from "../../belief/belief-store.js";
import type { Lens } from "../../belief/lens.js";
import type { Measurement } from "../../belief/source.js";
import { MEASURE_KIND, type MeasureKind } from "../../belief/vocabularies.js";
import type { Entity } from "../../entities/entity.js";
import { decodeCursor, encodeCursor } from "../../shared/cursor.js";
import { toPage } from "../../shared/page.js";
import { LensInput, toLens } from "../belief/lens-input.js";
import { MeasurementType } from "../belief/measurement-type.js";
import { StatementType } from "../belief/statement-type.js";
import { type StatementView, viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { makeConnectionType } from "../schema/connection-type.js";
import { enumsOf } from "../schema/enums.js";
import { ConnectionArgs, toConnection, toForwardPageRequest } from "../schema/paging.js";
import { EntityType } from "./entity-interface.js";

const StatementConnection = makeConnectionType({
  name: "Statement",
  description: "statements about an entity.",
  node: () => StatementType,
  counted: false,
});

const ORDER = "statements";
/** How many statements are read at once where all of an entity's are wanted. */
const READ_AT_ONCE = 500;

@ArgsType()
class StatementArgs extends ConnectionArgs {
  @Field(() => LensInput, {
    nullable: true,
    description: "Which statements are let in; the request's lens if it is left out.",
  })
  lens?: LensInput | null;
}

@Resolver(() => EntityType)
export class EntityFields {
  @FieldResolver(() => StatementConnection, {
    description:
      "The statements of which it is subject or object, as far as the lens lets them in. Pages go forwards only.",
  })
  async statements(
    @Root() entity: Entity,
    @Args(() => StatementArgs) args: StatementArgs,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const page = toForwardPageRequest(args, "statements");
    const after = page.cursor === null ? "" : String(decodeCursor(ORDER, page.cursor, "after", 1)[0]);
    const lens = toLens(args.lens, context.lens, "statements.lens");
    const found = await admittedStatements(context, entity.id, lens, after, page.size + 1);
    const rows = found.map((seen) => ({ node: viewStatement(seen) }));
    const cursorOf = ({ node }: { node: StatementView }): string => encodeCursor(ORDER, [node.id]);
    return toConnection(toPage(page, rows), cursorOf, () => Promise.resolve(0));
  }

  @FieldResolver(() => [MeasurementType], {
    description: "What the standing assertions of the statements measure of which it is the subject.",
  })
  async measurements(
    @Root() entity: Entity,
    @Arg("kinds", enumsOf(MEASURE_KIND), { nullable: true, description: "Only of these kinds." })
    kinds: MeasureKind[] | null,
    @Arg("lens", () => LensInput, {
      nullable: true,
      description: "Which statements are let in; the request's lens if it is left out.",
    })
    lens: LensInput | null,
    @Ctx() context: RequestContext,
  ): Promise<Measurement[]> {
    const seen = await admittedStatements(
      context,
      entity.id,
      toLens(lens, context.lens, "measurements.lens"),
      "",
      Infinity,
    );
    const claims = seen
      .filter(({ belief }) => belief.statement.subjectId === entity.id)
      .flatMap(({ standing }) => standing.assertions.map((claim) => claim.id));
    const measured = await Promise.all(claims.map((id) => context.loaders.measurements.load(id)));
    return measured.flat().filter((measurement) => !kinds || kinds.includes(measurement.kind));
  }
}

/** The statements of an entity that the lens lets in, by id, until there are enough. */
async function admittedStatements(
  context: RequestContext,
  entityId: string,
  lens: Lens,
  after: string,
  enough: number,
): Promise<SeenStatement[]> {
  const admitted: SeenStatement[] = [];
  const limit = Math.min(enough, READ_AT_ONCE);
  for (let last: string | undefined = after; last !== undefined && admitted.length < enough;) {
    const read = await findStatementsOf(context.graph, entityId, { after: last, limit, tlp: context.tlp });
    admitted.push(...read.map((belief) => seeStatement(lens, belief)).filter((seen) => seen.admitted));
    last = read.length < limit ? undefined : read.at(-1)?.statement.id;
  }
  return admitted;
}
