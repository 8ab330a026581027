import type { Corridors } from "./fact-source.js";
import type { Rules } from "./rules.js";
import type { Growing, Region } from "./region.js";

/** What sees to it that the region holds the paths that a search looks for. */
export interface Terrain {
  /**
   * Fills the region with everything in which paths of up to so many hops lie under these rules.
   * @param floor the confidence that each hop has at least
   */
  cover(hops: number, rules: Rules, floor: number): Promise<void>;
  /**
   * The highest floor of confidence over which there may be so many paths of a length; 0 where all must be looked at.
   * Higher floors have fewer paths.
   */
  floorOver(length: number, rules: Rules, paths: number): number;
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

  floorOver(): number {
    return 0;
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

  cover(hops: number, rules: Rules, floor: number): Promise<void> {
    this.region.keepAll(this.corridors.upTo(hops, along(rules), floor));
    return Promise.resolve();
  }

  floorOver(length: number, rules: Rules, paths: number): number {
    return this.corridors.floorOver(length, along(rules), paths);
  }

  mayBeLonger(hops: number): boolean {
    return this.corridors.mayBeLonger(hops);
  }
}

function along({ shutOut }: Rules): "ADMITTED" | "ANY" {
  return shutOut ? "ANY" : "ADMITTED";
}
