import { type Quantity, sum, union, UNKNOWN } from "./quantity.js";

/** A thing with what is known of it; what nobody measured has no quantity. */
export interface Counted {
  readonly id: string;
  readonly quantity: Quantity | null;
}

/** Things that may share what they hold, and so count together as one. */
export interface Overlap<Thing extends Counted = Counted> extends Quantity {
  /** The one that stands for all: of the outermost ones, the one with the most. */
  readonly head: Thing;
  readonly members: readonly Thing[];
}

/** The wholes of a thing by its id, near and far; in a circle a thing is a part of itself. */
export type WholesOf = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Groups things so that no two groups have a whole in common. A part counts within its whole, and parts of one whole may
 * share what they hold; so a group has at least its largest member's, and at most what its outermost members have
 * together.
 */
export function groupOverlaps<Thing extends Counted>(
  things: readonly Thing[],
  wholesOf: WholesOf,
): Overlap<Thing>[] {
  const groupOf = new Map<string, Group<Thing>>();
  for (const thing of things) {
    const reach = [thing.id, ...(wholesOf.get(thing.id) ?? [])];
    const met = new Set(reach.flatMap((id) => groupOf.get(id) ?? []));
    const [first = { members: [], reach: new Set<string>() }, ...others] = [...met].sort(bySize);
    const added = [...reach, ...others.flatMap((group) => [...group.reach])];
    first.members.push(thing, ...others.flatMap((group) => group.members));
    for (const id of added) {
      first.reach.add(id);
      groupOf.set(id, first);
    }
  }
  return [...new Set(groupOf.values())].map(({ members }) => toOverlap(members.sort(byId), wholesOf));
}

interface Group<Thing> {
  readonly members: Thing[];
  readonly reach: Set<string>;
}

function toOverlap<Thing extends Counted>(members: readonly Thing[], wholesOf: WholesOf): Overlap<Thing> {
  const places = new Map(members.map(({ id }, place) => [id, place]));
  const outermost = members.filter(({ id }, place) => !isWithin(id, place, places, wholesOf));
  const quantities = (of: readonly Thing[]): Quantity[] => of.map(({ quantity }) => quantity ?? UNKNOWN);
  const { low } = union(quantities(members));
  const { high } = sum(quantities(outermost));
  const head = outermost.reduce((most, thing) =>
    (thing.quantity?.low ?? -1n) > (most.quantity?.low ?? -1n) ? thing : most,
  );
  // A part that is said to be more than its whole shows that the whole is more than is said.
  return { head, members, low, high: high !== null && high < low ? low : high };
}

/** Whether a whole of a thing is among the members, by place; of things that are parts of each other the first is outermost. */
function isWithin(
  id: string,
  place: number,
  places: ReadonlyMap<string, number>,
  wholesOf: WholesOf,
): boolean {
  return [...(wholesOf.get(id) ?? [])].some((whole) => {
    const other = places.get(whole);
    if (other === undefined || whole === id) return false;
    return other < place || !wholesOf.get(whole)?.has(id);
  });
}

function byId(a: Counted, b: Counted): number {
  return a.id < b.id ? -1 : 1;
}

/** Largest first: what is smaller is moved. */
function bySize(a: Group<Counted>, b: Group<Counted>): number {
  return b.reach.size - a.reach.size;
}
