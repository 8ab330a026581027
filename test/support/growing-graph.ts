import type { StatementBelief } from "../../src/belief/claim.js";
import { getKind } from "../../src/kinds/registry.js";
import { getRelation } from "../../src/kinds/relations.js";
import type { FactNode } from "../../src/trace/fact.js";
import type { TraceLimits, TraceRequest } from "../../src/trace/request.js";
import type { TraceResult } from "../../src/trace/result.js";
import { trace } from "../../src/trace/trace.js";
import { beliefOf, MemoryFacts, type StatedFact, toRequest, type Voice } from "./memory-facts.js";

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
  private source: MemoryFacts | undefined;

  add(subject: string, relation: string, object: string, saying: Partial<Voice> = {}): this {
    const voice = { ...PRESS, ...saying };
    const key = JSON.stringify(voice);
    const belief =
      this.beliefs.get(key) ?? beliefOf(key, { voices: [voice], validFrom: null, validTo: null });
    this.beliefs.set(key, belief);
    const ends = { subject: this.node(subject), object: this.node(object) };
    const statementId = `${relation}-${this.facts.length}`;
    this.facts.push({ statementId, relation: getRelation(relation), ...ends, belief });
    return this;
  }

  ask(from: string, to: string | null, { limits, ...asked }: Asked = {}): Promise<TraceResult> {
    this.source ??= new MemoryFacts([...this.nodes.values()], this.facts, QUESTION.lens);
    return trace(this.source, {
      ...QUESTION,
      mode: "SHORTEST",
      from: { ids: new Set([from]), kinds: [] },
      to: to === null ? null : { ids: new Set([to]), kinds: [] },
      ...asked,
      limits: { ...LIMITS, ...limits },
    });
  }

  private node(id: string): FactNode {
    const node = this.nodes.get(id) ?? { id, kind: getKind(id.split("-")[0] as string), degree: 0 };
    node.degree += 1;
    this.nodes.set(id, node);
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
