import type { GraphWriter } from "../graph/graph.js";
import { getRelation } from "../kinds/relations.js";
import { REMOVE_FACTS } from "./merge-queries.js";

/** A statement's node as it is stored. */
export interface StoredStatement {
  readonly id: string;
  readonly subjectId: string;
  readonly predicate: string;
  readonly objectId: string;
  readonly [property: string]: unknown;
}

/** The type and the properties of the relationship that goes with a statement. */
export function factOf(statement: StoredStatement): {
  readonly predicate: string;
  readonly qualifiers: Readonly<Record<string, unknown>>;
} {
  const own = ["tlp", ...Object.keys(getRelation(statement.predicate).properties)];
  const held = own.filter((name) => name in statement);
  return {
    predicate: statement.predicate,
    qualifiers: Object.fromEntries(held.map((name) => [name, statement[name]])),
  };
}

/** Takes the relationships of these statements out of the graph of facts. */
export async function removeFacts(
  writer: GraphWriter,
  statements: readonly StoredStatement[],
): Promise<void> {
  for (const [predicate, query] of REMOVE_FACTS) {
    const ids = statements.filter((each) => each.predicate === predicate).map(({ id }) => id);
    if (ids.length > 0) await writer.run(query, { ids });
  }
}
