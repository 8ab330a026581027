import type { Kind } from "../../src/kinds/kind.js";
import { kindsOfEnd, KINDS, getKind } from "../../src/kinds/registry.js";
import type { GraphSize } from "./sizes.js";

/** The entities of one kind: a run of indexes. */
export interface Group {
  readonly kind: Kind;
  readonly first: number;
  readonly count: number;
}

/** Shares of the entities. What is few in the world (classes of data, countries) is few in every size; companies are the rest. */
const SHARES: Readonly<Record<string, number>> = {
  Affiliate: 0.12,
  Agency: 0.03,
  Publisher: 0.01,
  Marketplace: 0.0005,
  ThreatActor: 0.005,
  Tool: 0.03,
  Person: 0.03,
  Incident: 0.07,
  Dataset: 0.06,
  Listing: 0.02,
};
const FEW: Readonly<Record<string, number>> = { DataClass: 40, Country: 150, Sector: 60 };

/** Organizations in a row, each an affiliate of the next: a chain of six hops. */
export const CHAIN_LENGTH = 7;
/** The share of affiliates that stand in chains. Every other chain hangs on a company; the rest touch nothing else. */
const CHAINED = 0.1;

/** Who is in the graph, by index. */
export class Population {
  readonly groups: readonly Group[];

  constructor(readonly size: GraphSize) {
    const counts = new Map(KINDS.map((kind) => [kind.name, countOf(kind, size.entities)]));
    const others = [...counts.values()].reduce((sum, count) => sum + count, 0);
    counts.set("Company", size.entities - others);
    let first = 0;
    this.groups = KINDS.map((kind) => {
      const group = { kind, first, count: counts.get(kind.name) ?? 0 };
      first += group.count;
      return group;
    });
  }

  group(name: string): Group {
    const group = this.groups.find(({ kind }) => kind === getKind(name));
    if (!group) throw new Error(`The population has no ${name}.`);
    return group;
  }

  /** The group of an entity. */
  groupOf(entity: number): Group {
    const group = this.groups.find(({ first, count }) => entity >= first && entity < first + count);
    if (!group) throw new Error(`There is no entity ${entity}.`);
    return group;
  }

  /** The groups that an end of a relation admits, those in chains left out: they have only their chain. */
  groupsOfEnd(end: readonly string[]): Group[] {
    return kindsOfEnd(end).map(({ name }) => {
      const group = this.group(name);
      return name === "Affiliate" ? { ...group, count: group.count - this.chains * CHAIN_LENGTH } : group;
    });
  }

  /** How many chains there are. */
  get chains(): number {
    return Math.floor((this.group("Affiliate").count * CHAINED) / CHAIN_LENGTH);
  }

  /** The entities of a chain, in its order. */
  chain(index: number): number[] {
    const { first, count } = this.group("Affiliate");
    const start = first + count - (index + 1) * CHAIN_LENGTH;
    return Array.from({ length: CHAIN_LENGTH }, (_, place) => start + place);
  }

  /** Whether a chain hangs on a company. */
  hangs(chain: number): boolean {
    return chain % 2 === 0;
  }
}

function countOf({ name }: Kind, entities: number): number {
  return (
    FEW[name] ?? Math.max(SHARES[name] === undefined ? 0 : 8, Math.round((SHARES[name] ?? 0) * entities))
  );
}
