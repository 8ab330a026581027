import fc from "fast-check";
import { seeStatement } from "../../src/belief/admission.js";
import type { Claim, StatementBelief } from "../../src/belief/claim.js";
import { CURRENT_BEST, type EvidencePolicy, type Lens } from "../../src/belief/lens.js";
import type { SpeakerRole, Stance } from "../../src/belief/vocabularies.js";
import type { Kind } from "../../src/kinds/kind.js";
import { getKind, KINDS, kindsOfEnd } from "../../src/kinds/registry.js";
import type { Relation } from "../../src/kinds/relation.js";
import { getRelation, RELATIONS, TRAVERSED } from "../../src/kinds/relations.js";
import type { Fact, FactNode, FactSource, FactsRead } from "../../src/trace/fact.js";
import { DEFAULT_LIMITS, type TraceRequest } from "../../src/trace/request.js";

/** A fact with the claims about it, before a lens has looked at it. */
export type StatedFact = Omit<Fact, "seen"> & { readonly belief: StatementBelief };

/** A small graph, whole. */
export interface SmallGraph {
  readonly nodes: readonly FactNode[];
  readonly facts: readonly StatedFact[];
}

/** Facts from an array, as one lens sees them. */
export class MemoryFacts implements FactSource {
  private readonly byNode = new Map<string, Fact[]>();
  private readonly byId: ReadonlyMap<string, FactNode>;
  /** How often facts were asked for. */
  reads = 0;

