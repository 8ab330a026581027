import { type Graph, type GraphReader, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { nameKey } from "../shared/name-key.js";
import { type Entity, toEntity } from "./entity.js";
import { EntityColumns, type Wanted } from "./entity-columns.js";
import type { ReadAhead } from "./read-ahead.js";
import type { Kind } from "../kinds/kind.js";

const ENTITIES_BY_ID = defineQuery(
  "entities.by-id",
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (e:Entity {id: id}) RETURN e
     UNION
     MATCH (old:Merged {id: id})-[:MERGED_INTO*1..20]->(e:Entity) WHERE old.tlp <= $tlp RETURN e
   }
   WITH id, e WHERE e.tlp <= $tlp
   RETURN id, labels(e) AS labels, e {.*} AS entity`,
);
const ENTITIES_BY_NAME = defineQuery(
  "entities.by-name",
  `CALL () {
     MATCH (e:Entity {nameKey: $key}) RETURN e
     UNION
     MATCH (:Alias {key: $key})-[:ALIAS_OF]->(e:Entity) RETURN e
   }
   WITH e WHERE e.tlp <= $tlp AND ($label IS NULL OR $label IN labels(e))
   RETURN labels(e) AS labels, e {.*} AS entity
   ORDER BY e.name, e.id LIMIT $limit`,
);

/** How many entities of one name are looked at: more than can be told apart by a reader. */
const MOST_NAMESAKES = 20;

/** Entities by id; unknown and invisible ids are missing, and an id that was merged gives what it was merged into. */
export async function findEntities(
  graph: GraphReader,
  ids: readonly string[],
  tlp: number,
): Promise<Map<string, Entity>> {
  const rows = await graph.read(ENTITIES_BY_ID, { ids, tlp: integer(tlp) });
  return new Map(rows.map((row) => [row.get("id") as string, toEntity(row)]));
}

/**
 * The entity of this id, no more of it than is wanted; null for an id that is unknown, invisible or was merged.
 * @param ahead what is read together with it
 */
export async function findEntity(
  graph: Graph,
  id: string,
  tlp: number,
  wanted: Wanted,
  ahead?: ReadAhead,
): Promise<Entity | null> {
  const columns = new EntityColumns(null, wanted, ahead?.columns);
  const query = defineQuery(
    "entities.one-by-id",
    `MATCH (e:Entity {id: $id}) WHERE e.tlp <= $tlp RETURN [${columns.textOf("e")}] AS entity`,
  );
  const { rows, mark } = await graph.readMarked(query, { ...columns.parameters, id, tlp: integer(tlp) });
  ahead?.rowsAreAsOf(mark);
  const [row] = rows;
  return row ? columns.read(row.get("entity") as unknown[]) : null;
}

/** The entities that bear this name or alias, of one kind if it is given; spelling differences of `nameKey` do not count. */
export async function findEntitiesByName(
  graph: GraphReader,
  name: string,
  kind: Kind | null,
  tlp: number,
): Promise<Entity[]> {
  const rows = await graph.read(ENTITIES_BY_NAME, {
    key: nameKey(name),
    label: kind?.name ?? null,
    limit: integer(MOST_NAMESAKES),
    tlp: integer(tlp),
  });
  return rows.map(toEntity);
}
