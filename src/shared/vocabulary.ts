/**
 * A closed vocabulary: the values that a field may hold, each with its meaning. It becomes an enum of the
 * schema, a check on import, and a part of the legend.
 */
export interface Vocabulary<Value extends string = string> {
  /** The name of the enum in the schema, for example "AgencyLevel". */
  readonly name: string;
  readonly description: string;
  /** Value -> meaning, in the order in which they are shown. */
  readonly values: Readonly<Record<Value, string>>;
}

/** Declares a vocabulary; the values' names become a type. */
export function vocabulary<const Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Vocabulary<Value> {
  return { name, description, values };
}

/** The values of a vocabulary, in order. */
export function valuesOf<Value extends string>(of: Vocabulary<Value>): Value[] {
  return Object.keys(of.values) as Value[];
}
