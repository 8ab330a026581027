import { stringifyDocument, type TypedDocumentNode } from "@urql/core";
import type { Catalogue } from "../graph/catalogue";
import { fieldAt, inWords } from "../graph/catalogue";
import type { Claim, Entity, Snapshot } from "../graph/model";
import {
  type RelatedAnswer,
  snapshotOfRelated,
  snapshotOfSubgraph,
  snapshotOfSubject,
  snapshotOfTrace,
} from "../graph/snapshot";
import {
  type AroundQuestion,
  EXPAND_BY,
  type Expansion,
  type PathsQuestion,
  type Ref,
  type SubjectQuestion,
  type ViewLens,
} from "../state/view";
import { EntityParts, FactParts } from "./documents/parts";
import { Claims, Subgraph, SubjectView, Trace, TraceDiff } from "./documents/views";
import type { VariablesOf } from "./graphql";
import type { RelationKind } from "./schema";

/** A request, and how its answer is read: in most cases as a snapshot. Title, text and variables are its key. */
export interface Request<T> {
  /** What it asks, for whom looks at the requests behind a view. */
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly read: (data: never) => T;
}

export type SnapshotRequest = Request<Snapshot>;

/** A request for a document, with its answer read as it comes or as `read` makes it. */
export function makeRequest<Data, Variables extends object, T = Data>(
  title: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  read: (data: Data) => T = (data) => data as unknown as T,
): Request<T> {
  return {
    title,
    query: stringifyDocument(document),
    variables: variables as Readonly<Record<string, unknown>>,
    read,
  };
}

export type LensInput = NonNullable<VariablesOf<typeof Trace>["lens"]>;

/** The lens of the view: as now, as at the left thumb, or with everything that was ever said. */
export function toLens(lens: ViewLens, moment: "now" | "then" | "ever"): LensInput {
  if (moment === "ever") return { policy: { preset: "ALL_CLAIMS" } };
  const before = moment === "now" ? lens.before : lens.since;
  return { ...(before && { publishedBefore: before }), policy: { preset: lens.preset } };
}

/** A reference as the API takes it: an id says all, so the name that is shown with it is not sent. */
export function toEntityRef({ id, kind, name }: Ref): { id: string } | { kind?: Ref["kind"]; name?: string } {
  return id === undefined ? { ...(kind && { kind }), ...(name !== undefined && { name }) } : { id };
}

/** The variables of a trace, without its lens. */
export function toTraceInput(question: PathsQuestion): Omit<VariablesOf<typeof Trace>, "lens"> {
  const { from, to, through, avoid, via, mode, maxHops, sameIncident } = question;
  return {
    from: from.map(toEntityRef),
    to: to.map(toEntityRef),
    ...(through.length > 0 && { through: [...through] }),
    ...(avoid.length > 0 && { avoid: avoid.map(toEntityRef) }),
    ...(via.length > 0 && { via: [...via] as RelationKind[] }),
    ...(maxHops !== null && { limits: { maxHops } }),
    mode,
    sameIncident,
  };
}

export function pathsRequest(question: PathsQuestion, lens: LensInput): SnapshotRequest {
  const variables = { ...toTraceInput(question), lens };
  return makeRequest("The paths", Trace, variables, ({ trace }) => snapshotOfTrace(trace));
}

export function aroundRequest({ seeds, hops, budget }: AroundQuestion, lens: LensInput): SnapshotRequest {
  const variables = { seeds: seeds.flatMap(({ id }) => id ?? []), hops, budget, lens };
  return makeRequest("What is around", Subgraph, variables, ({ subgraph }) => snapshotOfSubgraph(subgraph));
}

/** How many statements about one entity are shown at most. */
const MOST_SAID = 50;

export function subjectRequest({ of }: SubjectQuestion, lens: LensInput): SnapshotRequest {
  const variables = { of: toEntityRef(of), first: MOST_SAID, lens };
  return makeRequest("What is said of it", SubjectView, variables, ({ subjectView }) =>
    snapshotOfSubject(subjectView),
  );
}

/** Because of which claims the paths differ between the thumbs, as the API says it. */
export function pathsBecauseRequest(question: PathsQuestion, lens: ViewLens): Request<readonly Claim[]> {
  const trace = { ...toTraceInput(question), lens: { policy: { preset: lens.preset } } };
  const variables = { trace, before: toLens(lens, "then"), after: toLens(lens, "now") };
  return makeRequest("Why the paths differ", TraceDiff, variables, ({ traceDiff }) => traceDiff.because);
}

/** These claims, with speakers and sources. */
export function claimsRequest(ids: readonly string[]): Request<readonly Claim[]> {
  return makeRequest("The claims between the dates", Claims, { ids: [...ids] }, ({ nodes }) =>
    nodes.flatMap((node) => (node !== null && "stance" in node ? [node as Claim] : [])),
  );
}

/** A page of an expansion, and where the next one begins. */
export interface ExpansionPage {
  readonly snapshot: Snapshot;
  readonly end: string | null;
}

/** Where a page of an expansion begins: after a cursor, and how many come before it. */
export interface PageStart {
  readonly after: string | null;
  readonly before: number;
}

/**
 * A page of the facts of one relation at a node. Pages are as long as an expansion adds, so that what is read stays read.
 * The field depends on the node's kind, so the text is made here; null where it has none.
 */
export function expansionRequest(
  catalogue: Catalogue,
  { kind }: Entity,
  { node, relation, direction, shown }: Expansion,
  lens: LensInput,
  { after, before }: PageStart,
): Request<ExpansionPage> | null {
  const field = fieldAt(catalogue, relation, direction);
  const type = catalogue.kind(kind)?.typeName;
  if (field === null || type === undefined) return null;
  const query = [
    `query Related($id: ID!, $first: Int!, $after: String, $lens: Lens) {`,
    `  node(id: $id) {`,
    `    ... on ${type} {`,
    `      related: ${field}(first: $first, after: $after, lens: $lens) {`,
    `        totalCount`,
    `        pageInfo { endCursor }`,
    `        edges { node { ...EntityParts } statement { ...FactParts } }`,
    `      }`,
    `    }`,
    `  }`,
    `}`,
    stringifyDocument(EntityParts),
    stringifyDocument(FactParts),
  ].join("\n");
  const first = Math.min(EXPAND_BY, shown - before);
  return {
    title: `Expand: ${inWords(relation)}`,
    query,
    variables: { id: node, first, after, lens },
    read: (data: { node: { related?: RelatedAnswer } | null }) => {
      const related = data.node?.related ?? NONE_RELATED;
      const snapshot = snapshotOfRelated({ node, relation, direction }, related, before);
      return { snapshot, end: related.pageInfo.endCursor };
    },
  };
}

const NONE_RELATED: RelatedAnswer = { totalCount: 0, edges: [], pageInfo: { endCursor: null } };
