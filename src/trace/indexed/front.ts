import { DistanceMap } from "./distance-map.js";
import { EdgeWriter } from "./edges.js";
import { StepLists } from "./step-lists.js";

/** What a side of a flood works with: as large as the graph, and used by one flood after another. */
class Slate {
  readonly distances = new DistanceMap();
  readonly steps = new StepLists();

  reset(places: number): void {
    this.steps.reset(places, this.distances.places);
    this.distances.reset(places);
  }
}

/** What a flood works with. */
export class Slates {
  readonly forward = new Slate();
  readonly backward = new Slate();
  readonly edges = new EdgeWriter();
}

/** A side of a flood: the places that it has reached, and how. */
export class Front {
  readonly distances: DistanceMap;
  readonly steps: StepLists;
  /** The places that it reached last, from which it grows. */
  outermost: number[] = [];
  /** How often it has grown. */
  depth = 0;

  /**
   * @param grows whether it is grown; the other way, its end is a kind, and known by looking at a node
   * @param places how many places there are
   */
  constructor(
    slate: Slate,
    readonly grows: boolean,
    places: number,
  ) {
    slate.reset(places);
    this.distances = slate.distances;
    this.steps = slate.steps;
  }

  get isExhausted(): boolean {
    return this.grows && this.outermost.length === 0;
  }

  /** The outermost places, which are not that any more. */
  leave(): readonly number[] {
    const left = this.outermost;
    this.outermost = [];
    this.depth += 1;
    return left;
  }

  /** Takes back that it has left these places. */
  comeBack(left: readonly number[]): void {
    this.outermost = [...left];
    this.depth -= 1;
  }
}
