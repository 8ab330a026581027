import type { Lens } from "../belief/lens.js";
import type { Entity } from "../entities/entity.js";
import type { Graph } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { findSubgraph } from "../neighbourhood/subgraph.js";

// Who speaks about statements, and who publishes or writes the sources, and what those cite.
const FIND_SPEAKERS = defineQuery(
  "export.speakers",
  `MATCH (c:Claim) WHERE c.statementId IN $statements
   CALL (c) {
     MATCH (c)-[:MADE_BY|ON_BEHALF_OF]->(e:Entity) RETURN e.id AS id
     UNION
     MATCH (c)-[:PUBLISHED_IN]->(:Source)-[:CITES*0..3]->(:Source)-[:PUBLISHED_BY|WRITTEN_BY]->(e:Entity)
     RETURN e.id AS id
   }
   RETURN DISTINCT id`,
);

/** What of the graph an export takes. */
export interface ExportRequest {
  readonly graph: Graph;
  /** Rank of the narrowest marking that the viewer may see. */
  readonly tlp: number;
  /** What status and confidence are told under. */
  readonly lens: Lens;
  /** Whether facts that the lens does not let in are left out. */
  readonly onlyAdmitted: boolean;
  /** Entities around which the export is made; null for the whole graph. */
  readonly around: {
    readonly seeds: readonly Entity[];
    readonly hops: number;
    readonly budget: number;
  } | null;
}

/** Ids of what an export takes; null means everything. */
export interface Scope {
  readonly entities: readonly string[] | null;
  readonly statements: readonly string[] | null;
  /** Entities that are there only because they speak about it, or publish who does. */
  readonly beside: ReadonlySet<string>;
  /** Whether there was more around the seeds than was taken. */
  readonly truncated: boolean;
}

/** What lies around the seeds, along the facts that the lens lets in. */
export async function findScope({ graph, tlp, lens, around }: ExportRequest): Promise<Scope> {
  if (!around) return { entities: null, statements: null, beside: new Set(), truncated: false };
  const { nodes, edges, truncated } = await findSubgraph(graph, { ...around, lens, tlp });
  const own = nodes.map(({ id }) => id);
  const statements = edges.map(({ seen }) => seen.belief.statement.id);
  const rows = await graph.read(FIND_SPEAKERS, { statements });
  const beside = new Set(rows.map((row) => row.get("id") as string).filter((id) => !own.includes(id)));
  return { entities: [...own, ...beside], statements, beside, truncated };
}
