import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import type { Entity } from "../../entities/entity.js";
import { findEntity } from "../../entities/entity-store.js";
import type { EntityFilter } from "../../entities/entity-filter.js";
import { countEntities, entityCursor, type EntitySort, findEntityPage } from "../../entities/entity-page.js";
import type { Kind } from "../../kinds/kind.js";
import { KINDS } from "../../kinds/registry.js";
import { getEntityNamed } from "../../entities/resolve-entity.js";
import { BreachpathError, InputRefused, RefusalReason } from "../../shared/errors.js";
import type { RequestContext } from "../context.js";
import { selectionBelow, selectsRows, wantedOf, wantedOfRows } from "../look-ahead.js";
import { readAhead } from "../read-ahead/read-ahead.js";
import { makeConnectionType } from "../schema/connection-type.js";
import {
  addMethod,
  type ConcreteClass,
  decorate,
  decorateParameters,
  makeClass,
} from "../schema/dynamic-type.js";
import { LARGEST_LIST, type ListArgs as PageArgs, toConnection, toPageRequest } from "../schema/paging.js";
import { makeListArgs } from "./entity-inputs.js";
import { entityTypeOf } from "./entity-types.js";

interface ListArgs extends PageArgs {
  readonly filter?: EntityFilter | null;
  readonly sort?: { readonly field: string; readonly direction: string } | null;
}

/** One entity of a kind; null where no such entity is. Two of one name are refused, with the candidates. */
async function findOne(
  kind: Kind,
  id: string | null,
  name: string | null,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<Entity | null> {
  if ((id === null) === (name === null)) {
    const problem = `${kind.field}: expected \`id\` or \`name\`, got ${id === null ? "neither" : "both"}.`;
    throw new InputRefused(RefusalReason.InvalidCombination, problem, { path: kind.field });
  }
  if (id !== null) {
    const wanted = wantedOf(selectionBelow(info));
    const ahead = readAhead(kind.name, info, context);
    const found = await findEntity(context.graph, id, context.tlp, wanted, ahead);
    if (found) return found.kind === kind.value ? found : null;
  }
  try {
    return await getEntityNamed(context.graph, { id, name, kind: kind.value }, kind.field, context.tlp);
  } catch (error) {
    if (error instanceof InputRefused && isAbsence(error)) return null;
    throw error;
  }
}

function isAbsence(error: BreachpathError & { reason: RefusalReason }): boolean {
  return error.reason === RefusalReason.UnknownId || error.reason === RefusalReason.UnknownName;
}

async function findList(
  kind: Kind,
  args: ListArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const sort: EntitySort = {
    property: args.sort?.field ?? "name",
    descending: args.sort?.direction === "DESC",
  };
  const filter = args.filter ?? null;
  const page = toPageRequest(args, kind.listField, LARGEST_LIST);
  const selection = selectionBelow(info);
  const counted = !selectsRows(selection);
  const ahead = readAhead(kind.name, info, context);
  const request = { filter, sort, page, wanted: wantedOfRows(selection), counted, ahead };
  const found = await findEntityPage(context.graph, kind, request, context.tlp);
  return toConnection(
    { ...found, rows: found.rows.map((node) => ({ node })) },
    ({ node }) => entityCursor(kind, sort, node),
    () => countEntities(context.graph, kind, filter, context.tlp),
  );
}

function makeEntityResolver(kind: Kind): ConcreteClass {
  const type = entityTypeOf(kind);
  const description = `entities of the kind ${kind.name}.`;
  const connection = makeConnectionType({ name: kind.name, description, node: () => type, counted: true });
  const listArgs = makeListArgs(kind);
  const resolver = makeClass(`${kind.name}Resolver`);

  addMethod(
    resolver,
    kind.field,
    (id: string | null, name: string | null, context: RequestContext, info: GraphQLResolveInfo) =>
      findOne(kind, id ?? null, name ?? null, context, info),
  );
  decorate(
    resolver,
    kind.field,
    Query(() => type, {
      nullable: true,
      description: `One ${kind.name}, by id or by name; null if there is none.`,
    }),
  );
  decorateParameters(
    resolver,
    kind.field,
    Arg("id", () => ID, { nullable: true, description: "Its id." }),
    Arg("name", () => String, {
      nullable: true,
      description: "Its name or an alias; case and punctuation do not count.",
    }),
    Ctx(),
    Info(),
  );

  addMethod(resolver, kind.listField, (args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
    findList(kind, args, context, info),
  );
  decorate(
    resolver,
    kind.listField,
    Query(() => connection, { description: `A page of ${description}` }),
  );
  decorateParameters(
    resolver,
    kind.listField,
    Args(() => listArgs),
    Ctx(),
    Info(),
  );

  Resolver()(resolver);
  return resolver;
}

/** The queries of each kind: one entity, and the list. */
export const ENTITY_RESOLVERS: readonly ConcreteClass[] = KINDS.map(makeEntityResolver);
