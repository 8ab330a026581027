import type { Budget } from "../budget.js";
import type { Corridors, Fact } from "../fact.js";
import type { TraceRequest } from "../request.js";
import { DistanceMap } from "./distance-map.js";
import { Flood, type Scratch } from "./flood.js";
import type { IndexedGraph } from "./indexed-graph.js";
import { Walks } from "./walks.js";

type Along = "ADMITTED" | "ANY";

/** The shortest walk, and the facts on walks of its length. */
interface First {
  readonly hops: number;
  readonly facts: readonly Fact[];
}

/** Finds in a projection where the paths of a request can lie. */
export class CorridorSearch implements Corridors {
  private readonly walks: Walks;
  private readonly first = new Map<Along, First>();

  constructor(
    private readonly graph: IndexedGraph,
    private readonly request: TraceRequest,
    private readonly budget: Budget,
  ) {
    this.walks = new Walks(graph, request);
  }

  upTo(hops: number, along: Along): readonly Fact[] {
    const first = this.first.get(along) ?? this.findFirst(along);
    this.first.set(along, first);
    if (hops <= first.hops) return hops < first.hops ? [] : first.facts;
    return this.flood(along, false, (flood) => {
      flood.growTo(hops);
      return this.factsOf(flood, hops);
    });
  }

  mayBeLonger(hops: number): boolean {
    return this.flood("ADMITTED", true, (flood) => {
      flood.growUntilMet(Infinity);
      return flood.shortest < Infinity && flood.reachesBack(hops + 1);
    });
  }

  private findFirst(along: Along): First {
    const { maxHops } = this.request.limits;
    return this.flood(along, false, (flood) => {
      flood.growUntilMet(maxHops);
      const hops = flood.shortest;
      return { hops, facts: hops <= maxHops ? this.factsOf(flood, hops) : [] };
    });
  }

  private factsOf(flood: Flood, hops: number): Fact[] {
    return [...flood.corridor(hops)].map((fact) => this.graph.factAt(fact));
  }

  /**
   * @param wholly whether to grow from the goal even if it is a kind; else a side whose end is "any of a kind" is not
   *   grown from, if the other is not
   */
  private flood<Result>(along: Along, wholly: boolean, use: (flood: Flood) => Result): Result {
    const { from, to, via } = this.request;
    const backward = wholly || to?.kinds.length === 0;
    const forward = from.kinds.length === 0 || !backward || wholly;
    const scratch = SCRATCH.pop() ?? { forward: new DistanceMap(), backward: new DistanceMap() };
    try {
      const { nodes } = this.graph.projection;
      const reader = this.graph.reader(via, along);
      const grows = { forward, backward };
      return use(new Flood(this.walks, reader, nodes.degree, this.budget, scratch, grows, nodes.size));
    } finally {
      SCRATCH.push(scratch);
    }
  }
}

/** A flood is over before another begins, so one is enough; they are as large as the graph. */
const SCRATCH: Scratch[] = [];
