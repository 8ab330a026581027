import { type SeenStatement, seeStatement } from "../belief/admission.js";
import { toBelief } from "../belief/belief-query.js";
import { seeStatements } from "../belief/see-statements.js";
import type { Lens } from "../belief/lens.js";
import { type Sureness, surenessOf } from "../belief/surely-admitted.js";
import type { Verdicts, VerdictSource } from "../belief/verdicts.js";
import type { CommitMark } from "../graph/commit-mark.js";
import { type Graph, integer } from "../graph/graph.js";
import { decodeCursor, encodeCursor } from "../shared/cursor.js";
import { type Page, type PageRequest, toPage } from "../shared/page.js";
import type { Entity } from "./entity.js";
import type { EntityColumns } from "./entity-columns.js";
import {
  type BeliefRead,
  columnsOf,
  FACT_ITEMS,
  type RelationEnd,
  relationCountQuery,
  relationMarkQuery,
  relationPageQuery,
} from "./relation-query.js";

/** The entity at the other end, and the fact that leads there. */
export interface RelatedEntity {
  readonly node: Entity;
  readonly statementId: string;
  /** The fact as the lens sees it; null if no facts were wanted and this one is surely admitted. */
  readonly seen: SeenStatement | null;
}

/** What pages of related entities are asked for, the same for every parent. */
export interface RelationPageRequest {
  readonly end: RelationEnd;
  readonly lens: Lens;
  readonly page: PageRequest;
  readonly tlp: number;
}

/** What somebody will look at: properties of the entities, and whether the facts themselves. */
export interface RelatedWants {
  readonly properties: ReadonlySet<string>;
  readonly facts: boolean;
  /** The same for the same wants. */
  readonly key: string;
}

export function makeWants(properties: ReadonlySet<string>, facts: boolean): RelatedWants {
  return { properties, facts, key: [...properties, facts].join(" ") };
}

/** How many facts a count reads at once. */
const COUNTED_AT_ONCE = 2_000;

/** Where the reading of one parent's facts stands. */
interface Reading {
  readonly id: string;
  name: string | null;
  statementId: string | null;
  readonly admitted: RelatedEntity[];
}

/** A page of related entities for each parent: those whose fact the lens lets in, by name. */
export async function findRelationPages(
  graph: Graph,
  source: VerdictSource,
  request: RelationPageRequest,
  parentIds: readonly string[],
  wants: RelatedWants,
): Promise<Map<string, Page<RelatedEntity>>> {
  const { page, end } = request;
  const argument = page.backwards ? "before" : "after";
  const position = page.cursor === null ? null : decodeCursor(orderName(end), page.cursor, argument, 2);
  const [name, statementId] = (position ?? [null, null]) as [string | null, string | null];
  const readings = parentIds.map((id): Reading => ({ id, name, statementId, admitted: [] }));
  const reader = new FactReader(graph, source, request, wants, page.size + 1);
  await reader.readUntil(readings, (reading) => reading.admitted.length > page.size);
  return new Map(readings.map((reading) => [reading.id, toPage(page, reading.admitted)]));
}

/** How many related entities each parent has under the lens. */
export async function countRelated(
  graph: Graph,
  source: VerdictSource,
  request: Omit<RelationPageRequest, "page">,
  parentIds: readonly string[],
): Promise<Map<string, number>> {
  const known = await countKnown(graph, source, request, parentIds);
  if (known) return known;
  const sureness = surenessOf(request.lens);
  if (sureness) return countSurely(graph, request, sureness, parentIds);
  const page = { size: COUNTED_AT_ONCE, backwards: false, cursor: null };
  const readings = parentIds.map((id): Reading => ({ id, name: null, statementId: null, admitted: [] }));
  const wants = makeWants(new Set(), false);
  const reader = new FactReader(graph, source, { ...request, page }, wants, COUNTED_AT_ONCE);
  await reader.readUntil(readings, () => false);
  return new Map(readings.map((reading) => [reading.id, reading.admitted.length]));
}

/** Counts in memory, if the facts there are those of the database as it is now. */
async function countKnown(
  graph: Graph,
  source: VerdictSource,
  { end, lens, tlp }: Omit<RelationPageRequest, "page">,
  parentIds: readonly string[],
): Promise<Map<string, number> | null> {
  const verdicts = source.through(lens, tlp);
  if (!verdicts) return null;
  const { mark } = await graph.readMarked(relationMarkQuery(end));
  if (!verdicts.isAsOf(mark)) return null;
  const { relation, forward } = end;
  return new Map(parentIds.map((id) => [id, verdicts.countAdmitted(id, relation.name, forward)]));
}

