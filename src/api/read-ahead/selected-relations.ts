import { type FieldNode, type GraphQLResolveInfo, Kind as Ast, type SelectionSetNode } from "graphql";
import type { RelationEnd } from "../../entities/relation-query.js";
import { ORGANIZATION } from "../../kinds/organization.js";
import { KINDS } from "../../kinds/registry.js";
import { RELATIONS } from "../../kinds/relations.js";
import { selectionBelow, selectsFacts, selectsRows, wantedOfRows } from "../look-ahead.js";

type Fragments = GraphQLResolveInfo["fragments"];

/** A relation that is selected at a place of a query: what can be said of it without the variables of a request. */
export interface SelectedRelation {
  readonly place: FieldNode;
  /** Name of the GraphQL type whose field it is: a kind, or Organization. */
  readonly owner: string;
  readonly end: RelationEnd;
  readonly wanted: ReadonlySet<string>;
  readonly below: readonly SelectedRelation[];
}

/** The relations that are selected, level below level, of the entities that a field gives, or its connection. */
export function selectedRelations(type: string, field: FieldNode, fragments: Fragments): SelectedRelation[] {
  return relationsIn([field.selectionSet, ...rowsOf(field, fragments)], type, fragments);
}

/** The selections of the nodes of a connection: below `nodes`, and below `node` of its `edges`. */
function rowsOf(connection: FieldNode, fragments: Fragments): (SelectionSetNode | undefined)[] {
  const below = (set: SelectionSetNode | undefined, name: string): (SelectionSetNode | undefined)[] =>
    fieldsIn(set, fragments, null)
      .filter((field) => field.name.value === name)
      .map(({ selectionSet }) => selectionSet);
  const edges = below(connection.selectionSet, "edges");
  return [...below(connection.selectionSet, "nodes"), ...edges.flatMap((edge) => below(edge, "node"))];
}

function relationsIn(
  sets: readonly (SelectionSetNode | undefined)[],
  type: string,
  fragments: Fragments,
): SelectedRelation[] {
  const names = namesOf(type);
  return sets.flatMap((set) =>
    fieldsIn(set, fragments, names).flatMap((field) => relationOf(field, type, names, fragments) ?? []),
  );
}

function relationOf(
  place: FieldNode,
  owner: string,
  names: readonly string[],
  fragments: Fragments,
): SelectedRelation | null {
  const end = findEnd(names, place.name.value);
  const selection = selectionBelow({ fieldNodes: [place], fragments });
  // What is claimed about a fact is not read ahead.
  if (!end || !selectsRows(selection) || selectsFacts(selection)) return null;
  const [only, ...more] = end.forward ? end.relation.to : end.relation.from;
  const below = only === undefined || more.length > 0 ? "Entity" : only;
  return {
    ...{ place, owner, end, wanted: wantedOfRows(selection) },
    below: relationsIn(rowsOf(place, fragments), below, fragments),
  };
}

/** The relation that is this field on one of these types. */
function findEnd(types: readonly string[], field: string): RelationEnd | null {
  for (const relation of RELATIONS) {
    if (relation.forward.field === field && relation.from.some((name) => types.includes(name)))
      return { relation, forward: true };
    if (relation.inverse.field === field && relation.to.some((name) => types.includes(name)))
      return { relation, forward: false };
  }
  return null;
}

/** The GraphQL types that whatever is of this type is of. */
function namesOf(type: string): string[] {
  const isOrganization = KINDS.some(({ name, organization }) => name === type && organization);
  return [type, ...(isOrganization ? [ORGANIZATION] : []), "Entity", "Node"];
}

/**
 * The fields of a selection, through fragments on any of these types (on all, if it is null). What stands behind a
 * directive is left out: it may not be asked for.
 */
function fieldsIn(
  set: SelectionSetNode | undefined,
  fragments: Fragments,
  types: readonly string[] | null,
): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection): FieldNode[] => {
    if (selection.directives && selection.directives.length > 0) return [];
    if (selection.kind === Ast.FIELD) return [selection];
    const fragment = selection.kind === Ast.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    const condition = fragment?.typeCondition?.name.value;
    const applies = condition === undefined || types === null || types.includes(condition);
    return applies ? fieldsIn(fragment?.selectionSet, fragments, types) : [];
  });
}
