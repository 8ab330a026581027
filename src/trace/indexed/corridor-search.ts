import type { Budget } from "../budget.js";
import type { Fact } from "../fact.js";
import type { Corridors } from "../fact-source.js";
import type { TraceRequest } from "../request.js";
import { Corridor } from "./corridor.js";
import { Flood } from "./flood.js";
import { Slates } from "./front.js";
import type { IndexedGraph } from "./indexed-graph.js";
import { Walks } from "./walks.js";

type Along = "ADMITTED" | "ANY";

/** Finds in a projection where the paths of a request can lie. */
export class CorridorSearch implements Corridors {
  private readonly walks: Walks;
  /** The hops of the shortest walk, more than `maxHops` where there is none. */
  private readonly shortest = new Map<Along, number>();
  private readonly known = new Map<string, Corridor>();
  /** Whether walks of more than `maxHops` may be there; null while nobody knows. */
  private reachesFar: boolean | null = null;

  constructor(
    private readonly graph: IndexedGraph,
    private readonly request: TraceRequest,
    private readonly budget: Budget,
  ) {
    this.walks = new Walks(graph, request);
  }

  upTo(hops: number, along: Along, floor: number): readonly Fact[] {
    const facts = this.corridor(hops, along)?.factsOver(floor) ?? [];
    return Array.from(facts, (fact) => this.graph.factAt(fact));
  }

  floorOver(hops: number, along: Along, walks: number): number {
    return this.corridor(hops, along)?.floorOver(hops, walks) ?? 0;
  }

  mayBeLonger(hops: number): boolean {
    this.reachesFar ??= this.flood("ADMITTED", true, (flood) => flood.reachesBackFrom(hops + 1));
    return this.reachesFar;
  }

  /** Where walks of up to so many hops lie; null where there are none. */
  private corridor(hops: number, along: Along): Corridor | null {
    const shortest = this.shortest.get(along) ?? this.findShortest(along);
    if (hops < shortest) return null;
    const key = `${along} ${hops}`;
    const corridor =
      this.known.get(key) ??
      this.flood(along, false, (flood) => {
        flood.meetAll(hops);
        return this.corridorOf(flood, hops, false);
      });
    this.known.set(key, corridor);
    return corridor;
  }

  private findShortest(along: Along): number {
    const { maxHops } = this.request.limits;
    return this.flood(along, false, (flood) => {
      flood.meetShortest(maxHops);
      const { shortest } = flood;
      this.shortest.set(along, shortest);
      if (shortest <= maxHops) this.known.set(`${along} ${shortest}`, this.corridorOf(flood, shortest, true));
      // What asks for paths and finds none asks next whether longer ones are there: the flood is on its way.
      else if (along === "ADMITTED" && flood.growsWholly)
        this.reachesFar = flood.reachesBackFrom(maxHops + 1);
      return shortest;
    });
  }

  private corridorOf(flood: Flood, hops: number, areShortest: boolean): Corridor {
    const { graph, budget } = this;
    return new Corridor(flood.edges(hops), hops, areShortest, (fact) => graph.confidenceOf(fact), budget);
  }

  /**
   * @param wholly whether to grow from the goal even if it is a kind; else a side whose end is "any of a kind" is not
   *   grown from, if the other is not
   */
  private flood<Result>(along: Along, wholly: boolean, use: (flood: Flood) => Result): Result {
    const { from, to, via } = this.request;
    const backward = wholly || to?.kinds.length === 0;
    const forward = from.kinds.length === 0 || !backward || wholly;
    const { nodes } = this.graph.projection;
    const reader = this.graph.reader(via, along);
    return use(
      new Flood(this.walks, reader, nodes.degree, this.budget, SLATES, { forward, backward }, nodes.size),
    );
  }
}

/** A flood is over before another begins, so these are enough; they are as large as the graph. */
const SLATES = new Slates();