/** Neo4j counts what is surely admitted; of the rest, if there is any, the claims are read. */
async function countSurely(
  graph: Graph,
  { end, lens, tlp }: Omit<RelationPageRequest, "page">,
  sureness: Sureness,
  parentIds: readonly string[],
): Promise<Map<string, number>> {
  const parameters = { parents: parentIds, tlp: integer(tlp), ...sureness };
  const rows = (await graph.read(relationCountQuery(end), parameters)).map((row) => ({
    parent: row.get("parent") as string,
    sure: row.get("sure") as number,
    others: row.get("others") as string[],
  }));
  const seen = await seeStatements(
    graph,
    rows.flatMap(({ others }) => others),
    lens,
    tlp,
  );
  const counts = new Map(parentIds.map((id) => [id, 0]));
  for (const { parent, sure, others } of rows)
    counts.set(parent, sure + others.filter((id) => seen.get(id)?.admitted === true).length);
  return counts;
}

/** The cursor of a related entity in its list. */
export function relatedCursor(end: RelationEnd, related: RelatedEntity): string {
  return encodeCursor(orderName(end), [related.node.name, related.statementId]);
}

function orderName({ relation, forward }: RelationEnd): string {
  return `${relation.name} ${forward ? "forward" : "inverse"}`;
}

/** A fact as a page's query returns it: its statement's id, its belief if that was read, its entity's values. */
type StoredFact = readonly [statementId: string, belief: unknown, ...entity: unknown[]];

/** Reads pages of facts for many parents at once. */
class FactReader {
  private readonly columns: EntityColumns;
  private readonly sureness: Sureness | null;
  /** What is known of the facts already; null where nothing is, or the facts themselves are wanted. */
  private verdicts: Verdicts | null;

  constructor(
    private readonly graph: Graph,
    source: VerdictSource,
    private readonly request: RelationPageRequest,
    wants: RelatedWants,
    private readonly portion: number,
  ) {
    const { end, lens, tlp } = request;
    this.columns = columnsOf(end, wants.properties);
    this.sureness = wants.facts ? null : surenessOf(lens);
    this.verdicts = wants.facts ? null : source.through(lens, tlp);
  }

  /**
   * Reads facts in portions, until each parent has enough admitted ones or none are left. The lens decides on each
   * fact; where it lets in most of them, one portion, and so one query, is all.
   */
  async readUntil(readings: readonly Reading[], isEnough: (reading: Reading) => boolean): Promise<void> {
    let open = readings;
    while (open.length > 0) {
      const facts = (await this.readKnown(open)) ?? (await this.readBelieved(open));
      for (const reading of open) this.take(reading, facts.get(reading.id) ?? []);
      open = open.filter((reading) => !isEnough(reading) && facts.get(reading.id)?.length === this.portion);
    }
  }

  /** The facts without what is claimed of them, if it is known what the lens makes of them. */
  private async readKnown(open: readonly Reading[]): Promise<Map<string, StoredFact[]> | null> {
    if (!this.verdicts) return null;
    const { mark, facts } = await this.readFacts(open, "none");
    if (!this.verdicts.isAsOf(mark)) this.verdicts = null;
    return this.verdicts && facts;
  }

  private async readBelieved(open: readonly Reading[]): Promise<Map<string, StoredFact[]>> {
    return (await this.readFacts(open, this.sureness ? "unless sure" : "all")).facts;
  }

  private async readFacts(
    open: readonly Reading[],
    belief: BeliefRead,
  ): Promise<{ readonly mark: CommitMark; readonly facts: Map<string, StoredFact[]> }> {
    const { end, page, tlp } = this.request;
    const continued = open.some(({ name }) => name !== null);
    const query = relationPageQuery(end, { backwards: page.backwards, continued, belief }, this.columns);
    const { rows, mark } = await this.graph.readMarked(query, {
      parents: continued
        ? open.map(({ id, name, statementId }) => ({ id, name, statementId }))
        : open.map(({ id }) => id),
      limit: integer(this.portion),
      tlp: integer(tlp),
      ...this.sureness,
      ...this.columns.anyParameters,
    });
    const facts = rows.map((row) => [row.get("parent"), row.get("facts")] as [string, StoredFact[]]);
    return { mark, facts: new Map(facts) };
  }

  private take(reading: Reading, facts: readonly StoredFact[]): void {
    for (const fact of facts) {
      const [statementId, belief] = fact;
      const node = this.verdicts
        ? this.columns.read(fact, FACT_ITEMS)
        : this.columns.readAny(fact, FACT_ITEMS);
      const seen = belief === null ? null : seeStatement(this.request.lens, toBelief(belief));
      const isAdmitted = seen?.admitted ?? this.verdicts?.admits(statementId) ?? true;
      if (isAdmitted) reading.admitted.push({ node, statementId, seen });
      reading.name = node.name;
      reading.statementId = statementId;
    }
  }
}
