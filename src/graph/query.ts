/**
 * A named Cypher text. The name is the text's first comment line, so that a slow query in Neo4j's log, a metric
 * and a counting test all speak of the same thing. Values are always parameters; labels and relationship types in
 * the text come from the registry of kinds, never from a caller.
 */
export interface Query {
  readonly name: string;
  readonly text: string;
}

/** Declares a query. */
export function defineQuery(name: string, text: string): Query {
  return { name, text: `// ${name}\n${text.trim()}` };
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A label, relationship type or property name for use inside a Cypher text. Quoting does not make a foreign string
 * safe in Cypher (an escaped backtick can be written in Unicode), so only plain identifiers pass.
 */
export function identifier(name: string): string {
  if (!IDENTIFIER.test(name)) throw new Error(`Not a plain Cypher identifier: ${JSON.stringify(name)}`);
  return name;
}

/** A type expression for a relationship pattern: ["A", "B"] -> "A|B". */
export function anyOf(names: readonly string[]): string {
  return names.map(identifier).join("|");
}
