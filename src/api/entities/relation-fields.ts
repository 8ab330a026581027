import type { GraphQLResolveInfo } from "graphql";
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Resolver, Root } from "type-graphql";
import type { Entity } from "../../entities/entity.js";
import type { Lens } from "../../belief/lens.js";
import { ORGANIZATION } from "../../kinds/organization.js";
import { getKind } from "../../kinds/registry.js";
import {
  makeWants,
  type RelatedEntity,
  relatedCursor,
  type RelatedWants,
} from "../../entities/relation-page.js";
import type { RelationEnd } from "../../entities/relation-query.js";
import type { Page } from "../../shared/page.js";
import { RELATIONS } from "../../kinds/relations.js";
import { LensInput, toLens } from "../belief/lens-input.js";
import { StatementType } from "../belief/statement-type.js";
import { type StatementView, viewStatement } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { type Selection, selectionBelow, selectsFacts, selectsRows, wantedOfRows } from "../look-ahead.js";
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

/** An edge as its type resolves it; its statement is viewed if it is asked for. */
class RelationEdge {
  readonly node: Entity;
  private view?: StatementView;

  constructor(private readonly related: RelatedEntity) {
    this.node = related.node;
    Object.assign(this, related.seen?.belief.statement.qualifiers);
  }

  get statement(): StatementView {
    const { seen } = this.related;
    if (!seen) throw new Error("The statement of an edge was not looked for.");
    return (this.view ??= viewStatement(seen));
  }
}

const NO_ROWS: Page<RelatedEntity> = { rows: [], hasNextPage: false, hasPreviousPage: false };
const WANTS = new WeakMap<Selection, RelatedWants>();

function wantsOf(selection: Selection): RelatedWants {
  const known = WANTS.get(selection);
  if (known) return known;
  const wants = makeWants(wantedOfRows(selection), selectsFacts(selection));
  WANTS.set(selection, wants);
  return wants;
}

/** One page of a relation's other ends, with the facts as edges. */
function findRelated(
  end: RelationEnd,
  parent: Entity,
  args: RelationArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): unknown {
  const { field } = end.forward ? end.relation.forward : end.relation.inverse;
  const { tlp, loaders } = context;
  const lens = (): Lens => toLens(args.lens, context.lens, `${field}.lens`);
  const asConnection = (page: Page<RelatedEntity>): unknown =>
    toConnection(
      page,
      (row) => relatedCursor(end, row),
      () => loaders.relatedCount({ end, lens: lens(), tlp }, parent.id),
      (row) => new RelationEdge(row),
    );
  const [place, ...others] = info.fieldNodes;
  const ahead = place && others.length === 0 ? loaders.ahead.find(place, parent) : undefined;
  // What was read ahead was asked for rightly.
  if (ahead) return asConnection(ahead);
  const request = { end, lens: lens(), page: toPageRequest(args, field), tlp };
  const selection = selectionBelow(info);
  // A cursor is checked where the page is read.
  return selectsRows(selection) || request.page.cursor !== null
    ? loaders.relatedPage(request, parent.id, wantsOf(selection)).then(asConnection)
    : asConnection(NO_ROWS);
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
  addMethod(
    resolver,
    field,
    (parent: Entity, args: RelationArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      findRelated(end, parent, args, context, info),
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
    Info(),
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
