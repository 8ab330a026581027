import { seeStatement, type SeenStatement } from "../../src/belief/admission.js";
import type { Claim, StatementBelief } from "../../src/belief/claim.js";
import { CURRENT_BEST, type EvidencePolicy, type Lens } from "../../src/belief/lens.js";
import type { SpeakerRole, Stance } from "../../src/belief/vocabularies.js";
import type { EntityFilter } from "../../src/entities/entity-filter.js";
import type { Kind } from "../../src/kinds/kind.js";
import { getKind } from "../../src/kinds/registry.js";
import type { Relation } from "../../src/kinds/relation.js";
import { getRelation, TRAVERSED } from "../../src/kinds/relations.js";
import {
  type Fact,
  type FactNode,
  type FactsRead,
  type SeenFact,
  seenBy,
  withSeen,
} from "../../src/trace/fact.js";
import type { SeenFactSource } from "../../src/trace/remembered-facts.js";
import { DEFAULT_LIMITS, type TraceRequest } from "../../src/trace/request.js";
import type { Direction } from "../../src/kinds/direction.js";
import type { Step } from "../../src/trace/step.js";

/** A fact with the claims about it, before a lens has looked at it. */
export type StatedFact = Omit<Fact, "admitted" | "confidence"> & { readonly belief: StatementBelief };

/** A small graph, whole. */
export interface SmallGraph {
  readonly nodes: readonly FactNode[];
  readonly facts: readonly StatedFact[];
}

/** Facts from an array, as one lens sees them. */
export class MemoryFacts implements SeenFactSource {
  readonly engine = "INDEX";
  private readonly byNode = new Map<string, SeenFact[]>();
  private readonly byId: ReadonlyMap<string, FactNode>;

  constructor(nodes: readonly FactNode[], facts: readonly StatedFact[], lens: Lens) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    const looks = new Map<StatementBelief, SeenStatement>();
    for (const { belief, ...fact } of facts) {
      const look = looks.get(belief) ?? seeStatement(lens, belief);
      looks.set(belief, look);
      const seen = withSeen(fact, look);
      for (const { id } of [fact.subject, fact.object]) {
        const at = this.byNode.get(id);
        if (at) at.push(seen);
        else this.byNode.set(id, [seen]);
      }
    }
  }

  nodes(ids: readonly string[]): Promise<FactNode[]> {
    return Promise.resolve(ids.flatMap((id) => this.byId.get(id) ?? []));
  }

  nodesOfKind(kind: Kind, limit: number): Promise<FactNode[]> {
    return Promise.resolve([...this.byId.values()].filter((node) => node.kind === kind).slice(0, limit));
  }

  factsAt(
    ids: readonly string[],
    relations: readonly Relation[],
    limit: number,
  ): Promise<FactsRead<SeenFact>> {
    const facts = new Set(ids.flatMap((id) => this.byNode.get(id) ?? []));
    const asked = [...facts].filter((fact) => relations.includes(fact.relation));
    return Promise.resolve(
      asked.length > limit ? { facts: [], whole: false } : { facts: asked, whole: true },
    );
  }

  matching(kind: Kind, filter: EntityFilter, ids: readonly string[]): Promise<string[]> {
    const allowed = (filter as unknown as IdFilter).id.in;
    return Promise.resolve(ids.filter((id) => allowed.includes(id) && this.byId.get(id)?.kind === kind));
  }

  see(facts: readonly Fact[]): Promise<Map<string, SeenStatement>> {
    return Promise.resolve(seenBy(facts));
  }
}

/** A filter as far as facts in memory know one: by id. */
export interface IdFilter {
  readonly id: { readonly in: readonly string[] };
}

/** What one voice says of a fact. */
export interface Voice {
  readonly stance: Stance;
  readonly speakerRole: SpeakerRole;
  readonly certainty: number | null;
  readonly publishedAt: string;
}

