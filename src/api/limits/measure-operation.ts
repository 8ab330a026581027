import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
  ValueNode,
} from "graphql";
import { DEFAULT_PAGE } from "../schema/paging.js";

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
    if (definition.kind === "FragmentDefinition") fragments.set(definition.name.value, definition);
  }
  const meter = new Meter(fragments, variables, mostFields);
  meter.directives += operation.directives?.length ?? 0;
  meter.measure(operation.selectionSet, 1, 1);
  const { depth, fields, aliases, directives, rootFields, rows } = meter;
  return { depth, fields, aliases, directives, rootFields, rows };
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
      case "Field":
        this.field(selection, depth, parents);
        return;
      case "InlineFragment":
        this.measure(selection.selectionSet, depth, parents);
        return;
      case "FragmentSpread": {
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
    const page = this.pageSize(field);
    if (page !== undefined) this.rows += parents * page;
    this.measure(field.selectionSet, depth + 1, parents * (page ?? 1));
  }

  /** The size of the page that a connection is asked for; one without paging arguments is known by its fields. */
  private pageSize(field: FieldNode): number | undefined {
    const asked = field.arguments?.find(({ name }) => name.value === "first" || name.value === "last");
    if (asked) return this.numberOf(asked.value);
    const isConnection = field.selectionSet?.selections.some(
      (selection) => selection.kind === "Field" && ["edges", "nodes"].includes(selection.name.value),
    );
    return isConnection ? DEFAULT_PAGE : undefined;
  }

  private numberOf(value: ValueNode): number {
    const given =
      value.kind === "Variable"
        ? this.variables[value.name.value]
        : "value" in value
          ? value.value
          : undefined;
    const number = Number(given ?? DEFAULT_PAGE);
    return Number.isFinite(number) ? Math.max(0, number) : DEFAULT_PAGE;
  }

  private count(): void {
    this.fields += 1;
    if (this.fields > this.mostFields) throw new TooManyFields();
  }
}
