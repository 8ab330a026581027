import type { Point } from "./geometry";

/** Directions of the arrow keys; y grows downwards. */
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export function isArrow(key: string): boolean {
  return key in ARROWS;
}

/** The nearest place on the side that an arrow key points to, within 67 degrees of it; null where there is none. */
export function nearestOn(
  key: string,
  from: Point,
  places: readonly (readonly [id: string, at: Point])[],
): string | null {
  const way = ARROWS[key];
  if (!way) return null;
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const [id, { x, y }] of places) {
    const [dx, dy] = [x - from.x, y - from.y];
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    if (ahead <= 1 || aside > ahead * 2.4) continue;
    // What lies straight ahead is meant rather than what is a little nearer, but to the side.
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}

/** The one before or after in a circle; the first where there is none yet. */
export function stepIn(ids: readonly string[], from: string | null, by: 1 | -1): string | null {
  const index = from === null ? -1 : ids.indexOf(from);
  if (index === -1) return (by === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[(index + by + ids.length) % ids.length] ?? null;
}
