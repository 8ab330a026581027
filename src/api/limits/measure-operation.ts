import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from "graphql";
import { DEFAULT_SUBGRAPH, LARGEST_SUBGRAPH } from "../../neighbourhood/subgraph-request.js";
import { KINDS } from "../../kinds/registry.js";
import { DEFAULT_PAGE, LARGEST_LIST, LARGEST_PAGE } from "../schema/paging.js";

/** How large an operation is, its fragments put in place. */
export interface OperationSize {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  /** Rows that the pages asked for could hold at most: the product of page sizes down each branch, added up. */
  readonly rows: number;
}

/** How many rows a field holds that is no page: `ordinary` of them, or as many as its argument `by` says, up to `most`. */
interface SizedField {
  readonly by?: string;
  readonly ordinary: number;
  readonly most: number;
}

const SIZED_FIELDS = new Map<string, SizedField>([
  ["subgraph", { by: "budget", ordinary: DEFAULT_SUBGRAPH.budget, most: LARGEST_SUBGRAPH.budget }],
  ["neighbourSummary", { ordinary: DEFAULT_PAGE, most: DEFAULT_PAGE }],
]);

/** The lists of kinds: at the top only, below it these are names of relations. */
const LISTS = new Set(KINDS.map(({ listField }) => listField));

/** Stops counting: an operation of nested fragments can be exponentially large. */
export class TooManyFields extends Error {}

type Variables = Readonly<Record<string, unknown>>;

/**
 * Measures an operation. Introspection is left out: graphql-js bounds it by a rule of its own.
 * @throws TooManyFields as soon as there are more than `mostFields`
 */
export function measureOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  mostFields: number,
): OperationSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const meter = new Meter(fragments, { ...defaultsOf(operation), ...variables }, mostFields);
  meter.directives += operation.directives?.length ?? 0;
  meter.measure(operation.selectionSet, 1, 1);
  const { depth, fields, aliases, directives, rootFields, rows } = meter;
  return { depth, fields, aliases, directives, rootFields, rows };
}

/** The values that variables have where the request gives none. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

class Meter {
  depth = 0;
  fields = 0;
  aliases = 0;
  directives = 0;
  rootFields = 0;
  rows = 0;

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
    private readonly mostFields: number,
  ) {}

  measure(selections: SelectionSetNode, depth: number, parents: number): void {
    for (const selection of selections.selections) this.selection(selection, depth, parents);
  }

  private selection(selection: SelectionNode, depth: number, parents: number): void {
    this.directives += selection.directives?.length ?? 0;
    switch (selection.kind) {
      case Kind.FIELD:
        this.field(selection, depth, parents);
        return;
      case Kind.INLINE_FRAGMENT:
        this.measure(selection.selectionSet, depth, parents);
        return;
      case Kind.FRAGMENT_SPREAD: {
        this.count();
        const fragment = this.fragments.get(selection.name.value);
        if (fragment) this.measure(fragment.selectionSet, depth, parents);
      }
    }
  }

  private field(field: FieldNode, depth: number, parents: number): void {
    this.count();
    if (field.alias) this.aliases += 1;
    if (depth === 1) this.rootFields += 1;
    if (field.name.value === "__schema" || field.name.value === "__type") return;
    this.depth = Math.max(this.depth, depth);
    if (!field.selectionSet) return;
    const page = this.pageSize(field, depth);
    if (page !== undefined) this.rows += parents * page;
    this.measure(field.selectionSet, depth + 1, parents * (page ?? 1));
  }

  /**
   * How many rows a field is asked for: by `first` or `last` (either may be null), by a list of `ids`, or, for a
   * connection that gives neither, by default. More than a page may hold counts as a full page: its field refuses it.
   */
  private pageSize(field: FieldNode, depth: number): number | undefined {
    const largest = depth === 1 && LISTS.has(field.name.value) ? LARGEST_LIST : LARGEST_PAGE;
    const sized = SIZED_FIELDS.get(field.name.value);
    const sizes = this.sizesOf(field, sized ? [sized.by] : ["first", "last", "ids"]);
    if (sizes.length > 0) return Math.min(Math.max(0, ...sizes), sized?.most ?? largest);
    if (sized) return sized.ordinary;
    return field.selectionSet && this.selectsRows(field.selectionSet, new Set()) ? DEFAULT_PAGE : undefined;
  }

  /** The sizes that these arguments of a field give. */
  private sizesOf(field: FieldNode, names: readonly (string | undefined)[]): number[] {
    return (field.arguments ?? []).flatMap(({ name, value }) => {
      if (!names.includes(name.value)) return [];
      const given = this.valueOf(value);
      return given == null ? [] : [Array.isArray(given) ? given.length : Number(given)];
    });
  }

  /** Whether rows of a connection are selected, in a fragment perhaps. */
  private selectsRows({ selections }: SelectionSetNode, seen: Set<string>): boolean {
    return selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return ["edges", "nodes"].includes(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.selectsRows(selection.selectionSet, seen);
      const name = selection.name.value;
      const fragment = this.fragments.get(name);
      if (!fragment || seen.has(name)) return false;
      return this.selectsRows(fragment.selectionSet, seen.add(name));
    });
  }

  private valueOf(value: ValueNode): unknown {
    return value.kind === Kind.VARIABLE ? this.variables[value.name.value] : valueFromASTUntyped(value);
  }

  private count(): void {
    this.fields += 1;
    if (this.fields > this.mostFields) throw new TooManyFields();
  }
}
