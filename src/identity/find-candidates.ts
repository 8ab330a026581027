import type { Entity } from "../entities/entity.js";
import { findEntities } from "../entities/entity-store.js";
import { type GraphReader, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import type { Kind } from "../kinds/kind.js";
import { getKindByValue } from "../kinds/registry.js";
import { type IdentityReason, compareEntities, mayBeOne } from "./compare-entities.js";
import { findVerdicts, pairOf, type Verdict } from "./decisions.js";

/** A key that more entities share than this says too little: they are not held against each other for its sake. */
const LARGEST_BLOCK = 50;
/** How many keys that several share are looked at, and how many pairs are compared. */
export const MOST_BLOCKS = 50_000;
export const MOST_PAIRS = 200_000;
const ENTITIES_AT_ONCE = 5_000;

/** What candidates are asked for. */
export interface CandidateRequest {
  readonly tlp: number;
  /** Only what may be this entity; null for the whole graph. */
  readonly of: Entity | null;
  /** Only pairs with one of these kinds; null for all. */
  readonly kinds: readonly Kind[] | null;
  readonly minScore: number;
  /** Whether pairs are listed that somebody decided to be two. */
  readonly decided: boolean;
}

/** Two entities that may be one. Nothing is merged for it: somebody has to decide. */
export interface Candidate {
  /** The same for the same two, whichever is named first. */
  readonly id: string;
  readonly one: Entity;
  readonly other: Entity;
  readonly score: number;
  readonly reasons: readonly IdentityReason[];
  readonly verdict: Verdict;
}

export interface Candidates {
  /** The likeliest first. */
  readonly candidates: readonly Candidate[];
  /** Whether every pair that shares a key was compared. */
  readonly complete: boolean;
}

// A merged entity keeps its keys: what is found under them is the one that it was merged into.
const MEMBERS = `CALL (k) {
     MATCH (k)-[:KEY_OF]->(n)
     OPTIONAL MATCH (n)-[:MERGED_INTO*1..20]->(into:Entity)
     RETURN collect(DISTINCT coalesce(into.id, n.id)) AS ids
   }`;
const ALL_BLOCKS = defineQuery(
  "identity.blocks",
  `MATCH (k:IdentityKey) WHERE COUNT { (k)-[:KEY_OF]->() } > 1
   WITH k ORDER BY k.key LIMIT $most
   WITH k, COUNT { (k)-[:KEY_OF]->() } AS size
   ${MEMBERS}
   RETURN CASE WHEN size > $largest THEN [] ELSE ids END AS ids`,
);
const BLOCKS_OF = defineQuery(
  "identity.blocks-of",
  `MATCH (e:Entity {id: $of})
   CALL (e) {
     MATCH (k:IdentityKey)-[:KEY_OF]->(e) RETURN k
     UNION MATCH (k:IdentityKey)-[:KEY_OF]->(:Merged)-[:MERGED_INTO*1..20]->(e) RETURN k
   }
   WITH k WHERE COUNT { (k)-[:KEY_OF]->() } <= $largest
   ${MEMBERS}
   RETURN ids`,
);

/** Reading all keys of a large graph takes a while. */
const BLOCKS_TIMEOUT_MS = 30_000;

/** Entities that may be one: those that share a key, compared, the likeliest first. */
export async function findCandidates(graph: GraphReader, request: CandidateRequest): Promise<Candidates> {
  const { blocks, complete } = await readBlocks(graph, request.of);
  const pairs = pairsWithin(blocks, request.of?.id ?? null);
  const entities = await readEntities(graph, pairs, request.tlp);
  const verdicts = await findVerdicts(graph);
  const candidates = [...pairs.values()].flatMap(([a, b]) => {
    const [one, other] = [entities.get(a), entities.get(b)];
    if (!one || !other || !isWanted(request, one, other)) return [];
    const { score, reasons } = compareEntities(one, other);
    const id = pairOf(a, b);
    const verdict = verdicts.get(id) ?? "UNDECIDED";
    if (score < request.minScore || (verdict === "DIFFERENT" && !request.decided)) return [];
    return [{ id, one, other, score, reasons, verdict }];
  });
  return {
    candidates: candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
    complete: complete && pairs.size < MOST_PAIRS,
  };
}

async function readBlocks(
  graph: GraphReader,
  of: Entity | null,
): Promise<{ readonly blocks: readonly (readonly string[])[]; readonly complete: boolean }> {
  const largest = integer(LARGEST_BLOCK);
  const query = of === null ? ALL_BLOCKS : BLOCKS_OF;
  const parameters = { of: of?.id ?? null, largest, most: integer(MOST_BLOCKS) };
  const rows = await graph.read(query, parameters, BLOCKS_TIMEOUT_MS);
  return {
    blocks: rows.map((row) => row.get("ids") as string[]),
    complete: of !== null || rows.length < MOST_BLOCKS,
  };
}

type Pair = readonly [one: string, other: string];

/** Every pair of ids that stand in one block, once; only those with `of`, if it is given. */
function pairsWithin(blocks: readonly (readonly string[])[], of: string | null): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const block of blocks) {
    const ids = [...block].sort();
    for (const [index, one] of ids.entries()) {
      for (const other of ids.slice(index + 1)) {
        if (of !== null && one !== of && other !== of) continue;
        if (pairs.size >= MOST_PAIRS) return pairs;
        pairs.set(pairOf(one, other), other === of ? [other, one] : [one, other]);
      }
    }
  }
  return pairs;
}

async function readEntities(
  graph: GraphReader,
  pairs: ReadonlyMap<string, Pair>,
  tlp: number,
): Promise<Map<string, Entity>> {
  const ids = [...new Set([...pairs.values()].flat())];
  const entities = new Map<string, Entity>();
  for (let from = 0; from < ids.length; from += ENTITIES_AT_ONCE) {
    const page = await findEntities(graph, ids.slice(from, from + ENTITIES_AT_ONCE), tlp);
    for (const [id, entity] of page) entities.set(id, entity);
  }
  return entities;
}

function isWanted({ kinds }: CandidateRequest, one: Entity, other: Entity): boolean {
  const [a, b] = [getKindByValue(one.kind), getKindByValue(other.kind)];
  return mayBeOne(a, b) && (kinds === null || kinds.includes(a) || kinds.includes(b));
}
