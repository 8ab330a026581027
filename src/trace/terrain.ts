import type { Corridors } from "./fact.js";
import type { Rules } from "./rules.js";
import type { Growing, Region } from "./region.js";

/** What sees to it that the region holds the paths that a search looks for. */
export interface Terrain {
  /** Fills the region with everything in which paths of up to so many hops lie under these rules. */
  cover(hops: number, rules: Rules): Promise<void>;
  /** Whether paths of more hops than these may be there, as far as is known. */
  mayBeLonger(hops: number): boolean;
}

/**
 * Reads layer by layer from the ends, the cheaper one first: a region of a layers from the start and b from the goal
 * holds every path of up to a + b hops, under any rules.
 */
export class GrownTerrain implements Terrain {
  /**
   * @param sides one or two
   * @param goesOn whether what was read may hold longer paths
   */
  constructor(
    private readonly sides: readonly Growing[],
    private readonly goesOn: (hops: number) => boolean,
  ) {}

  async cover(hops: number): Promise<void> {
    const { sides } = this;
    const depth = (): number => sides.reduce((sum, side) => sum + side.depth, 0);
    while (depth() < hops) {
      const cheapest = sides.filter((side) => !side.exhausted).sort((a, b) => a.cost - b.cost)[0];
      if (!cheapest || sides.some((side) => side.exhausted)) return;
      await cheapest.grow();
    }
  }

  mayBeLonger(hops: number): boolean {
    return !this.sides.some((side) => side.exhausted) || this.goesOn(hops);
  }
}

/** Takes from a graph that is at hand only where paths can lie. */
export class CorridorTerrain implements Terrain {
  constructor(
    private readonly corridors: Corridors,
    private readonly region: Region,
  ) {}

  cover(hops: number, rules: Rules): Promise<void> {
    this.region.keepAll(this.corridors.upTo(hops, rules.shutOut ? "ANY" : "ADMITTED"));
    return Promise.resolve();
  }

  mayBeLonger(hops: number): boolean {
    return this.corridors.mayBeLonger(hops);
  }
}
