import type { ResultOf } from "../api/graphql";
import type { Subgraph, SubjectView, Trace } from "../api/documents/views";
import type { Direction, RelationKind } from "../api/schema";
import type { Entity, Fact, Hidden, Path, Snapshot, Statement } from "./model";

type TraceAnswer = Pick<
  ResultOf<typeof Trace>["trace"],
  "complete" | "stoppedBy" | "whyEmpty" | "paths" | "blocked"
>;

const NOTHING: Snapshot = {
  entities: new Map(),
  facts: new Map(),
  paths: [],
  blocked: [],
  hidden: [],
  truncated: false,
  said: [],
  whyEmpty: null,
  stoppedBy: null,
};

/** Some of the related entities of a node, as a relation field gives them. */
export interface RelatedAnswer {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Entity; readonly statement: Statement }[];
}

export function snapshotOfTrace({ paths, blocked, whyEmpty, stoppedBy }: TraceAnswer): Snapshot {
  const drawn = paths.length > 0 ? paths : blocked;
  return {
    ...NOTHING,
    ...partsOf(drawn),
    paths,
    blocked: paths.length > 0 ? [] : blocked,
    whyEmpty,
    stoppedBy,
  };
}

export function snapshotOfSubgraph({
  nodes,
  edges,
  frontier,
  truncated,
}: ResultOf<typeof Subgraph>["subgraph"]): Snapshot {
  return {
    ...NOTHING,
    entities: byId(nodes),
    facts: byId(
      edges.map(({ statement, relation, source, target }) => ({ ...statement, relation, source, target })),
    ),
    truncated,
    hidden: frontier.flatMap(({ node, hidden }) => hidden.map((one) => ({ node: node.id, ...one }))),
  };
}

export function snapshotOfSubject({ nodes }: ResultOf<typeof SubjectView>["subjectView"]): Snapshot {
  const whole = nodes.flatMap(({ statement: { subject, object, predicate, ...statement } }) =>
    subject && object ? [{ subject, object, fact: toFact(statement, predicate, subject, object) }] : [],
  );
  return {
    ...NOTHING,
    entities: byId(whole.flatMap(({ subject, object }) => [subject, object])),
    facts: byId(whole.map(({ fact }) => fact)),
    said: nodes,
  };
}

/** What a page of an expansion brought: the related entities, and how many more there are after those `before` and its own. */
export function snapshotOfRelated(
  at: { readonly node: string; readonly relation: RelationKind; readonly direction: Direction },
  { totalCount, edges }: RelatedAnswer,
  before = 0,
): Snapshot {
  const facts = edges.map(({ node, statement }): Fact => {
    const [source, target] = at.direction === "OUT" ? [at.node, node.id] : [node.id, at.node];
    return { ...statement, relation: at.relation, source, target };
  });
  const rest: Hidden = { ...at, count: Math.max(0, totalCount - before - edges.length) };
  return { ...NOTHING, entities: byId(edges.map(({ node }) => node)), facts: byId(facts), hidden: [rest] };
}

/**
 * All of it in one. What a later snapshot counts of a node's relation replaces what an earlier one counted; a fact of which
 * one end is missing is left out.
 */
export function joinSnapshots(snapshots: readonly Snapshot[]): Snapshot {
  const [first = NOTHING] = snapshots;
  const entities = new Map(snapshots.flatMap((one) => [...one.entities]));
  const facts = new Map(snapshots.flatMap((one) => [...one.facts]));
  for (const [id, { source, target }] of facts) {
    if (!entities.has(source) || !entities.has(target)) facts.delete(id);
  }
  const hidden = new Map(
    snapshots.flatMap((one) => one.hidden.map((rest) => [relationAt(rest), rest] as const)),
  );
  return { ...first, entities, facts, hidden: [...hidden.values()].filter(({ count }) => count > 0) };
}

function relationAt({ node, relation, direction }: Omit<Hidden, "count">): string {
  return `${node} ${relation} ${direction}`;
}

function partsOf(paths: readonly Path[]): Pick<Snapshot, "entities" | "facts"> {
  const hops = paths.flatMap((path) => path.hops);
  const facts = hops.map(({ statement, relation, forward, from, to }) =>
    toFact(statement, relation, forward ? from : to, forward ? to : from),
  );
  return { entities: byId(hops.flatMap(({ from, to }) => [from, to])), facts: byId(facts) };
}

function toFact(statement: Statement, relation: RelationKind, subject: Entity, object: Entity): Fact {
  return { ...statement, relation, source: subject.id, target: object.id };
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
