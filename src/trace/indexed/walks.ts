import type { Kind } from "../../kinds/kind.js";
import { KINDS } from "../../kinds/registry.js";
import type { Endpoint, TraceRequest } from "../request.js";
import type { IndexedGraph } from "./indexed-graph.js";

/**
 * What walks of a request may do, on numbers: the pattern of `through` (see throughPattern) as tables by kind. A walk is
 * in a state, the number of kinds that it has passed; after the last, in `arrived`, where it ends. A hop leaves it in its
 * state, or takes it to the next.
 */
export class Walks {
  readonly last: number;
  readonly arrived: number;
  /** How many states there are, `arrived` among them. */
  readonly states: number;
  private readonly avoid: ReadonlySet<number>;
  private readonly starts: EndSet;
  private readonly goals: EndSet;
  private readonly traits: Uint8Array;
  /** By traits: whether walks go on from such nodes. */
  private readonly passes = tableOf((kind) => kind.traversal === "anywhere");
  /** By state and traits: whether they go on in the same state, or in the next. */
  private readonly stayers: readonly Uint8Array[];
  private readonly leavers: readonly Uint8Array[];

  constructor(graph: IndexedGraph, request: TraceRequest) {
    const { through, from, to, avoid } = request;
    this.last = through.length;
    this.arrived = through.length + 1;
    this.states = through.length + 2;
    this.traits = graph.projection.nodes.traits;
    this.stayers = [...through, null].map((awaited) =>
      tableOf((kind) => kind.traversal === "anywhere" && kind !== awaited),
    );
    this.leavers = through.map((awaited) =>
      tableOf((kind) => kind.traversal === "anywhere" && kind === awaited),
    );
    this.avoid = new Set([...avoid].map((id) => graph.find(id)));
    this.starts = new EndSet(graph, from, this.avoid);
    this.goals = new EndSet(graph, to ?? { ids: new Set(), kinds: [] }, this.avoid);
  }

  /** Whether a walk that comes by a node stays in its state. */
  stays(state: number, node: number): boolean {
    return this.stayers[state]?.[this.traits[node] as number] === 1;
  }

  /** Whether a walk that comes by a node, or to it, is in the next state then. */
  advances(state: number, node: number): boolean {
    if (state === this.last) return this.isGoal(node);
    return this.leavers[state]?.[this.traits[node] as number] === 1;
  }

  /** Whether a walk may be at a node in a state, as far as the node tells. */
  mayBeAt(state: number, node: number): boolean {
    return this.passes[this.traits[node] as number] === 1 || (state === 0 && this.starts.has(node));
  }

  avoids(node: number): boolean {
    return this.avoid.size > 0 && this.avoid.has(node);
  }

  isStart(node: number): boolean {
    return this.starts.has(node);
  }

  isGoal(node: number): boolean {
    return this.goals.has(node);
  }

  /** The nodes at an end; of kinds, all. */
  allStarts(): number[] {
    return this.starts.all();
  }

  allGoals(): number[] {
    return this.goals.all();
  }
}

/** By traits: 1 where walks go on from a node of such a kind. */
function tableOf(goesOn: (kind: Kind) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, traits) => {
    const kind = KINDS[traits];
    return kind && goesOn(kind) ? 1 : 0;
  });
}

/** One end of a request, on numbers. */
class EndSet {
  private readonly named: ReadonlySet<number>;
  private readonly kinds: Uint8Array;
  /** The one node that it is, if it is one: the ordinary case, looked at for every fact. */
  private readonly only: number | null;

  constructor(
    private readonly graph: IndexedGraph,
    private readonly endpoint: Endpoint,
    private readonly avoid: ReadonlySet<number>,
  ) {
    this.named = new Set([...endpoint.ids].map((id) => graph.find(id)).filter((node) => node >= 0));
    const [one] = this.named;
    const isOne =
      endpoint.kinds.length === 0 && this.named.size === 1 && one !== undefined && !avoid.has(one);
    this.only = isOne ? one : null;
    this.kinds = Uint8Array.from(KINDS, (kind: Kind) => (endpoint.kinds.includes(kind) ? 1 : 0));
  }

  has(node: number): boolean {
    if (this.only !== null) return node === this.only;
    const isOfKind = this.kinds[this.graph.projection.nodes.kindPlace(node)] === 1;
    return (isOfKind || this.named.has(node)) && this.graph.isVisible(node) && !this.avoid.has(node);
  }

  all(): number[] {
    if (this.endpoint.kinds.length === 0) return [...this.named].filter((node) => this.has(node));
    const { size } = this.graph.projection.nodes;
    return Array.from({ length: size }, (_, node) => node).filter((node) => this.has(node));
  }
}
