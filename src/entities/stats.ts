import { S_IS_VISIBLE } from "../belief/belief-query.js";
import { type Graph, integer } from "../graph/graph.js";
import { defineQuery, identifier, type Query } from "../graph/query.js";
import { KINDS } from "../kinds/registry.js";
import { RELATIONS } from "../kinds/relations.js";
import { TOP_RANK } from "../shared/tlp.js";

/** How much of everything a viewer can see. */
export interface GraphStats {
  readonly entities: number;
  readonly facts: number;
  readonly claims: number;
  readonly sources: number;
  /** By name of kind and of relation. */
  readonly byKind: ReadonlyMap<string, number>;
  readonly byRelation: ReadonlyMap<string, number>;
}

/** The parts of it that are counted apart, each a scan of its own for who may not see all. */
export type StatsPart = "claims" | "sources" | "kinds" | "relations";
export const ALL_PARTS: readonly StatsPart[] = ["claims", "sources", "kinds", "relations"];

/** What counts a part, as rows of a name and a total: of all there is, which Neo4j has counted already, or of what may be seen. */
interface Counting {
  readonly ofAll: Query;
  readonly ofVisible: Query;
}

const COUNTING: Readonly<Record<StatsPart, Counting>> = {
  claims: {
    ofAll: defineQuery(
      "stats.claims",
      "MATCH (:Claim)-[r:ABOUT]->() RETURN 'claims' AS name, count(r) AS total",
    ),
    ofVisible: defineQuery(
      "stats.claims",
      `MATCH (c:Claim)-[:ABOUT]->(s:Statement) WHERE c.tlp <= $tlp AND ${S_IS_VISIBLE} RETURN 'claims' AS name, count(*) AS total`,
    ),
  },
  sources: countingOf("stats.sources", ["Source"], (label) => [`(n:${label})`, "n.tlp <= $tlp"]),
  kinds: countingOf(
    "stats.kinds",
    KINDS.map(({ name }) => name),
    (label) => [`(n:${label})`, "n.tlp <= $tlp"],
  ),
  relations: countingOf(
    "stats.relations",
    RELATIONS.map(({ name }) => name),
    (type) => [`(a)-[n:${type}]->(b)`, "n.tlp <= $tlp AND a.tlp <= $tlp AND b.tlp <= $tlp"],
  ),
};

function countingOf(
  query: string,
  names: readonly string[],
  match: (name: string) => readonly [pattern: string, isVisible: string],
): Counting {
  const text = (sees: (isVisible: string) => string): string =>
    names
      .map((name) => {
        const [pattern, isVisible] = match(identifier(name));
        return `MATCH ${pattern} ${sees(isVisible)} RETURN '${name}' AS name, count(n) AS total`;
      })
      .join("\nUNION ALL\n");
  return {
    ofAll: defineQuery(
      query,
      text(() => ""),
    ),
    ofVisible: defineQuery(
      query,
      text((isVisible) => `WHERE ${isVisible}`),
    ),
  };
}

/**
 * Counts what is asked for; the rest is 0.
 * @param timeoutMs for a database that has only just started, whose first queries take long
 */
export async function findStats(
  graph: Graph,
  tlp: number,
  parts: readonly StatsPart[] = ALL_PARTS,
  timeoutMs?: number,
): Promise<GraphStats> {
  const count = async (part: StatsPart): Promise<ReadonlyMap<string, number>> => {
    if (!parts.includes(part)) return new Map();
    const query = tlp >= TOP_RANK ? COUNTING[part].ofAll : COUNTING[part].ofVisible;
    const rows = await graph.read(query, { tlp: integer(tlp) }, timeoutMs);
    return new Map(rows.map((row) => [row.get("name") as string, row.get("total") as number]));
  };
  const [claims, sources, byKind, byRelation] = await Promise.all([
    count("claims"),
    count("sources"),
    count("kinds"),
    count("relations"),
  ]);
  return {
    entities: sum(byKind),
    facts: sum(byRelation),
    claims: sum(claims),
    sources: sum(sources),
    byKind,
    byRelation,
  };
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
