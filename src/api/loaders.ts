import DataLoader from "dataloader";
import {
  findBeliefs,
  findMeasurements,
  findSources,
  findStatementsOfClaims,
} from "../belief/belief-store.js";
import type { StatementBelief } from "../belief/claim.js";
import type { Lens } from "../belief/lens.js";
import type { Measurement, Source } from "../belief/source.js";
import type { VerdictSource } from "../belief/verdicts.js";
import type { Graph } from "../graph/graph.js";
import type { Entity } from "../entities/entity.js";
import { findEntities } from "../entities/entity-store.js";
import { PagesAhead } from "../entities/read-ahead.js";
import {
  countRelated,
  findRelationPages,
  makeWants,
  type RelatedEntity,
  type RelatedWants,
  type RelationPageRequest,
} from "../entities/relation-page.js";
import { type NeighbourCount, summarizeNeighbours } from "../neighbourhood/neighbour-summary.js";
import type { Page } from "../shared/page.js";

const MOST_AT_ONCE = 2_000;

/** A page of one parent, and what will be looked at in it. */
interface WantedPage {
  readonly parentId: string;
  readonly wants: RelatedWants;
}

/**
 * Batches of one request: whatever resolvers ask for at one level becomes one query. Keys that do not resolve (unknown,
 * or not for this viewer) give null.
 */
export class Loaders {
  readonly entities: DataLoader<string, Entity | null>;
  readonly beliefs: DataLoader<string, StatementBelief | null>;
  readonly sources: DataLoader<string, Source | null>;
  /** Claim id -> id of the statement it is about. */
  readonly statementOfClaim: DataLoader<string, string | null>;
  readonly measurements: DataLoader<string, readonly Measurement[]>;
  /** Pages of related entities that were read together with what they are related to. */
  readonly ahead = new PagesAhead();
  private readonly pages = new Map<string, DataLoader<WantedPage, Page<RelatedEntity>, string>>();
  private readonly counts = new Map<string, DataLoader<string, number>>();
  private readonly summaries = new Map<string, DataLoader<string, readonly NeighbourCount[]>>();

  constructor(
    private readonly graph: Graph,
    private readonly verdicts: VerdictSource,
    private readonly tlp: number,
  ) {
    this.entities = byId((ids) => findEntities(graph, ids, tlp));
    this.beliefs = byId((ids) => findBeliefs(graph, ids, tlp));
    this.sources = byId((ids) => findSources(graph, ids, tlp));
    this.statementOfClaim = byId((ids) => findStatementsOfClaims(graph, ids, tlp));
    this.measurements = new DataLoader(
      async (ids) => {
        const found = await findMeasurements(graph, ids, tlp);
        return ids.map((id) => found.get(id) ?? []);
      },
      { maxBatchSize: MOST_AT_ONCE },
    );
  }

  /** Forgets what was loaded: something was written since. */
  forget(): void {
    const loaders = [this.entities, this.beliefs, this.sources, this.statementOfClaim, this.measurements];
    for (const loader of loaders) loader.clearAll();
    this.ahead.forget();
    this.pages.clear();
    this.counts.clear();
  }

  /**
   * Pages of related entities; parents that ask for the same page of the same relation share a query, which reads what
   * any of them wants.
   */
  relatedPage(
    request: RelationPageRequest,
    parentId: string,
    wants: RelatedWants,
  ): Promise<Page<RelatedEntity>> {
    const key = keyOf(request);
    const known = this.pages.get(key);
    if (known) return known.load({ parentId, wants });
    const loader = new DataLoader<WantedPage, Page<RelatedEntity>, string>(
      async (asked) => {
        const ids = [...new Set(asked.map((each) => each.parentId))];
        const together = togetherOf(new Set(asked.map((each) => each.wants)));
        const found = await findRelationPages(this.graph, this.verdicts, request, ids, together);
        return asked.map((each) => found.get(each.parentId) ?? noAnswer(each.parentId));
      },
      {
        maxBatchSize: MOST_AT_ONCE,
        cacheKeyFn: ({ parentId, wants: { key: wanted } }) => `${parentId} ${wanted}`,
      },
    );
    this.pages.set(key, loader);
    return loader.load({ parentId, wants });
  }

  /** Counts of related entities, batched likewise. */
  relatedCount(request: Omit<RelationPageRequest, "page">, parentId: string): Promise<number> {
    const load = (ids: readonly string[]): Promise<Map<string, number>> =>
      countRelated(this.graph, this.verdicts, request, ids);
    return loaderFor(this.counts, keyOf(request), load).load(parentId);
  }

  /** What lies around an entity, as a lens sees it; entities that ask through the same lens share the queries. */
  neighbourSummary(lens: Lens, entityId: string): Promise<readonly NeighbourCount[]> {
    const load = (ids: readonly string[]): Promise<Map<string, readonly NeighbourCount[]>> =>
      summarizeNeighbours(this.graph, lens, this.tlp, ids);
    return loaderFor(this.summaries, lensKey(lens), load).load(entityId);
  }
}

function byId<Value>(
  find: (ids: readonly string[]) => Promise<Map<string, Value>>,
): DataLoader<string, Value | null> {
  return new DataLoader(
    async (ids) => {
      const found = await find(ids);
      return ids.map((id) => found.get(id) ?? null);
    },
    { maxBatchSize: MOST_AT_ONCE },
  );
}

function loaderFor<Value>(
  loaders: Map<string, DataLoader<string, Value>>,
  key: string,
  load: (ids: readonly string[]) => Promise<Map<string, Value>>,
): DataLoader<string, Value> {
  const known = loaders.get(key);
  if (known) return known;
  const loader = new DataLoader<string, Value>(
    async (ids) => {
      const found = await load(ids);
      return ids.map((id) => found.get(id) ?? noAnswer(id));
    },
    { maxBatchSize: MOST_AT_ONCE },
  );
  loaders.set(key, loader);
  return loader;
}

function noAnswer(parentId: string): Error {
  return new Error(`No answer for the parent ${parentId}.`);
}

/** What is wanted by one at least. */
function togetherOf(wants: ReadonlySet<RelatedWants>): RelatedWants {
  const [only] = wants;
  if (only && wants.size === 1) return only;
  const properties = new Set([...wants].flatMap((each) => [...each.properties]));
  return makeWants(
    properties,
    [...wants].some(({ facts }) => facts),
  );
}

const lensKeys = new WeakMap<Lens, string>();

/** The same for equal lenses. Many parents ask with one lens, so it is not spelt out for each. */
function lensKey(lens: Lens): string {
  const known = lensKeys.get(lens);
  if (known !== undefined) return known;
  const key = JSON.stringify(lens);
  lensKeys.set(lens, key);
  return key;
}

function keyOf({
  end,
  lens,
  page,
}: Omit<RelationPageRequest, "page"> & Partial<Pick<RelationPageRequest, "page">>): string {
  const which = page ? `${page.size} ${page.backwards} ${page.cursor ?? ""}` : "";
  return `${end.relation.name} ${end.forward} ${which} ${lensKey(lens)}`;
}
