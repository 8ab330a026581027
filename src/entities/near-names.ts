import { type GraphReader, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { type Entity, toEntity } from "./entity.js";
import { NAME_INDEX } from "./graph-schema.js";
import { toLuceneQuery } from "./lucene.js";

const NEAR_NAMES = defineQuery(
  "entities.near-names",
  `CALL db.index.fulltext.queryNodes('${NAME_INDEX}', $lucene, {limit: 50}) YIELD node AS e, score
   WITH e, score WHERE e.tlp <= $tlp
   RETURN labels(e) AS labels, e {.*} AS entity ORDER BY score DESC, e.id LIMIT $limit`,
);

/** More of a text is not compared: Lucene refuses words beyond 1,000 characters. */
const MOST_COMPARED = 200;

/** Entities whose names resemble the text, best first: for "did you mean". */
export async function findNearNames(graph: GraphReader, text: string, tlp: number): Promise<Entity[]> {
  const lucene = toLuceneQuery(text.slice(0, MOST_COMPARED), "any");
  if (lucene === undefined) return [];
  const rows = await graph.read(NEAR_NAMES, { lucene, tlp: integer(tlp), limit: integer(3) });
  return rows.map(toEntity);
}
