import type { Relation } from "../kinds/relation.js";
import type { Budget } from "./budget.js";
import { BudgetSpent } from "./budget.js";
import type { Fact, FactNode, FactSource } from "./fact.js";
import { otherEnd } from "./fact.js";

/** The part of the graph that a search has read so far: facts by node, each fact once. */
export class Region {
  readonly nodes = new Map<string, FactNode>();
  private readonly facts = new Map<string, Fact>();
  private readonly byNode = new Map<string, Fact[]>();
  /** Which relations were read at a node. */
  private readonly readAt = new Map<string, ReadonlySet<Relation>>();

  constructor(
    private readonly source: FactSource,
    private readonly budget: Budget,
  ) {}

  add(node: FactNode): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
  }

  /** The facts read so far that touch a node. */
  factsAt(id: string): readonly Fact[] {
    return this.byNode.get(id) ?? [];
  }

  /** Those of these relations that were not read at a node. */
  unreadAt(id: string, relations: readonly Relation[]): Relation[] {
    return relations.filter((relation) => !this.readAt.get(id)?.has(relation));
  }

  /**
   * Reads the facts of these relations at these nodes, as far as they were not read before.
   * @throws BudgetSpent where there are more than may be read: a part of them would make a wrong answer look whole
   */
  async read(ids: readonly string[], relations: readonly Relation[]): Promise<void> {
    const unread = ids.filter((id) => relations.some((relation) => !this.readAt.get(id)?.has(relation)));
    if (unread.length === 0) return;
    const { facts, whole } = await this.source.factsAt(unread, relations, this.budget.left);
    this.budget.spendFacts(facts.length);
    if (!whole) throw new BudgetSpent("EXPANSIONS");
    for (const fact of facts) this.keep(fact);
    const all = new Set(relations);
    for (const id of unread) {
      const before = this.readAt.get(id);
      this.readAt.set(id, before ? new Set([...before, ...all]) : all);
    }
  }

  /**
   * Adds facts that need no reading.
   * @throws BudgetSpent where there are more than may be read
   */
  keepAll(facts: readonly Fact[]): void {
    const unknown = facts.filter((fact) => !this.facts.has(fact.statementId));
    if (unknown.length > this.budget.left) throw new BudgetSpent("EXPANSIONS");
    this.budget.spendFacts(unknown.length);
    for (const fact of unknown) this.keep(fact);
  }

  private keep(fact: Fact): void {
    if (this.facts.has(fact.statementId)) return;
    this.facts.set(fact.statementId, fact);
    for (const node of [fact.subject, fact.object]) {
      this.add(node);
      const at = this.byNode.get(node.id);
      if (at) at.push(fact);
      else this.byNode.set(node.id, [fact]);
    }
  }
}

/** What grows the region layer by layer from an end. */
export interface Growing {
  /** Number of layers that were read: every node closer than this to the end has its facts in the region. */
  readonly depth: number;
  /** What the next layer costs. */
  readonly cost: number;
  /** Whether there is nothing left to read. */
  readonly exhausted: boolean;
  /** Reads the facts of the outermost nodes; the nodes behind them come next. */
  grow(): Promise<void>;
}

/** One side of a search that goes any way: from the start forwards, or from the goal backwards. */
export class Side implements Growing {
  depth = 0;
  private readonly reached: Set<string>;
  private frontier: FactNode[];

  constructor(
    private readonly region: Region,
    private readonly relations: readonly Relation[],
    private readonly avoid: ReadonlySet<string>,
    ends: readonly FactNode[],
  ) {
    this.frontier = [...ends];
    this.reached = new Set(ends.map((node) => node.id));
    for (const node of ends) region.add(node);
  }

  get cost(): number {
    return this.frontier.reduce((sum, node) => sum + node.degree, 0);
  }

  get exhausted(): boolean {
    return this.frontier.length === 0;
  }

  /** The nodes that were reached. */
  has(id: string): boolean {
    return this.reached.has(id);
  }

  async grow(): Promise<void> {
    const layer = this.frontier;
    await this.region.read(
      layer.map((node) => node.id),
      this.relations,
    );
    this.depth += 1;
    this.frontier = layer.flatMap((node) => this.newNeighbours(node));
  }

  private newNeighbours(node: FactNode): FactNode[] {
    return this.region.factsAt(node.id).flatMap((fact) => {
      const { id } = otherEnd(fact, node.id);
      const next = this.region.nodes.get(id);
      if (!next) return [];
      if (!this.relations.includes(fact.relation) || this.reached.has(next.id) || this.avoid.has(next.id))
        return [];
      this.reached.add(next.id);
      // A path may end at a kind such as DataClass, or at a node with no other fact; it does not go on from there.
      return next.kind.traversal === "anywhere" && next.degree > 1 ? [next] : [];
    });
  }
}
