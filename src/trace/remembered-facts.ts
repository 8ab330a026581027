import { seeStatement } from "../belief/admission.js";
import type { Lens } from "../belief/lens.js";
import type { Kind } from "../kinds/kind.js";
import type { Relation } from "../kinds/relation.js";
import { type FactNode, type FactSource, type FactsRead, type SeenFact, seenBy, withSeen } from "./fact.js";

/** A source whose facts come with their claims. */
export interface SeenFactSource extends FactSource {
  factsAt(
    ids: readonly string[],
    relations: readonly Relation[],
    limit: number,
  ): Promise<FactsRead<SeenFact>>;
}

/**
 * Facts that are read once and seen through many lenses: for questions that trace again and again with a little less
 * evidence. What a lens shuts out is still read, so the facts of one lens serve all.
 */
export class RememberedFacts {
  private readonly reads = new Map<string, Promise<unknown>>();

  /** @param most how many facts one reading may bring; it is that of the widest search that will be made */
  constructor(
    private readonly source: SeenFactSource,
    private readonly most: number,
  ) {}

  /** The same facts, as this lens sees them. */
  under(lens: Lens): FactSource {
    return {
      engine: this.source.engine,
      see: (facts) => Promise.resolve(seenBy(facts)),
      nodes: (ids) => this.once<FactNode[]>(`nodes ${key(ids)}`, () => this.source.nodes(ids)),
      nodesOfKind: (kind: Kind, limit) =>
        this.once<FactNode[]>(`kind ${kind.name} ${limit}`, () => this.source.nodesOfKind(kind, limit)),
      matching: (kind, filter, ids) =>
        this.once<readonly string[]>(`matching ${kind.name} ${JSON.stringify(filter)} ${key(ids)}`, () =>
          this.source.matching(kind, filter, ids),
        ),
      factsAt: async (ids, relations: readonly Relation[], limit) => {
        const names = relations.map((relation) => relation.name);
        const read = (): Promise<FactsRead<SeenFact>> => this.source.factsAt(ids, relations, this.most);
        const { facts, whole } = await this.once<FactsRead<SeenFact>>(
          `facts ${key(ids)} ${key(names)}`,
          read,
        );
        if (!whole || facts.length > limit) return { facts: [], whole: false };
        return {
          whole,
          facts: facts.map((fact) => withSeen(fact, seeStatement(lens, fact.seen.belief))),
        };
      },
    };
  }

  private once<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.reads.get(name);
    if (known) return known as Promise<Value>;
    const reading = read();
    this.reads.set(name, reading);
    return reading;
  }
}

function key(values: readonly string[]): string {
  return [...values].sort().join(" ");
}
