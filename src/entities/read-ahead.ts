import type { Verdicts } from "../belief/verdicts.js";
import type { CommitMark } from "../graph/commit-mark.js";
import { integer } from "../graph/graph.js";
import { type Page, type PageRequest, toPage } from "../shared/page.js";
import type { Entity } from "./entity.js";
import type { AttachedColumn, EntityColumns } from "./entity-columns.js";
import { columnsOf, nextFacts, type RelationEnd } from "./relation-query.js";
import type { RelatedEntity } from "./relation-page.js";

/** A page of related entities that will be asked for of each entity that is read, and what of theirs. */
export interface RelatedAhead {
  /** Who will ask: the page is found again by it. */
  readonly place: object;
  readonly end: RelationEnd;
  /** From the start, or the end: where a cursor leads is not known ahead. */
  readonly page: PageRequest;
  /** What the lens makes of the facts. */
  readonly verdicts: Verdicts;
  readonly wanted: ReadonlySet<string>;
  readonly below: readonly RelatedAhead[];
}

/** Pages that were read before they were asked for; of one request. */
export class PagesAhead {
  private readonly pages = new Map<object, Map<Entity, Page<RelatedEntity>>>();

  put(place: object, of: Entity, page: Page<RelatedEntity>): void {
    const known = this.pages.get(place);
    if (known) known.set(of, page);
    else this.pages.set(place, new Map([[of, page]]));
  }

  find(place: object, of: Entity): Page<RelatedEntity> | undefined {
    return this.pages.get(place)?.get(of);
  }

  forget(): void {
    this.pages.clear();
  }
}

/**
 * Reads pages of related entities, and of those related to them, together with the entities of a query: one query where
 * each level would be one. A page that is not sure is left out, and read when it is asked for.
 */
export class ReadAhead {
  readonly columns: readonly AttachedColumn[];
  /** Whether what is known of the facts is true where they were read. */
  private isTaking = false;

  constructor(
    private readonly related: readonly RelatedAhead[],
    private readonly pages: PagesAhead,
  ) {
    this.columns = related.map((each, at) => this.columnOf(each, `ahead${at}`));
  }

  /** To be told of which state the rows are, before they are read. */
  rowsAreAsOf(mark: CommitMark): void {
    this.isTaking = allOf(this.related).every(({ verdicts }) => verdicts.isAsOf(mark));
  }

  /** @param name of the variable in which the related entity stands; those of the levels below begin with it */
  private columnOf(related: RelatedAhead, name: string): AttachedColumn {
    const { end, page, wanted, below } = related;
    const columns = columnsOf(
      end,
      wanted,
      below.map((each, at) => this.columnOf(each, `${name}_${at}`)),
    );
    const most = mostRead(page.size);
    return {
      textOf: (variable) => nextFacts(end, page.backwards, variable, name, columns.textOf(name)),
      parameters: { ...columns.parameters, [`${name}_limit`]: integer(most) },
      read: (stored, of) => {
        if (this.isTaking) this.take(related, stored as readonly StoredFact[], most, columns, of);
      },
    };
  }

  private take(
    { place, page, verdicts }: RelatedAhead,
    facts: readonly StoredFact[],
    most: number,
    columns: EntityColumns,
    of: Entity,
  ): void {
    const admitted: RelatedEntity[] = [];
    for (const fact of facts) {
      if (admitted.length > page.size) break;
      const [statementId] = fact;
      if (verdicts.admits(statementId))
        admitted.push({ node: columns.read(fact, 1), statementId, seen: null });
    }
    const isEnough = admitted.length > page.size || facts.length < most;
    if (isEnough) this.pages.put(place, of, toPage(page, admitted));
  }
}

/** A fact as it is read ahead: its statement's id, the values of the entity at its other end. */
type StoredFact = readonly [statementId: string, ...entity: unknown[]];

/** One more tells whether more follow; a few more stand in for those that the lens shuts out. */
function mostRead(size: number): number {
  return size + 1 + Math.ceil(size / 8);
}

function allOf(related: readonly RelatedAhead[]): RelatedAhead[] {
  return related.flatMap((each) => [each, ...allOf(each.below)]);
}
