import type { SeenStatement } from "../belief/admission.js";
import type { Lens } from "../belief/lens.js";
import type { Entity } from "../entities/entity.js";
import { findEntities } from "../entities/entity-store.js";
import { type Graph, integer, type Row } from "../graph/graph.js";
import { anyOf, defineQuery } from "../graph/query.js";
import { TRAVERSED } from "../kinds/relations.js";
import { seeStatements } from "../belief/see-statements.js";
import { MOST_FACTS_READ } from "./subgraph-request.js";

/** The least facts that are listed at once: each list looks at all facts of the layer, so few lists are better than short ones. */
const LEAST_LISTED = 2_000;
/** How many of them the lens decides on at once. */
const DECIDED_AT_ONCE = 1_000;

const BEYOND = defineQuery(
  "neighbourhood.beyond",
  `UNWIND $layer AS near
   MATCH (:Entity {id: near})-[r:${anyOf(TRAVERSED.map(({ name }) => name))}]-(e:Entity)
   WHERE r.tlp <= $tlp AND e.tlp <= $tlp AND NOT e.id IN $known
     AND ($name IS NULL OR e.name > $name OR (e.name = $name
       AND (e.id > $id OR (e.id = $id AND r.statementId > $statementId))))
   RETURN e.name AS name, e.id AS id, r.statementId AS statementId
   ORDER BY name, id, statementId LIMIT $limit`,
);

/** The next nodes of a search, by name and id, and whether there are others. */
export interface Reached {
  readonly nodes: readonly Entity[];
  readonly more: boolean;
}

/** A fact that leads out of a layer: to which node, and where it stands among the others. */
interface Lead {
  readonly name: string;
  readonly id: string;
  readonly statementId: string;
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
    const reached = new Set<string>();
    const isEnough = (): boolean => reached.size > room;
    let last: Lead | undefined;
    for (let whole = false; !whole && !isEnough();) {
      const limit = Math.min(Math.max(room + 1, LEAST_LISTED), MOST_FACTS_READ - this.read.size);
      if (limit === 0) return { nodes: await this.firstOf(reached, room), more: true };
      const leads = await this.listLeads(layer, known, last, limit);
      await this.follow(leads, reached, isEnough);
      last = leads.at(-1);
      whole = leads.length < limit;
    }
    return { nodes: await this.firstOf(reached, room), more: isEnough() };
  }

  /** The next facts that lead from the layer to nodes that are not known. */
  private async listLeads(
    layer: readonly string[],
    known: readonly string[],
    after: Lead | undefined,
    limit: number,
  ): Promise<Lead[]> {
    const position = after ?? { name: null, id: null, statementId: null };
    const parameters = { layer, known, ...position, limit: integer(limit), tlp: integer(this.tlp) };
    return (await this.graph.read(BEYOND, parameters)).map(toLead);
  }

  /** Adds the nodes to which these facts lead, as far as the lens lets them in, until there are enough. */
  private async follow(leads: readonly Lead[], reached: Set<string>, isEnough: () => boolean): Promise<void> {
    for (let start = 0; start < leads.length && !isEnough(); start += DECIDED_AT_ONCE) {
      const some = leads.slice(start, start + DECIDED_AT_ONCE);
      const ids = some.map(({ statementId }) => statementId);
      const seen = await seeStatements(this.graph, ids, this.lens, this.tlp);
      for (const { id, statementId } of some) {
        const fact = seen.get(statementId);
        if (fact) this.read.set(statementId, fact);
        if (fact?.admitted) reached.add(id);
      }
    }
  }

  private async firstOf(reached: ReadonlySet<string>, count: number): Promise<Entity[]> {
    const ids = [...reached].slice(0, count);
    if (ids.length === 0) return [];
    const entities = await findEntities(this.graph, ids, this.tlp);
    return ids.flatMap((id) => entities.get(id) ?? []);
  }
}

function toLead(row: Row): Lead {
  return {
    name: row.get("name") as string,
    id: row.get("id") as string,
    statementId: row.get("statementId") as string,
  };
}
