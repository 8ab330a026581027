import type { StatementBelief } from "../../src/belief/claim.js";
import { getKind } from "../../src/kinds/registry.js";
import { getRelation } from "../../src/kinds/relations.js";
import type { FactNode } from "../../src/trace/fact.js";
import { uuid5 } from "../../src/shared/uuid5.js";
import type { TraceEngine } from "../../src/trace/engine.js";
import type { FactSource } from "../../src/trace/fact-source.js";
import type { TraceLimits, TraceRequest } from "../../src/trace/request.js";
import type { TraceResult } from "../../src/trace/result.js";
import { trace } from "../../src/trace/trace.js";
import { beliefOf, MemoryFacts, type StatedFact, toRequest, type Voice } from "./memory-facts.js";
import { MemoryIndex } from "./memory-index.js";

export const PRESS: Voice = { stance: "ASSERTS", speakerRole: "PRESS", certainty: null, publishedAt: "2020" };
export const LIMITS: TraceLimits = { maxHops: 6, maxPaths: 10, maxExpansions: 200_000, timeoutMs: 8_000 };

/** A question with nothing at its ends, and without the same-incident rule. */
export const QUESTION = toRequest(
  {
    ...{ from: { places: [], kinds: [] }, to: { places: [], kinds: [] }, through: [], via: null, avoid: [] },
    ...{ sameIncident: false, maxHops: LIMITS.maxHops, lens: {} },
  },
  { nodes: [], facts: [] },
  Date.UTC(2026, 0),
);

export interface Asked extends Partial<Omit<TraceRequest, "limits">> {
  readonly limits?: Partial<TraceLimits>;
}

/** A graph that grows fact by fact; its nodes are called "Kind-anything". */
export class GrowingGraph {
  private readonly nodes = new Map<string, FactNode & { degree: number }>();
  private readonly facts: StatedFact[] = [];
  private readonly beliefs = new Map<string, StatementBelief>();
  private source: FactSource | undefined;

  /** @param engine what searches it; an INDEX knows UUIDs only, so there ids are made of the names */
  constructor(private readonly engine: TraceEngine = "NEO4J") {}

  /** The id of the node of a name. */
  idOf(name: string): string {
    return this.engine === "INDEX" ? uuid5(name) : name;
  }

  add(subject: string, relation: string, object: string, saying: Partial<Voice> = {}): this {
    const statementId = this.idOf(`${relation}-${this.facts.length}`);
    const belief = this.beliefOf(statementId, { ...PRESS, ...saying });
    const ends = { subject: this.node(subject), object: this.node(object) };
    this.facts.push({ statementId, relation: getRelation(relation), ...ends, belief });
    return this;
  }

  ask(from: string, to: string | null, { limits, ...asked }: Asked = {}): Promise<TraceResult> {
    const whole = { nodes: [...this.nodes.values()], facts: this.facts };
    this.source ??=
      this.engine === "INDEX"
        ? new MemoryIndex(whole, QUESTION)
        : new MemoryFacts(whole.nodes, whole.facts, QUESTION.lens);
    return trace(this.source, {
      ...QUESTION,
      mode: "SHORTEST",
      from: { ids: new Set([this.idOf(from)]), kinds: [] },
      to: to === null ? null : { ids: new Set([this.idOf(to)]), kinds: [] },
      ...asked,
      limits: { ...LIMITS, ...limits },
    });
  }

  /** What is claimed of a statement; an INDEX wants it to be claimed of this one, else many may share it. */
  private beliefOf(statementId: string, voice: Voice): StatementBelief {
    const key = this.engine === "INDEX" ? statementId : JSON.stringify(voice);
    const known = this.beliefs.get(key);
    if (known) return known;
    const belief = beliefOf(key, { voices: [voice], validFrom: null, validTo: null });
    this.beliefs.set(key, belief);
    return belief;
  }

  private node(name: string): FactNode {
    const kind = getKind(name.split("-")[0] as string);
    const node = this.nodes.get(name) ?? { id: this.idOf(name), kind, degree: 0 };
    node.degree += 1;
    this.nodes.set(name, node);
    return node;
  }
}

/** The nodes of each path, after the first. */
export function routes(result: TraceResult): string[][] {
  return result.paths.map((path) => path.map((hop) => hop.to.id));
}

/** What a search cost of `maxExpansions`. */
export function spent(result: TraceResult): number {
  return result.stepsTried + result.factsRead;
}
