import type { Box, Places, Point } from "./geometry";
import type { LayoutTask } from "./layouts";

/** A task without the boxes that have one line only: their neighbour takes the room of all of them. */
export interface Folded {
  readonly core: LayoutTask;
  /** By neighbour. */
  readonly leaves: ReadonlyMap<string, readonly Box[]>;
  /** The neighbours' own boxes. */
  readonly hubs: ReadonlyMap<string, Box>;
}

type Size = Pick<Box, "width" | "height">;

/** Takes leaves away: a layout by eigenvectors would lay all leaves of a hub on one place. */
export function foldLeaves(task: LayoutTask): Folded {
  const boxes = new Map(task.boxes.map((box) => [box.id, box]));
  const next = neighboursOf(task.edges);
  const stays = new Set([...task.starts, ...task.fixed.map(([id]) => id)]);
  const leaves = new Map<string, Box[]>();
  const folded = new Set<string>();
  for (const box of task.boxes) {
    const [parent, ...others] = next.get(box.id) ?? [];
    // Of two that have only each other, one stays.
    if (parent === undefined || others.length > 0 || stays.has(box.id) || folded.has(parent)) continue;
    folded.add(box.id);
    leaves.set(parent, [...(leaves.get(parent) ?? []), box]);
  }
  const core = task.boxes.filter(({ id }) => !folded.has(id));
  return {
    core: {
      ...task,
      boxes: core.map((box) => withLeaves(box, leaves.get(box.id) ?? [])),
      edges: task.edges.filter(([from, to]) => !folded.has(from) && !folded.has(to) && boxes.has(from)),
    },
    leaves,
    hubs: boxes,
  };
}

/** Puts leaves around their neighbours, as the seeds of a sunflower are. */
export function unfoldLeaves({ leaves, hubs }: Folded, places: Places): Places {
  const all = new Map<string, Point>(places);
  for (const [parent, boxes] of leaves) {
    const { x, y } = places.get(parent) ?? { x: 0, y: 0 };
    const { width, height } = largestOf(boxes);
    const first = firstSeed(hubs.get(parent), { width, height });
    boxes.forEach(({ id }, index) => {
      const radius = SEED * Math.sqrt(index + first);
      const angle = index * GOLDEN_ANGLE;
      all.set(id, { x: x + width * radius * Math.cos(angle), y: y + height * radius * Math.sin(angle) });
    });
  }
  return all;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** How far seeds are apart, in boxes. */
const SEED = 0.74;

/** How many seeds are left out in the middle, for the neighbour itself. */
function firstSeed(hub: Size | undefined, leaf: Size): number {
  const radius = Math.max((hub?.width ?? 0) / leaf.width, (hub?.height ?? 0) / leaf.height) / 2;
  return ((radius + 0.6) / SEED) ** 2;
}

function withLeaves(box: Box, leaves: readonly Box[]): Box {
  if (leaves.length === 0) return box;
  const { width, height } = largestOf(leaves);
  const across = 2 * SEED * Math.sqrt(leaves.length + firstSeed(box, { width, height })) + 1;
  return {
    ...box,
    width: Math.max(box.width, width * across),
    height: Math.max(box.height, height * across),
  };
}

function largestOf(boxes: readonly Box[]): Size {
  return {
    width: Math.max(...boxes.map(({ width }) => width)),
    height: Math.max(...boxes.map(({ height }) => height)),
  };
}

function neighboursOf(edges: LayoutTask["edges"]): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    next.set(from, (next.get(from) ?? new Set()).add(to));
    next.set(to, (next.get(to) ?? new Set()).add(from));
  }
  return next;
}
