import { type Entity, toEntity } from "../entities/entity.js";
import { type GraphReader, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { InputRefused, RefusalReason } from "../shared/errors.js";

const SEEDS = defineQuery(
  "neighbourhood.seeds",
  `MATCH (e:Entity) WHERE e.id IN $ids AND e.tlp <= $tlp
   RETURN labels(e) AS labels, e {.*} AS entity ORDER BY e.name, e.id`,
);

/**
 * The entities of these ids, each once, by name and id.
 * @throws InputRefused UNKNOWN_ID with those that are none
 */
export async function getSeeds(graph: GraphReader, ids: readonly string[], tlp: number): Promise<Entity[]> {
  const entities = (await graph.read(SEEDS, { ids, tlp: integer(tlp) })).map(toEntity);
  const found = new Set(entities.map(({ id }) => id));
  const unknown = [...new Set(ids)].filter((id) => !found.has(id));
  if (unknown.length === 0) return entities;
  const named = unknown.map((id) => `"${id.slice(0, 100)}"`).join(", ");
  throw new InputRefused(
    RefusalReason.UnknownId,
    `seeds: no entity has ${unknown.length === 1 ? "the id" : "the ids"} ${named}. Look ids up with \`search\`.`,
    { path: "seeds" },
  );
}
