import { type GraphReader, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { vocabulary } from "../shared/vocabulary.js";

export const IDENTITY_VERDICT = vocabulary(
  "IdentityVerdict",
  "What was decided of two entities that may be one.",
  {
    SAME: "They are one: they were merged.",
    DIFFERENT: "They are two: they are not offered again, and cannot be merged.",
    UNDECIDED: "Nothing is decided, or what was is taken back.",
  },
);
export type Verdict = keyof typeof IDENTITY_VERDICT.values;

/** A decision on two entities, as the journal keeps it. */
export interface Decision {
  /** Key of its operation. */
  readonly key: string;
  readonly sequence: number;
  readonly verdict: Verdict;
  /** The two, as they were named when it was decided; ids and names are their own, merged or not. */
  readonly entity: Decided;
  readonly other: Decided;
}

export interface Decided {
  readonly id: string;
  readonly name: string;
  /** Id of the entity that it is one with now: its own, unless it was merged. */
  readonly isNow: string;
}

/** The same for the same two ids, in whichever order. */
export function pairOf(one: string, other: string): string {
  return [one, other].sort().join("+");
}

// The journal is the one record of decisions: merges and their undoing are decisions, too.
const DECISIONS = defineQuery(
  "identity.decisions",
  `MATCH (o:Operation)
   WHERE o.action IN ['MERGE_ENTITIES', 'UNMERGE', 'DECIDE_IDENTITY'] AND o.sequence < $before
     AND ($about IS NULL OR EXISTS { (o)-[:TOUCHED]->({id: $about}) })
   WITH o ORDER BY o.sequence DESC LIMIT $limit
   CALL (o) {
     MATCH (o)-[:TOUCHED]->(n) WHERE (n:Entity OR n:Merged) AND n.tlp <= $tlp
     OPTIONAL MATCH (n)-[:MERGED_INTO*1..20]->(into:Entity)
     RETURN collect({id: n.id, name: n.name, isNow: coalesce(into.id, n.id)}) AS touched
   }
   RETURN o.key AS key, o.sequence AS sequence, o.action AS action, o.touched AS ids, o.result AS result, touched
   ORDER BY sequence DESC`,
);

const ALL = 2_147_483_647;
/** Decisions are made by people: there are thousands at most. */
const MOST_DECISIONS = 100_000;

/** Decisions before a place in the journal, the latest first; those on what the viewer may not see are left out. */
export async function findDecisions(
  graph: GraphReader,
  tlp: number,
  about: string | null = null,
  page: { readonly before: number; readonly limit: number } = { before: ALL, limit: MOST_DECISIONS },
): Promise<Decision[]> {
  const rows = await graph.read(DECISIONS, {
    about,
    tlp: integer(tlp),
    before: integer(page.before),
    limit: integer(page.limit),
  });
  return rows.flatMap((row) => {
    const [entity, other] = (row.get("ids") as string[]).map((id) =>
      (row.get("touched") as Decided[]).find((each) => each.id === id),
    );
    if (!entity || !other) return [];
    const [key, sequence] = [row.get("key") as string, row.get("sequence") as number];
    return [
      {
        key,
        sequence,
        verdict: verdictOf(row.get("action") as string, row.get("result") as string),
        entity,
        other,
      },
    ];
  });
}

function verdictOf(action: string, result: string): Verdict {
  if (action === "MERGE_ENTITIES") return "SAME";
  if (action === "UNMERGE") return "UNDECIDED";
  return (JSON.parse(result) as { readonly verdict: Verdict }).verdict;
}

/** Whoever asks: that two are not the same holds for what a viewer may not see, too. */
const ALL_RANKS = 99;

/**
 * What stands of two entities, by pairOf their ids of now: the latest decision. What was decided of an entity holds for the
 * one that it was merged into. Pairs that became one are left out.
 */
export async function findVerdicts(graph: GraphReader): Promise<Map<string, Verdict>> {
  const latest = new Map<string, Decision>();
  for (const decision of await findDecisions(graph, ALL_RANKS)) {
    const pair = pairOf(decision.entity.id, decision.other.id);
    if (!latest.has(pair)) latest.set(pair, decision);
  }
  const standing = new Map<string, Verdict>();
  for (const { entity, other, verdict } of latest.values()) {
    if (entity.isNow === other.isNow) continue;
    const pair = pairOf(entity.isNow, other.isNow);
    if (verdict !== "UNDECIDED" || !standing.has(pair)) standing.set(pair, verdict);
  }
  return standing;
}