/** A relation between two nodes of a plan, by their places in it. */
export interface Link {
  readonly relation: string;
  readonly subject: number;
  readonly object: number;
  readonly voices: readonly Voice[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A graph before its nodes have ids, kinds and relations by name: facts in memory, or records, are made of it. */
export interface GraphPlan {
  readonly kinds: readonly string[];
  readonly links: readonly Link[];
}

/** How the nodes and the facts of a plan are called. */
export interface Naming {
  node(place: number, kind: string): string;
  statement(subjectId: string, relation: string, objectId: string, place: number): string;
}

export const PLAIN_NAMES: Naming = {
  node: (place, kind) => `${kind}-${place}`,
  statement: (_subject, relation, _object, place) => `${relation}-${place}`,
};

export function buildGraph(plan: GraphPlan, naming: Naming): SmallGraph {
  const ends = plan.links.flatMap((link) => [link.subject, link.object]);
  const nodes = plan.kinds.map((kind, place): FactNode => {
    const degree = ends.filter((end) => end === place).length;
    return { id: naming.node(place, kind), kind: getKind(kind), degree };
  });
  const facts = plan.links.map((link, place): StatedFact => {
    const subject = nodes[link.subject] as FactNode;
    const object = nodes[link.object] as FactNode;
    const statementId = naming.statement(subject.id, link.relation, object.id, place);
    const belief = beliefOf(statementId, link);
    return { statementId, relation: getRelation(link.relation), subject, object, belief };
  });
  return { nodes, facts };
}

/** What voices make of a statement. */
export function beliefOf(
  statementId: string,
  { voices, validFrom, validTo }: Pick<Link, "voices" | "validFrom" | "validTo">,
): StatementBelief {
  const claims = voices.map((voice, index): Claim => ({
    ...{ id: `${statementId} claim ${index}`, statementId, byId: `speaker ${index}`, onBehalfOfId: null },
    ...{ claimedAt: null, recordedAt: 0, recordedTo: null, quote: null, marking: "CLEAR" },
    ...{ sources: [], supersedes: [], retracts: [], restates: [] },
    ...voice,
  }));
  const ends = { subjectId: "", predicate: "", objectId: "" };
  const statement = { id: statementId, ...ends, validFrom, validTo, recordedAt: 0, qualifiers: {} };
  return { statement: { ...statement, marking: "CLEAR" }, claims };
}

/** A lens by what it says besides the default. */
export interface LensPlan {
  readonly validAt?: string;
  readonly publishedBefore?: string;
  readonly policy?: Partial<EvidencePolicy>;
}

/** One end of a question: places of nodes, and kinds. */
export interface EndPlan {
  readonly places: readonly number[];
  readonly kinds: readonly string[];
}

/** A step of such a question. */
export interface StepPlan {
  readonly via: readonly string[];
  readonly direction: Direction;
  readonly min: number;
  readonly max: number;
  readonly to: readonly string[] | null;
  /** The nodes that pass its filter, by their places; null where it has none. */
  readonly where: readonly number[] | null;
  readonly mustLink: readonly {
    readonly toStep: number;
    readonly via: readonly string[];
    readonly direction: Direction;
  }[];
}

/** A question about a graph that is not built yet. */
export interface QuestionPlan {
  readonly from: EndPlan;
  readonly to: EndPlan | null;
  readonly through: readonly string[];
  /** Null for every relation that paths go along. */
  readonly via: readonly string[] | null;
  readonly steps?: readonly StepPlan[];
  readonly avoid: readonly number[];
  readonly sameIncident: boolean;
  readonly maxHops: number;
  readonly lens: LensPlan;
}

export interface CasePlan {
  readonly graph: GraphPlan;
  readonly question: QuestionPlan;
}

/** The question about a built graph, asked for all shortest paths; limits other than hops are out of the way. */
export function toRequest(question: QuestionPlan, { nodes }: SmallGraph, now: number): TraceRequest {
  const nodesAt = (places: readonly number[]): FactNode[] => places.flatMap((place) => nodes[place] ?? []);
  const idsOf = (places: readonly number[]): Set<string> => new Set(nodesAt(places).map(({ id }) => id));
  const toEndpoint = ({ places, kinds }: EndPlan): TraceRequest["from"] => ({
    ids: idsOf(places),
    kinds: [...new Set(kinds)].map(getKind),
  });
  const { validAt = null, publishedBefore, policy } = question.lens;
  return {
    from: toEndpoint(question.from),
    to: question.to && toEndpoint(question.to),
    through: question.through.map(getKind),
    via: question.via ? question.via.map(getRelation) : TRAVERSED,
    steps: (question.steps ?? []).map((step) => toStep(step, nodesAt)),
    avoid: idsOf(question.avoid),
    mode: "ALL_SHORTEST",
    sameIncident: question.sameIncident,
    lens: {
      validAt,
      publishedBefore: publishedBefore === undefined ? now : Date.parse(publishedBefore),
      recordedBefore: now,
      policy: { ...CURRENT_BEST, ...policy },
    },
    limits: { ...DEFAULT_LIMITS, maxHops: question.maxHops, maxPaths: 1000, timeoutMs: 20_000 },
  };
}

/** A filter by id admits the nodes at these places, and only kinds that they are of. */
function toStep(plan: StepPlan, nodesAt: (places: readonly number[]) => readonly FactNode[]): Step {
  const passing = plan.where && nodesAt(plan.where);
  const kinds = [...new Set(passing?.map((node) => node.kind))];
  const filterOf = (kind: Kind): EntityFilter => ({
    id: { in: (passing ?? []).flatMap((node) => (node.kind === kind ? [node.id] : [])) },
  });
  return {
    ...{ direction: plan.direction, min: plan.min, max: plan.max },
    via: plan.via.map(getRelation),
    to: plan.to && plan.to.map(getKind),
    where: passing && new Map(kinds.map((kind) => [kind, filterOf(kind)])),
    mustLink: plan.mustLink.map((link) => ({ ...link, via: link.via.map(getRelation) })),
  };
}
