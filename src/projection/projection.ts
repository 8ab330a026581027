import { knownFrom } from "../belief/clocks.js";
import { getFuzzyBounds } from "../shared/fuzzy-date.js";
import { Adjacency, IS_TRAVERSED } from "./adjacency.js";
import { type Evidence, type HeldClaim, reduce } from "./evidence.js";
import { FactColumns } from "./fact-columns.js";
import { Moments } from "./moments.js";
import { Names } from "./names.js";
import { GONE, NodeColumns } from "./node-columns.js";
import type { HeldEntity } from "./read-evidence.js";

/** Told of what changes in a projection, so that what was worked out from it is worked out again. */
export interface ProjectionWatcher {
  factChanged(fact: number): void;
  momentAdded(moment: number): void;
}

/**
 * The fact layer in memory: entities, facts, and what any lens would think of each fact. Neo4j stays the only truth; a
 * projection is as of one moment of it.
 */
export class Projection {
  readonly nodes: NodeColumns;
  readonly facts: FactColumns;
  readonly adjacency = new Adjacency();
  readonly forms = new Names();
  readonly moments = new Moments();
  private readonly watchers = new Set<ProjectionWatcher>();
  private isSorted = false;

  constructor(expected: { readonly entities: number; readonly statements: number }) {
    this.nodes = new NodeColumns(expected.entities);
    this.facts = new FactColumns(expected.statements);
  }

  watch(watcher: ProjectionWatcher): void {
    this.watchers.add(watcher);
  }

  unwatch(watcher: ProjectionWatcher): void {
    this.watchers.delete(watcher);
  }

  /** Adds an entity, or changes who may see it. */
  putEntity(entity: HeldEntity): void {
    const known = this.nodes.ids.find(entity.id);
    const node = this.nodes.put(entity);
    if (known >= 0) for (const fact of this.factsAt(node)) this.tell(fact);
  }

  /** Adds a fact, or changes what is thought of it. */
  putFact(evidence: Evidence): void {
    const { statement } = evidence;
    const [subject, object] = [
      this.nodes.ids.find(statement.subjectId),
      this.nodes.ids.find(statement.objectId),
    ];
    if (subject < 0 || object < 0) throw new Error(`Statement ${statement.id} has an end that is no entity.`);
    const known = this.facts.ids.find(statement.id);
    if (known >= 0 && (this.facts.subject[known] !== subject || this.facts.object[known] !== object))
      throw new Error(`Statement ${statement.id} has other ends than before.`);
    const isNew = known < 0 || this.facts.tlp[known] === GONE;
    const values = { statement, ...this.formOf(evidence) };
    const fact = this.facts.put(values, subject, object);
    if (isNew) this.count(fact, 1);
    if (this.isSorted && known < 0) this.adjacency.add(fact, this.facts, this.nodes.size);
    this.tell(fact);
  }

  /** Takes a fact out; its number stays. */
  removeFact(id: string): void {
    const fact = this.facts.ids.find(id);
    if (fact < 0 || this.facts.tlp[fact] === GONE) return;
    this.facts.tlp[fact] = GONE;
    this.count(fact, -1);
    this.tell(fact);
  }

  /** Makes the facts at each node quick to find: when all that is there at first has been put. */
  sort(): void {
    this.adjacency.sort(this.facts, this.nodes.size);
    this.isSorted = true;
  }

  /** The facts at a node, those that are gone among them. */
  factsAt(node: number): number[] {
    const { adjacency } = this;
    return [...adjacency.fact.subarray(adjacency.from(node), adjacency.to(node)), ...adjacency.later(node)];
  }

  /** Bytes of memory, worked out from its parts. */
  get bytes(): number {
    const { nodes, facts, adjacency, forms, moments } = this;
    return nodes.bytes + facts.bytes + adjacency.bytes + forms.bytes + moments.bytes;
  }

  private formOf(evidence: Evidence): { form: number; known: number } {
    const { form, known } = reduce(evidence);
    if (known === null) for (const moment of evidence.claims.flatMap(momentsOf)) this.addMoment(moment);
    return { form: this.forms.add(form), known: known === null ? 0 : this.addMoment(known) + 1 };
  }

  private addMoment(moment: number): number {
    const { number, isNew } = this.moments.add(moment);
    if (isNew) for (const watcher of this.watchers) watcher.momentAdded(moment);
    return number;
  }

  private count(fact: number, change: 1 | -1): void {
    if (IS_TRAVERSED[this.facts.relation[fact] as number] === 0) return;
    const [subject, object] = [this.facts.subject[fact] as number, this.facts.object[fact] as number];
    this.nodes.count(subject, change);
    if (object !== subject) this.nodes.count(object, change);
  }

  private tell(fact: number): void {
    for (const watcher of this.watchers) watcher.factChanged(fact);
  }
}

/** All moments at which what is known of a claim may change. */
function momentsOf(claim: HeldClaim): number[] {
  const dates = [claim.publishedAt, claim.claimedAt, ...claim.sources.map((source) => source.publishedAt)];
  const latest = dates.flatMap((date) => (date === null ? [] : [getFuzzyBounds(date).latest]));
  return [knownFrom({ ...claim, quote: null }), claim.recordedAt, ...latest];
}
