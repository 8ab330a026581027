import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import type { Entity } from "../../entities/entity.js";
import { ORGANIZATION } from "../../kinds/organization.js";
import { getKind } from "../../kinds/registry.js";
import type { RelatedEntity, RelationEnd } from "../../entities/relation-page.js";
import { relatedCursor } from "../../entities/relation-page.js";
import { RELATIONS } from "../../kinds/relations.js";
import { LensInput, toLens } from "../belief/lens-input.js";
import { StatementType } from "../belief/statement-type.js";
import { viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { makeConnectionType } from "../schema/connection-type.js";
import {
  addMethod,
  type ConcreteClass,
  decorate,
  decorateParameters,
  type DynamicClass,
  makeClass,
} from "../schema/dynamic-type.js";
import { ConnectionArgs, toConnection, toPageRequest } from "../schema/paging.js";
import { OrganizationType } from "./entity-interface.js";
import { entityTypeOf, typeOfEnd } from "./entity-types.js";
import { addPropertyFields } from "./property-type.js";

@ArgsType()
class RelationArgs extends ConnectionArgs {
  @Field(() => LensInput, {
    nullable: true,
    description: "Which facts are let in; the request's lens if it is left out.",
  })
  lens?: LensInput | null;
}

/** One page of a relation's other ends, with the facts as edges. */
async function findRelated(
  end: RelationEnd,
  parent: Entity,
  args: RelationArgs,
  context: RequestContext,
): Promise<unknown> {
  const { field } = end.forward ? end.relation.forward : end.relation.inverse;
  const request = {
    end,
    lens: toLens(args.lens, context.lens, `${field}.lens`),
    page: toPageRequest(args, field),
    tlp: context.tlp,
  };
  const page = await context.loaders.relatedPage(request, parent.id);
  const rows = page.rows.map((row) => ({
    ...row,
    ...row.seen.belief.statement.qualifiers,
    statement: viewStatement(row.seen),
  }));
  return toConnection(
    { ...page, rows },
    (row: RelatedEntity) => relatedCursor(end, row),
    () => context.loaders.relatedCount({ end, lens: request.lens, tlp: context.tlp }, parent.id),
  );
}

function makeRelationConnection({ relation, forward }: RelationEnd): ConcreteClass {
  const pascal = relation.name
    .toLowerCase()
    .replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return makeConnectionType({
    name: forward ? pascal : `${pascal}Inverse`,
    description: `facts ${relation.name}, seen from ${forward ? "their subject" : "their object"}.`,
    node: () => typeOfEnd(forward ? relation.to : relation.from),
    counted: true,
    decorateEdge: (edge) => {
      const description = "The fact itself, with its status and claims.";
      decorate(
        edge,
        "statement",
        Field(() => StatementType, { description }),
      );
      addPropertyFields(edge, relation.properties);
    },
  });
}

/** The types on which a relation is a field: those at one of its ends. */
function ownersOf(end: readonly string[]): DynamicClass[] {
  return end.map((name) => (name === ORGANIZATION ? OrganizationType : entityTypeOf(getKind(name))));
}

function makeFieldResolver(owner: DynamicClass, end: RelationEnd, connection: ConcreteClass): ConcreteClass {
  const { field, description } = end.forward ? end.relation.forward : end.relation.inverse;
  const resolver = makeClass(`${owner.name}${field}Resolver`);
  addMethod(resolver, field, (parent: Entity, args: RelationArgs, context: RequestContext) =>
    findRelated(end, parent, args, context),
  );
  decorate(
    resolver,
    field,
    FieldResolver(() => connection, { description }),
  );
  decorateParameters(
    resolver,
    field,
    Root(),
    Args(() => RelationArgs),
    Ctx(),
  );
  Resolver(() => owner as ConcreteClass)(resolver);
  return resolver;
}

/** A field on the kinds at both ends of each relation. */
export const RELATION_FIELDS: readonly ConcreteClass[] = RELATIONS.flatMap((relation) =>
  [true, false].flatMap((forward) => {
    const end = { relation, forward };
    const connection = makeRelationConnection(end);
    return ownersOf(forward ? relation.from : relation.to).map((owner) =>
      makeFieldResolver(owner, end, connection),
    );
  }),
);
