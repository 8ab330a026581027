import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";

/** What is selected below a field, by name, whatever its aliases and through whatever fragments. */
export type Selection = ReadonlyMap<string, Selection>;

type Growing = Map<string, Growing>;
type Place = Pick<GraphQLResolveInfo, "fieldNodes" | "fragments">;

const NOTHING: Selection = new Map();
const known = new WeakMap<FieldNode, Selection>();

/**
 * What is selected below the field that is being resolved, so that no more is read than will be looked at. It is what
 * may be needed: what `@skip` leaves out is in it, and what fragments ask of other types.
 */
export function selectionBelow({ fieldNodes, fragments }: Place): Selection {
  const [only] = fieldNodes;
  // Documents are remembered, so their nodes come again. Where a field is selected twice its nodes do not tell alone.
  const found = fieldNodes.length === 1 && only ? known.get(only) : undefined;
  if (found) return found;
  const selection: Growing = new Map();
  for (const { selectionSet } of fieldNodes) if (selectionSet) add(selection, selectionSet, fragments);
  if (fieldNodes.length === 1 && only) known.set(only, selection);
  return selection;
}

/** What is wanted of the thing that a field gives: the names of its fields. */
export function wantedOf(selection: Selection): ReadonlySet<string> {
  return new Set(selection.keys());
}

/** What is wanted of the nodes of a connection. */
export function wantedOfRows(selection: Selection): ReadonlySet<string> {
  const ofNodes = selection.get("nodes") ?? NOTHING;
  const ofEdges = selection.get("edges")?.get("node") ?? NOTHING;
  return new Set([...ofNodes.keys(), ...ofEdges.keys()]);
}

/** Whether anything of a connection is wanted that depends on its rows. */
export function selectsRows(selection: Selection): boolean {
  return ["nodes", "edges", "pageInfo"].some((name) => selection.has(name));
}

/** Whether anything of a relation's edges is wanted that is of the fact, not of the node or the place. */
export function selectsFacts(selection: Selection): boolean {
  const ofEdges = [...(selection.get("edges")?.keys() ?? [])];
  return ofEdges.some((name) => !["node", "cursor", "__typename"].includes(name));
}

function add(to: Growing, { selections }: SelectionSetNode, fragments: Place["fragments"]): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const field = to.get(name) ?? new Map<string, Growing>();
      to.set(name, field);
      if (selection.selectionSet) add(field, selection.selectionSet, fragments);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) add(to, selection.selectionSet, fragments);
    else {
      const fragment = fragments[selection.name.value];
      if (fragment) add(to, fragment.selectionSet, fragments);
    }
  }
}
