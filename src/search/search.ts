import { type Graph, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { type Entity, toEntity } from "../entities/entity.js";
import { NAME_INDEX } from "../entities/graph-schema.js";
import type { Kind } from "../kinds/kind.js";
import { toLuceneQuery } from "../entities/lucene.js";
import { decodeCursor, encodeCursor } from "../shared/cursor.js";
import { InputRefused, RefusalReason } from "../shared/errors.js";
import { letterPairs, likeness } from "../shared/letter-pairs.js";
import { type Page, type PageRequest, toPage } from "../shared/page.js";

/** How far down the list of hits paging goes; a search that needs more needs more words. */
const DEEPEST_HIT = 1_000;
const LONGEST_TEXT = 200;

/** An entity that a search found. */
export interface SearchHit {
  readonly node: Entity;
  /** Lucene's score: higher is better, comparable within one search only. */
  readonly score: number;
  /** The name or alias that fits best. */
  readonly matched: string;
}

const ORDER = "search";

// The index looks at the best hits of all kinds; those of the kinds asked for are picked out of them.
const SEARCH = defineQuery(
  "search.names",
  `CALL db.index.fulltext.queryNodes('${NAME_INDEX}', $lucene, {limit: $deepest}) YIELD node AS e, score
   WITH e, score
   WHERE e.tlp <= $tlp AND ($labels IS NULL OR any(label IN labels(e) WHERE label IN $labels))
     AND ($score IS NULL OR score < $score OR (score = $score AND e.id > $id))
   RETURN labels(e) AS labels, e {.*} AS entity, score ORDER BY score DESC, e.id LIMIT $limit`,
);

/**
 * Searches names and aliases of all kinds: whole words, beginnings of words, and words with a typo or two.
 * @throws InputRefused if the text is too long
 */
export async function searchEntities(
  graph: Graph,
  text: string,
  kinds: readonly Kind[] | null,
  page: PageRequest,
  tlp: number,
): Promise<Page<SearchHit>> {
  if (text.length > LONGEST_TEXT) {
    const problem = `text: expected at most ${LONGEST_TEXT} characters, got ${text.length}.`;
    throw new InputRefused(RefusalReason.InvalidValue, problem, { argument: "text" });
  }
  const position = page.cursor === null ? null : decodeCursor(ORDER, page.cursor, "after", 2);
  const lucene = toLuceneQuery(text);
  if (lucene === undefined) return toPage(page, []);
  const rows = await graph.read(SEARCH, {
    lucene,
    labels: kinds?.map((kind) => kind.name) ?? null,
    score: position?.[0] ?? null,
    id: position?.[1] ?? null,
    deepest: integer(DEEPEST_HIT),
    limit: integer(page.size + 1),
    tlp: integer(tlp),
  });
  const hits = rows.map((row): SearchHit => {
    const node = toEntity(row);
    return { node, score: row.get("score") as number, matched: bestMatch(text, node) };
  });
  return toPage(page, hits);
}

/** The cursor of a hit. */
export function hitCursor(hit: SearchHit): string {
  return encodeCursor(ORDER, [hit.score, hit.node.id]);
}

/** The name or alias that shares most with the text: letter pairs in common, of all that either has. */
function bestMatch(text: string, { name, aliases }: Entity): string {
  const asked = letterPairs(text);
  const scored = [name, ...aliases].map((value) => ({
    value,
    likeness: likeness(asked, letterPairs(value)),
  }));
  return scored.reduce((best, next) => (next.likeness > best.likeness ? next : best)).value;
}
