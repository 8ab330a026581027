import {
  type FieldNode,
  getArgumentValues,
  GraphQLError,
  type GraphQLResolveInfo,
  isInterfaceType,
  isObjectType,
} from "graphql";
import type { Verdicts } from "../../belief/verdicts.js";
import { ReadAhead, type RelatedAhead } from "../../entities/read-ahead.js";
import { InputRefused } from "../../shared/errors.js";
import { type LensInput, toLens } from "../belief/lens-input.js";
import type { RequestContext } from "../context.js";
import { type ConnectionArgs, toPageRequest } from "../schema/paging.js";
import { type SelectedRelation, selectedRelations } from "./selected-relations.js";

type Place = Pick<GraphQLResolveInfo, "fieldNodes" | "fragments" | "schema" | "variableValues">;

/** The most relations that one query reads: each makes it longer to plan. */
const MOST_RELATIONS = 12;

/** What is selected at places that were seen; null of those that were seen once. */
const known = new WeakMap<FieldNode, readonly SelectedRelation[] | null>();

/**
 * What to read together with the entities of a field, or of its connection, by its selection: one query brings all
 * levels. Only what is asked again is read ahead, as Neo4j has to plan each such query once. What depends on more than
 * the selection (a cursor, a directive, the claims behind a fact) is left to the resolvers, and so is a wrong argument.
 *
 * @param type name of the GraphQL type of the entities
 */
export function readAhead(type: string, info: Place, context: RequestContext): ReadAhead | undefined {
  const selected = selectedAt(type, info);
  if (selected.length === 0) return undefined;
  const related = new Planner(info, context).plan(selected);
  return related.length === 0 ? undefined : new ReadAhead(related, context.loaders.ahead);
}

function selectedAt(type: string, { fieldNodes, fragments }: Place): readonly SelectedRelation[] {
  const [field, ...others] = fieldNodes;
  if (!field || others.length > 0) return [];
  const found = known.get(field);
  if (found) return found;
  const isNew = found === undefined;
  const selected = isNew ? null : selectedRelations(type, field, fragments);
  const few = selected && countAll(selected) > MOST_RELATIONS ? [] : selected;
  known.set(field, few);
  return few ?? [];
}

function countAll(selected: readonly SelectedRelation[]): number {
  return selected.reduce((sum, { below }) => sum + 1 + countAll(below), 0);
}

/** Fills in what a request brings: arguments, and the lens. */
class Planner {
  private readonly verdicts = new Map<LensInput | null, Verdicts | null>();

  constructor(
    private readonly info: Place,
    private readonly context: RequestContext,
  ) {}

  plan(selected: readonly SelectedRelation[]): RelatedAhead[] {
    return selected.flatMap((relation) => this.planOne(relation) ?? []);
  }

  private planOne(relation: SelectedRelation): RelatedAhead | null {
    const { place, end, wanted, below } = relation;
    try {
      const { lens, ...args } = this.argumentsOf(relation);
      const page = toPageRequest(args, place.name.value);
      const verdicts = this.verdictsThrough(lens ?? null);
      if (!verdicts || page.cursor !== null) return null;
      return { place, end, page, verdicts, wanted, below: this.plan(below) };
    } catch (error) {
      if (error instanceof InputRefused || error instanceof GraphQLError) return null;
      throw error;
    }
  }

  private argumentsOf({ owner, place }: SelectedRelation): ConnectionArgs & { readonly lens?: LensInput } {
    const { schema, variableValues } = this.info;
    const type = schema.getType(owner);
    const field =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[place.name.value] : undefined;
    if (!field) throw new Error(`The type ${owner} has no field ${place.name.value}.`);
    return getArgumentValues(field, place, variableValues);
  }

  private verdictsThrough(input: LensInput | null): Verdicts | null {
    const found = this.verdicts.get(input);
    if (found !== undefined) return found;
    const through = this.context.verdicts.through(toLens(input, this.context.lens), this.context.tlp);
    this.verdicts.set(input, through);
    return through;
  }
}
