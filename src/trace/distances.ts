import type { Kind } from "../kinds/kind.js";
import type { Fact, FactNode } from "./fact.js";
import { otherEnd } from "./fact.js";
import type { Region } from "./region.js";
import { isEnd, type TraceRequest } from "./request.js";

/** Which facts a search may use. */
export type Usable = (fact: Fact) => boolean;

/** A step that may lead to the goal in time. */
export interface Way {
  readonly fact: Fact;
  readonly next: FactNode;
  /** How many kinds of `through` a path has passed that goes on from there. */
  readonly progress: number;
}

/** How many kinds of `through` a path has passed when it goes on to a node between its ends. */
function progressAt(through: readonly Kind[], progress: number, node: FactNode): number {
  return through[progress] === node.kind ? progress + 1 : progress;
}

/**
 * Lower bounds for a search: the least number of hops from a node, having passed so many of `through`, to the goal.
 * The rules that look at a whole path (no node twice, one incident) are left aside, so a bound is never too high.
 */
export class Distances {
  private readonly bounds = new Map<string, number>();
  private readonly ways = new Map<string, readonly Way[]>();

  constructor(
    private readonly region: Region,
    private readonly request: TraceRequest,
    private readonly usable: Usable,
    maxHops: number,
  ) {
    const { through, to } = request;
    let layer: [FactNode, number][] = [...region.nodes.values()]
      .filter((node) => isEnd(to, node) && !request.avoid.has(node.id))
      .flatMap((goal) => this.neighbours(goal).map((node): [FactNode, number] => [node, through.length]))
      .filter(([node, progress]) => this.set(node, progress, 1));
    for (let hops = 2; hops <= maxHops && layer.length > 0; hops += 1) {
      layer = layer.flatMap(([node, progress]) => this.before(node, progress, hops));
    }
  }

  /** The bound, Infinity where the goal cannot be reached within the region. */
  from(node: FactNode, progress: number): number {
    return this.bounds.get(keyOf(node, progress)) ?? Infinity;
  }

  /**
   * The steps from a state that may be the first of `left` to the goal. They are kept: what leads nowhere, at a node with
   * many facts, is looked at once and not at each visit.
   */
  waysFrom(node: FactNode, progress: number, left: number): readonly Way[] {
    const key = `${left} ${keyOf(node, progress)}`;
    const known = this.ways.get(key);
    if (known) return known;
    const ways = this.region
      .factsAt(node.id)
      .filter(this.usable)
      .map((fact) => this.wayAlong(fact, otherEnd(fact, node.id), progress))
      .filter(({ next }) => !this.request.avoid.has(next.id))
      .filter((way) => (left === 1 ? this.arrives(way, progress) : this.goesOn(way, left - 1)));
    this.ways.set(key, ways);
    return ways;
  }

  private wayAlong(fact: Fact, next: FactNode, progress: number): Way {
    return { fact, next, progress: progressAt(this.request.through, progress, next) };
  }

  private arrives({ next }: Way, progress: number): boolean {
    return progress === this.request.through.length && isEnd(this.request.to, next);
  }

  private goesOn({ next, progress }: Way, left: number): boolean {
    return next.kind.traversal === "anywhere" && this.from(next, progress) <= left;
  }

  /** The states one hop before a state, as far as they have no shorter way. */
  private before(node: FactNode, progress: number, hops: number): [FactNode, number][] {
    const { through } = this.request;
    if (node.kind.traversal !== "anywhere") return [];
    const earlier = [
      ...(progress > 0 && through[progress - 1] === node.kind ? [progress - 1] : []),
      ...(through[progress] === node.kind ? [] : [progress]),
    ];
    return earlier.flatMap((from) =>
      this.neighbours(node)
        .filter((neighbour) => this.set(neighbour, from, hops))
        .map((neighbour): [FactNode, number] => [neighbour, from]),
    );
  }

  private set(node: FactNode, progress: number, hops: number): boolean {
    const key = keyOf(node, progress);
    if (this.bounds.has(key)) return false;
    this.bounds.set(key, hops);
    return true;
  }

  private neighbours(node: FactNode): FactNode[] {
    return this.region
      .factsAt(node.id)
      .filter(this.usable)
      .map((fact) => otherEnd(fact, node.id))
      .filter((neighbour) => !this.request.avoid.has(neighbour.id));
  }
}

function keyOf(node: FactNode, progress: number): string {
  return `${progress} ${node.id}`;
}
