import { type SeenStatement, seeStatement } from "../belief/admission.js";
import { findBeliefs } from "../belief/belief-store.js";
import type { Lens } from "../belief/lens.js";
import { outOfTime } from "../graph/graph-error.js";
import { type GraphReader, integer, type Parameters, type Row } from "../graph/graph.js";
import { anyOf, defineQuery, type Query } from "../graph/query.js";
import type { Kind } from "../kinds/kind.js";
import { kindOfLabels } from "../kinds/registry.js";
import type { Relation } from "../kinds/relation.js";
import { BreachpathError, ErrorCode } from "../shared/errors.js";

/** Relations, and from which end they are gone along. */
export interface Way {
  readonly relations: readonly Relation[];
  readonly forward: boolean;
}

/** A fact that the lens lets in, from the end at which it was found. */
export interface FoundFact {
  readonly relation: string;
  readonly fromId: string;
  readonly toId: string;
  readonly toKind: Kind;
  readonly seen: SeenStatement;
}

/** How many statements' claims are asked for at once. */
const BELIEFS_AT_ONCE = 2_000;

/** How long all the reading for one question may take. */
const TIMEOUT_MS = 15_000;

const queries = new Map<string, Query>();

function factsQuery({ relations, forward }: Way): Query {
  const types = anyOf(relations.map(({ name }) => name));
  const key = `${types} ${forward}`;
  const known = queries.get(key);
  if (known) return known;
  const query = defineQuery(
    "questions.facts",
    `UNWIND $ids AS id
     MATCH (n:Entity {id: id})${forward ? `-[r:${types}]->` : `<-[r:${types}]-`}(m:Entity)
     WHERE n.tlp <= $tlp AND r.tlp <= $tlp AND m.tlp <= $tlp
     RETURN r.statementId AS statementId, type(r) AS relation, id AS fromId, m.id AS toId, labels(m) AS toLabels
     LIMIT $limit`,
  );
  queries.set(key, query);
  return query;
}

/** Where facts come from: Neo4j, or a test's own graph. */
export interface FactsAround {
  around(ids: readonly string[], way: Way): Promise<FoundFact[]>;
}

/** Reads the facts around entities as one lens and one viewer see them, until a budget is spent. */
export class FactReader implements FactsAround {
  private read = 0;
  private readonly deadline = performance.now() + TIMEOUT_MS;

  /** @param question named in the refusal, with what to do instead */
  constructor(
    readonly graph: GraphReader,
    readonly lens: Lens,
    readonly tlp: number,
    private readonly budget: { readonly question: string; readonly facts: number; readonly advice: string },
  ) {}

  /**
   * The facts that lead that way from these entities, by the ids of their statements.
   * @throws BreachpathError LIMIT_EXCEEDED or DEADLINE_EXCEEDED
   */
  async around(ids: readonly string[], way: Way): Promise<FoundFact[]> {
    if (ids.length === 0) return [];
    const limit = this.budget.facts - this.read + 1;
    const rows = await this.ask(factsQuery(way), { ids, limit: integer(limit) });
    const seen = await this.see(rows.map((row) => row.get("statementId") as string));
    return rows
      .flatMap((row) => toFound(row, seen.get(row.get("statementId") as string)))
      .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  }

  /**
   * Runs a query for the viewer; each row of the answer counts as a fact.
   * @throws BreachpathError LIMIT_EXCEEDED or DEADLINE_EXCEEDED
   */
  async ask(query: Query, parameters: Parameters): Promise<Row[]> {
    const left = Math.ceil(this.deadline - performance.now());
    if (left <= 0) throw outOfTime();
    const rows = await this.graph.read(query, { ...parameters, tlp: integer(this.tlp) }, left);
    this.read += rows.length;
    this.checkBudget();
    return rows;
  }

  /** Statements as the lens sees them, by id; what the viewer may not see is missing. */
  async see(statementIds: readonly string[]): Promise<Map<string, SeenStatement>> {
    const ids = [...new Set(statementIds)].sort();
    const seen = new Map<string, SeenStatement>();
    for (let start = 0; start < ids.length; start += BELIEFS_AT_ONCE) {
      const beliefs = await findBeliefs(this.graph, ids.slice(start, start + BELIEFS_AT_ONCE), this.tlp);
      for (const [id, belief] of beliefs) seen.set(id, seeStatement(this.lens, belief));
    }
    return seen;
  }

  private checkBudget(): void {
    const { question, facts: most, advice } = this.budget;
    if (this.read <= most) return;
    const message = `${question}: more than ${most} facts would have to be read. ${advice}`;
    throw new BreachpathError(ErrorCode.LimitExceeded, message, { limit: question, allowed: most });
  }
}

function idOf({ seen }: FoundFact): string {
  return seen.belief.statement.id;
}

function toFound(row: Row, seen: SeenStatement | undefined): FoundFact[] {
  if (!seen?.admitted) return [];
  return [
    {
      relation: row.get("relation") as string,
      fromId: row.get("fromId") as string,
      toId: row.get("toId") as string,
      toKind: kindOfLabels(row.get("toLabels") as string[]),
      seen,
    },
  ];
}

/** Everything that these entities lead to that way, near and far; what stands in a circle leads to itself. */
export async function closureOf(
  ids: readonly string[],
  way: Way,
  facts: FactsAround,
): Promise<Map<string, ReadonlySet<string>>> {
  const next = new Map<string, string[]>();
  for (let open = [...new Set(ids)]; open.length > 0;) {
    for (const id of open) next.set(id, []);
    const found = await facts.around(open, way);
    for (const { fromId, toId } of found) next.get(fromId)?.push(toId);
    open = [...new Set(found.map(({ toId }) => toId))].filter((id) => !next.has(id));
  }
  return new Map([...next.keys()].map((id) => [id, reachedFrom(id, next)]));
}

/** What can be reached from a node, itself only over a circle. */
export function reachedFrom(id: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const open = [...(next.get(id) ?? [])];
  for (let to = open.pop(); to !== undefined; to = open.pop()) {
    if (reached.has(to)) continue;
    reached.add(to);
    open.push(...(next.get(to) ?? []));
  }
  return reached;
}