  constructor(nodes: readonly FactNode[], facts: readonly StatedFact[], lens: Lens) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    for (const { belief, ...fact } of facts) {
      const seen = { ...fact, seen: seeStatement(lens, belief) };
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

  factsAt(ids: readonly string[], relations: readonly Relation[], limit: number): Promise<FactsRead> {
    this.reads += 1;
    const facts = new Set(ids.flatMap((id) => this.byNode.get(id) ?? []));
    const asked = [...facts].filter((fact) => relations.includes(fact.relation));
    return Promise.resolve(
      asked.length > limit ? { facts: [], whole: false } : { facts: asked, whole: true },
    );
  }
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
  readonly relation: Relation;
  readonly subject: number;
  readonly object: number;
  readonly voices: readonly Voice[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A graph before its nodes have ids: facts in memory, or records of a database, are made of it. */
export interface GraphPlan {
  readonly kinds: readonly Kind[];
  readonly links: readonly Link[];
}

/** How the nodes and the facts of a plan are called. */
export interface Naming {
  node(place: number, kind: Kind): string;
  statement(subjectId: string, relation: string, objectId: string, place: number): string;
}

export const PLAIN_NAMES: Naming = {
  node: (place, kind) => `${kind.name}-${place}`,
  statement: (_subject, relation, _object, place) => `${relation}-${place}`,
};

export function buildGraph(plan: GraphPlan, naming: Naming): SmallGraph {
  const nodes = plan.kinds.map((kind, place): FactNode => {
    const ends = plan.links.flatMap((link) => [link.subject, link.object]);
    return { id: naming.node(place, kind), kind, degree: ends.filter((end) => end === place).length };
  });
  const facts = plan.links.map((link, place): StatedFact => {
    const subject = nodes[link.subject] as FactNode;
    const object = nodes[link.object] as FactNode;
    const statementId = naming.statement(subject.id, link.relation.name, object.id, place);
    return { statementId, relation: link.relation, subject, object, belief: beliefOf(statementId, link) };
  });
  return { nodes, facts };
}

function beliefOf(statementId: string, { voices, validFrom, validTo }: Link): StatementBelief {
  const claims = voices.map((voice, index): Claim => ({
    id: `${statementId} claim ${index}`,
    statementId,
    byId: `speaker ${index}`,
    onBehalfOfId: null,
    claimedAt: null,
    recordedAt: 0,
    recordedTo: null,
    quote: null,
    marking: "CLEAR",
    sources: [],
    supersedes: [],
    retracts: [],
    restates: [],
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

export function toLens({ validAt, publishedBefore, policy }: LensPlan, now = Date.now()): Lens {
  return {
    validAt: validAt ?? null,
    publishedBefore: publishedBefore === undefined ? now : Date.parse(publishedBefore),
    recordedBefore: now,
    policy: { ...CURRENT_BEST, ...policy },
  };
}

/** One end of a question: places of nodes, and kinds. */
export interface EndPlan {
  readonly places: readonly number[];
  readonly kinds: readonly Kind[];
}

/** A question about a graph that is not built yet. */
export interface QuestionPlan {
  readonly from: EndPlan;
  readonly to: EndPlan;
  readonly through: readonly Kind[];
  /** Null for every relation that paths go along. */
  readonly via: readonly Relation[] | null;
  readonly avoid: readonly number[];
  readonly sameIncident: boolean;
  readonly maxHops: number;
  readonly lens: LensPlan;
}

export interface CasePlan {
  readonly graph: GraphPlan;
  readonly question: QuestionPlan;
}

/** The question about a built graph; its limits other than hops are out of the way. */
export function toRequest(question: QuestionPlan, { nodes }: SmallGraph, now?: number): TraceRequest {
  const idsOf = (places: readonly number[]): Set<string> =>
    new Set(places.flatMap((place) => nodes[place]?.id ?? []));
  return {
    from: { ids: idsOf(question.from.places), kinds: question.from.kinds },
    to: { ids: idsOf(question.to.places), kinds: question.to.kinds },
    through: question.through,
    via: question.via ?? TRAVERSED,
    avoid: idsOf(question.avoid),
    mode: "ALL_SHORTEST",
    sameIncident: question.sameIncident,
    lens: toLens(question.lens, now),
    limits: { ...DEFAULT_LIMITS, maxHops: question.maxHops, maxPaths: 1000, timeoutMs: 20_000 },
  };
}

/** Kinds as often as they are to come up: the same-incident rule lives on incidents, datasets, tools and organizations. */
const KINDS_DRAWN: readonly Kind[] = [
  ...["Incident", "Incident", "Incident", "Dataset", "Dataset", "Dataset", "Tool", "Tool"],
  ...["Agency", "Agency", "Company", "Company", "ThreatActor", "Listing", "DataClass", "DataClass"],
  ...["Marketplace", "Affiliate", "Person", "Country"],
].map(getKind);

const OFTEN = ["ACCESSED_VIA", "COMPROMISED", "AFFECTED", "EXPOSED", "ORIGINATES_FROM", "CONTAINS"];
const RELATIONS_DRAWN: readonly Relation[] = [
  ...RELATIONS,
  ...OFTEN.map(getRelation),
  ...OFTEN.map(getRelation),
];

const anyNumber = fc.nat(9_999);
const voice: fc.Arbitrary<Voice> = fc.record({
  stance: fc.constantFrom<Stance[]>("ASSERTS", "ASSERTS", "ASSERTS", "ASSERTS", "DENIES"),
  speakerRole: fc.constantFrom<SpeakerRole[]>("PRESS", "VICTIM", "ANALYST", "THREAT_ACTOR", "GOVERNMENT"),
  certainty: fc.constantFrom(null, null, 20, 40, 80),
  publishedAt: fc.constantFrom("2020", "2020", "2021-05", "2022"),
});
const drawnLink = fc.record({
  drawn: fc.tuple(anyNumber, anyNumber, anyNumber),
  voices: fc.array(voice, { minLength: 1, maxLength: 2 }),
  validFrom: fc.constantFrom(null, null, "2020"),
  validTo: fc.constantFrom(null, null, null, "2021"),
});
const lens: fc.Arbitrary<LensPlan> = fc.constantFrom<LensPlan[]>(
  ...[{}, {}, {}, { publishedBefore: "2021-01-01T00:00:00Z" }, { validAt: "2022" }],
  ...[
    { policy: { preset: "CORROBORATED" as const } },
    { policy: { preset: "NOT_THREAT_ACTOR_ALONE" as const } },
  ],
  ...[{ policy: { minConfidence: 50 } }, { policy: { preset: "ALL_CLAIMS" as const } }],
);
const drawnEnd = fc.record({
  form: fc.constantFrom("one", "one", "one", "several", "kind", "mixed"),
  drawn: fc.array(anyNumber, { minLength: 3, maxLength: 3 }),
});
const drawnVia = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.shuffledSubarray([...TRAVERSED], { minLength: TRAVERSED.length - 4 }) },
);

/** Random small graphs with a question about each. They obey the relations' ends; no fact is a loop. */
export const casePlans: fc.Arbitrary<CasePlan> = fc
  .record({
    kinds: fc.array(fc.constantFrom(...KINDS_DRAWN), { minLength: 4, maxLength: 12 }),
    links: fc.array(drawnLink, { minLength: 3, maxLength: 18 }),
    ends: fc.tuple(drawnEnd, drawnEnd),
    through: fc.array(fc.constantFrom(...KINDS_DRAWN), { maxLength: 2 }),
    hasThrough: fc.constantFrom(false, false, true),
    via: drawnVia,
    avoid: fc.array(anyNumber, { maxLength: 2 }),
    hasAvoid: fc.constantFrom(false, false, true),
    sameIncident: fc.constantFrom(true, true, false),
    maxHops: fc.integer({ min: 1, max: 6 }),
    lens,
  })
  .map(({ kinds, links, ends, hasThrough, hasAvoid, ...drawn }) => ({
    graph: { kinds, links: links.flatMap((each) => placeLink(kinds, each)) },
    question: {
      ...drawn,
      from: placeEnd(kinds, ends[0]),
      to: placeEnd(kinds, ends[1]),
      through: hasThrough ? drawn.through : [],
      avoid: hasAvoid ? drawn.avoid.map((number) => number % kinds.length) : [],
    },
  }));

function placeLink(
  kinds: readonly Kind[],
  {
    drawn: [first, second, third],
    ...rest
  }: { drawn: [number, number, number] } & Omit<Link, "relation" | "subject" | "object">,
): Link[] {
  const placesOf = (end: readonly string[]): number[] => {
    const allowed = kindsOfEnd(end);
    return kinds.flatMap((kind, place) => (allowed.includes(kind) ? [place] : []));
  };
  const possible = RELATIONS_DRAWN.flatMap((relation) => {
    const [subjects, objects] = [placesOf(relation.from), placesOf(relation.to)];
    return new Set([...subjects, ...objects]).size > 1 && subjects.length > 0 && objects.length > 0
      ? [{ relation, subjects, objects }]
      : [];
  });
  const chosen = possible[first % possible.length];
  if (!chosen) return [];
  const subject = chosen.subjects[second % chosen.subjects.length] as number;
  const objects = chosen.objects.filter((place) => place !== subject);
  const object = objects[third % objects.length];
  return object === undefined ? [] : [{ relation: chosen.relation, subject, object, ...rest }];
}

function placeEnd(kinds: readonly Kind[], end: { form: string; drawn: number[] }): EndPlan {
  const places = end.drawn.map((number) => number % kinds.length);
  const [first = 0] = places;
  // Most kinds that are asked for are there; now and then one is not.
  const [one = 0] = end.drawn;
  const kind = (one % 8 === 0 ? KINDS[one % KINDS.length] : kinds[first]) as Kind;
  if (end.form === "several") return { places, kinds: [] };
  if (end.form === "kind") return { places: [], kinds: [kind] };
  return { places: [first], kinds: end.form === "mixed" ? [kind] : [] };
}
