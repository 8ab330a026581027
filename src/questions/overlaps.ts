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
  const groups = new Set<{ readonly members: Thing[]; readonly reach: Set<string> }>();
  for (const thing of [...things].sort(byId)) {
    const members = [thing];
    const reach = new Set([thing.id, ...(wholesOf.get(thing.id) ?? [])]);
    for (const group of groups) {
      if (![...reach].some((id) => group.reach.has(id))) continue;
      groups.delete(group);
      members.push(...group.members);
      for (const id of group.reach) reach.add(id);
    }
    groups.add({ members, reach });
  }
  return [...groups].map(({ members }) => toOverlap(members.sort(byId), wholesOf));
}

function toOverlap<Thing extends Counted>(members: readonly Thing[], wholesOf: WholesOf): Overlap<Thing> {
  const outermost = members.filter((thing, index) => !isWithin(thing, index, members, wholesOf));
  const quantities = (things: readonly Thing[]): Quantity[] =>
    things.map(({ quantity }) => quantity ?? UNKNOWN);
  const { low } = union(quantities(members));
  const { high } = sum(quantities(outermost));
  const head = outermost.reduce((most, thing) =>
    (thing.quantity?.low ?? -1n) > (most.quantity?.low ?? -1n) ? thing : most,
  );
  // A part that is said to be more than its whole shows that the whole is more than is said.
  return { head, members, low, high: high !== null && high < low ? low : high };
}

/** Whether another member is a whole of it; of things that are parts of each other the first one is outermost. */
function isWithin(thing: Counted, index: number, members: readonly Counted[], wholesOf: WholesOf): boolean {
  return members.some((other, place) => {
    if (other === thing || !wholesOf.get(thing.id)?.has(other.id)) return false;
    return place < index || !wholesOf.get(other.id)?.has(thing.id);
  });
}

function byId(a: Counted, b: Counted): number {
  return a.id < b.id ? -1 : 1;
}
