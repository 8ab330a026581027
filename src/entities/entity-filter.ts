import { InputRefused, RefusalReason } from "../shared/errors.js";
import type { Kind, PropertyType } from "../kinds/kind.js";

/**
 * Bounds of one filter. Neo4j plans a predicate in time that grows steeply with its nesting, and does not stop at a
 * transaction's time-out while it plans.
 */
const MOST_CONDITIONS = 50;
const DEEPEST_FILTER = 10;

/** Conditions on one property; all that are given must hold. */
export interface Condition {
  readonly eq?: unknown;
  readonly in?: readonly unknown[] | null;
  readonly contains?: string | null;
  readonly startsWith?: string | null;
  readonly has?: string | null;
  readonly from?: unknown;
  readonly before?: unknown;
  readonly absent?: boolean | null;
}

/** A filter as the schema gives it: conditions by property, and filters put together. */
export interface EntityFilter {
  readonly and?: readonly EntityFilter[] | null;
  readonly or?: readonly EntityFilter[] | null;
  readonly not?: EntityFilter | null;
  readonly [property: string]: unknown;
}

/** The properties that a filter can name, with their types. */
export function filterableProperties(kind: Kind): Record<string, PropertyType> {
  return { id: { type: "text" }, name: { type: "text" }, aliases: { type: "texts" }, ...kind.properties };
}

/** A Cypher predicate over the node `n`, and the parameters it uses. */
export interface Predicate {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The predicate of a filter; "true" where it asks nothing. */
export function toPredicate(kind: Kind, filter: EntityFilter | null | undefined): Predicate {
  const builder = new PredicateBuilder(new Set(Object.keys(filterableProperties(kind))));
  const text = filter ? builder.filter(filter) : "true";
  return { text, parameters: builder.parameters };
}

class PredicateBuilder {
  readonly parameters: Record<string, unknown> = {};
  private parts = 0;
  private depth = 0;

  constructor(private readonly properties: ReadonlySet<string>) {}

  /** @throws InputRefused if the filter is too deep or has too many conditions */
  filter(filter: EntityFilter): string {
    this.depth += 1;
    if (this.depth > DEEPEST_FILTER) throw tooLarge(`${DEEPEST_FILTER} levels of and, or, not`);
    const parts = Object.entries(filter).flatMap(([name, value]) =>
      value == null ? [] : [this.part(name, value)],
    );
    this.depth -= 1;
    return parts.length === 0 ? "true" : `(${parts.join(" AND ")})`;
  }

  private part(name: string, value: unknown): string {
    this.parts += 1;
    if (this.parts > MOST_CONDITIONS)
      throw tooLarge(`${MOST_CONDITIONS} conditions (and, or, not count too)`);
    if (name === "and") return this.all(value as EntityFilter[], " AND ", "true");
    if (name === "or") return this.all(value as EntityFilter[], " OR ", "false");
    // A comparison with an absent property is null in Cypher; its negation must be true all the same.
    if (name === "not") return `NOT coalesce(${this.filter(value as EntityFilter)}, false)`;
    if (!this.properties.has(name)) {
      throw new InputRefused(RefusalReason.InvalidValue, `filter: there is no property "${name}".`);
    }
    return this.condition(`n.${name}`, value as Condition);
  }

  private all(filters: readonly EntityFilter[], operator: string, none: string): string {
    return filters.length === 0 ? none : `(${filters.map((filter) => this.filter(filter)).join(operator)})`;
  }

  private condition(property: string, condition: Condition): string {
    const { eq, in: among, contains, startsWith, has, from, before, absent } = condition;
    const parts = [
      ...(eq == null ? [] : [`${property} = ${this.parameter(eq)}`]),
      ...(among == null ? [] : [`${property} IN ${this.parameter(among)}`]),
      ...(contains == null
        ? []
        : [`toLower(${property}) CONTAINS ${this.parameter(contains.toLowerCase())}`]),
      ...(startsWith == null
        ? []
        : [`toLower(${property}) STARTS WITH ${this.parameter(startsWith.toLowerCase())}`]),
      ...(has == null
        ? []
        : [`any(each IN ${property} WHERE toLower(each) = ${this.parameter(has.toLowerCase())})`]),
      // Dates are kept as ISO 8601 text, which sorts by time; a month stands before its days.
      ...(from == null ? [] : [`${property} >= ${this.parameter(from)}`]),
      ...(before == null ? [] : [`${property} < ${this.parameter(before)}`]),
      ...(absent == null ? [] : [`${property} IS ${absent ? "NULL" : "NOT NULL"}`]),
    ];
    return parts.length === 0 ? "true" : parts.join(" AND ");
  }

  private parameter(value: unknown): string {
    const name = `f${Object.keys(this.parameters).length}`;
    this.parameters[name] = value;
    return `$${name}`;
  }
}

function tooLarge(allowed: string): InputRefused {
  const problem = `filter: expected at most ${allowed}, got more. Ask in several requests.`;
  return new InputRefused(RefusalReason.InvalidValue, problem, { path: "filter" });
}
