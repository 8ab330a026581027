import { type GraphReader, integer } from "../graph/graph.js";
import { defineQuery, identifier, type Query } from "../graph/query.js";
import type { Kind } from "../kinds/kind.js";
import { KINDS } from "../kinds/registry.js";
import { BreachpathError, ErrorCode, invariant } from "../shared/errors.js";
import type { Start } from "./reach-datasets.js";

/** How many entities a kind alone may stand for. */
export const MOST_OF_KIND = 2_000;

const ALL_OF_KIND: ReadonlyMap<Kind, Query> = new Map(
  KINDS.map((kind) => [
    kind,
    defineQuery(
      `questions.all-of-kind.${kind.name}`,
      `MATCH (n:${identifier(kind.name)}) WHERE n.tlp <= $tlp RETURN n.id AS id LIMIT $limit`,
    ),
  ]),
);

/**
 * All entities of a kind that the viewer may see.
 * @throws BreachpathError LIMIT_EXCEEDED
 */
export async function findAllOfKind(graph: GraphReader, kind: Kind, tlp: number): Promise<Start[]> {
  const query = ALL_OF_KIND.get(kind);
  invariant(query, `the kind ${kind.name} is in the registry`);
  const rows = await graph.read(query, { tlp: integer(tlp), limit: integer(MOST_OF_KIND + 1) });
  if (rows.length > MOST_OF_KIND) {
    const message = `of: there are more than ${MOST_OF_KIND} entities of the kind ${kind.value}; name those you mean.`;
    throw new BreachpathError(ErrorCode.LimitExceeded, message, { limit: "of", allowed: MOST_OF_KIND });
  }
  return rows.map((row) => ({ id: row.get("id") as string, kind }));
}
