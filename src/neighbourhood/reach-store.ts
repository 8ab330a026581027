import { type SeenStatement, seeStatement } from "../belief/admission.js";
import { BELIEF_OF_S, parseBelief } from "../belief/belief-query.js";
import type { Lens } from "../belief/lens.js";
import { type Entity, toEntity } from "../entities/entity.js";
import { type Graph, integer } from "../graph/graph.js";
import { anyOf, defineQuery } from "../graph/query.js";
import { TRAVERSED } from "../kinds/relations.js";
import { MOST_FACTS_READ } from "./subgraph-request.js";

/** How many facts are read at once. Fewer are not worth a query; of more, the claims would weigh too much. */
const [LEAST_AT_ONCE, MOST_AT_ONCE] = [100, 2_000];

const BEYOND = defineQuery(
  "neighbourhood.beyond",
  `UNWIND $layer AS near
   MATCH (:Entity {id: near})-[r:${anyOf(TRAVERSED.map(({ name }) => name))}]-(e:Entity)
   WHERE r.tlp <= $tlp AND e.tlp <= $tlp AND NOT e.id IN $known
     AND ($name IS NULL OR e.name > $name OR (e.name = $name
       AND (e.id > $id OR (e.id = $id AND r.statementId > $statementId))))
   WITH e, r ORDER BY e.name, e.id, r.statementId LIMIT $limit
   MATCH (s:Statement {id: r.statementId})
   RETURN labels(e) AS labels, e {.*} AS entity, ${BELIEF_OF_S} AS belief
   ORDER BY e.name, e.id, r.statementId`,
);

/** The next nodes of a search, by name and id, and whether there are others. */
export interface Reached {
  readonly nodes: readonly Entity[];
  readonly more: boolean;
}

interface Position {
  readonly name: string | null;
  readonly id: string | null;
  readonly statementId: string | null;
}

/** Reads the nodes behind a layer of a search, the lens deciding on each fact that leads there. */
export class ReachStore {
  /** The facts that were read on the way, let in or not, by statement id. */
  readonly read = new Map<string, SeenStatement>();

  constructor(
    private readonly graph: Graph,
    private readonly lens: Lens,
    private readonly tlp: number,
  ) {}

  /** The first `room` nodes that an admitted fact ties to the layer and that are not known. */
  async reachFrom(layer: readonly string[], known: readonly string[], room: number): Promise<Reached> {
    const reached = new Map<string, Entity>();
    const limit = Math.min(Math.max(room + 1, LEAST_AT_ONCE), MOST_AT_ONCE);
    let position: Position | null = { name: null, id: null, statementId: null };
    while (position !== null && reached.size <= room) {
      const portion = Math.min(limit, MOST_FACTS_READ - this.read.size);
      if (portion === 0) return { nodes: firstOf(reached, room), more: true };
      position = await this.readPortion({ layer, known, ...position }, portion, reached);
    }
    return { nodes: firstOf(reached, room), more: reached.size > room };
  }

  /** Reads one portion into `reached`; null where it was the last. */
  private async readPortion(
    from: Position & { readonly layer: readonly string[]; readonly known: readonly string[] },
    portion: number,
    reached: Map<string, Entity>,
  ): Promise<Position | null> {
    const rows = await this.graph.read(BEYOND, {
      ...from,
      limit: integer(portion),
      tlp: integer(this.tlp),
    });
    let last: Position | null = null;
    for (const row of rows) {
      const entity = toEntity(row);
      const seen = seeStatement(this.lens, parseBelief(row, "belief"));
      const { id: statementId } = seen.belief.statement;
      this.read.set(statementId, seen);
      if (seen.admitted) reached.set(entity.id, entity);
      last = { name: entity.name, id: entity.id, statementId };
    }
    return rows.length < portion ? null : last;
  }
}

function firstOf(reached: ReadonlyMap<string, Entity>, count: number): Entity[] {
  return [...reached.values()].slice(0, count);
}
