/** A place on the canvas, in its units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place with the room that is taken around it. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export type Places = ReadonlyMap<string, Point>;

/** How far two boxes reach into each other, by axis; null where they do not. */
function overlapOf(
  a: Box,
  at: Point,
  b: Box,
  bt: Point,
  gap: number,
): { readonly x: number; readonly y: number } | null {
  const x = (a.width + b.width) / 2 + gap - Math.abs(at.x - bt.x);
  const y = (a.height + b.height) / 2 + gap - Math.abs(at.y - bt.y);
  return x > 0 && y > 0 ? { x, y } : null;
}

/** Pairs of boxes that lie on each other. */
export function overlapsOf(boxes: readonly Box[], places: Places): readonly [string, string][] {
  const found: [string, string][] = [];
  boxes.forEach((a, index) => {
    const at = places.get(a.id);
    for (const b of at ? boxes.slice(index + 1) : []) {
      const bt = places.get(b.id);
      if (at && bt && overlapOf(a, at, b, bt, 0)) found.push([a.id, b.id]);
    }
  });
  return found;
}

/** Rounds of pushing: fewer where each of them takes long. */
const MOST_ROUNDS = 200;
const MOST_ROUNDS_OF_MANY = 120;
const MANY = 400;

interface Separation {
  readonly gap?: number;
  readonly fixed?: ReadonlySet<string>;
  /** How much rather they are pushed aside than up or down. */
  readonly aspect?: number;
}

/** Pushes boxes apart until none lies on another, each along the axis where less is needed; fixed ones stay where they are. */
export function separate(
  boxes: readonly Box[],
  places: Places,
  { gap = 6, fixed = new Set<string>(), aspect = 1 }: Separation = {},
): Places {
  const now = new Map([...places].map(([id, { x, y }]) => [id, { x, y }]));
  const rounds = boxes.length > MANY ? MOST_ROUNDS_OF_MANY : MOST_ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    if (!pushOnce(boxes, now, { gap, fixed, aspect })) return now;
  }
  return boxes.length > MANY ? now : moveRest(boxes, now, fixed);
}

/** What pushing did not part, as it goes round in circles on a heap: each of these goes to the nearest free place. */
function moveRest(boxes: readonly Box[], places: Places, fixed: ReadonlySet<string>): Places {
  const now = new Map(places);
  const settled = boxes.filter(({ id }) => fixed.has(id));
  for (const box of boxes) {
    const at = now.get(box.id);
    if (!at || fixed.has(box.id)) continue;
    if (!isFree(box, at, settled, now, 0)) now.set(box.id, freePlace(box, settled, now, at, 0, 10));
    settled.push(box);
  }
  return now;
}

function pushOnce(
  boxes: readonly Box[],
  now: Map<string, { x: number; y: number }>,
  { gap, fixed, aspect }: Required<Separation>,
): boolean {
  let moved = false;
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const [at, bt] = [now.get(a.id), now.get(b.id)];
      const overlap = at && bt && overlapOf(a, at, b, bt, gap);
      if (!overlap) continue;
      const share = fixed.has(a.id) ? (fixed.has(b.id) ? null : 0) : fixed.has(b.id) ? 1 : 0.5;
      if (share === null) continue;
      moved = true;
      const axis = overlap.x < overlap.y * aspect ? "x" : "y";
      // A little more than needed, so that the last round ends.
      const push =
        (overlap[axis] + 0.5) * (at[axis] < bt[axis] || (at[axis] === bt[axis] && a.id < b.id) ? 1 : -1);
      at[axis] -= push * share;
      bt[axis] += push * (1 - share);
    }
  }
  return moved;
}

/** Room around all of the boxes. */
export function boundsOf(
  boxes: readonly Box[],
  places: Places,
): { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { id, width, height } of boxes) {
    const at = places.get(id);
    if (!at) continue;
    x1 = Math.min(x1, at.x - width / 2);
    x2 = Math.max(x2, at.x + width / 2);
    y1 = Math.min(y1, at.y - height / 2);
    y2 = Math.max(y2, at.y + height / 2);
  }
  return { x1, y1, x2, y2 };
}

/** Turns and stretches places to be as broad for their height as the page is, within reason. */
export function toAspect(boxes: readonly Box[], places: Places, aspect: number): Places {
  const bounds = boundsOf(boxes, places);
  const [width, height] = [bounds.x2 - bounds.x1, bounds.y2 - bounds.y1];
  if (!(width > 0 && height > 0)) return places;
  const turned = width > height !== aspect > 1 && Math.abs(Math.log(width / height)) > 0.2;
  const now = turned ? height / width : width / height;
  const stretch = Math.min(1.5, Math.max(1 / 1.5, Math.sqrt(aspect / now)));
  return new Map(
    [...places].map(([id, { x, y }]) => {
      const [across, down] = turned ? [y, x] : [x, y];
      return [id, { x: across * stretch, y: down / stretch }];
    }),
  );
}

/** Free places for new boxes near their parent, on rings that grow, first on the side that is away from the rest. */
export function placeBeside(
  parent: Point,
  added: readonly Box[],
  taken: readonly Box[],
  places: Places,
  from = 110,
): Places {
  const now = new Map(places);
  const boxes = [...taken];
  const middle = middleOf([...places.values()], parent);
  const away = Math.atan2(parent.y - middle.y, parent.x - middle.x) || 0;
  for (const box of added) {
    const at = freePlace(box, boxes, now, parent, away, from);
    now.set(box.id, at);
    boxes.push(box);
  }
  return now;
}

function isFree(box: Box, at: Point, boxes: readonly Box[], places: Places, gap: number): boolean {
  return boxes.every((other) => {
    const there = places.get(other.id);
    return !there || overlapOf(box, at, other, there, gap) === null;
  });
}

function freePlace(
  box: Box,
  boxes: readonly Box[],
  places: Places,
  parent: Point,
  away: number,
  from: number,
): Point {
  for (let ring = 0; ring < 60; ring += 1) {
    const radius = from + ring * 34;
    const steps = Math.max(10, Math.round((2 * Math.PI * radius) / 50));
    for (let step = 0; step <= steps; step += 1) {
      // 0, 1, -1, 2, -2 ...: from the free side to both hands.
      const turn = Math.ceil(step / 2) * (step % 2 === 0 ? 1 : -1);
      const angle = away + (turn / steps) * 2 * Math.PI;
      const at = { x: parent.x + radius * Math.cos(angle), y: parent.y + radius * Math.sin(angle) };
      if (isFree(box, at, boxes, places, 8)) return at;
    }
  }
  return parent;
}

function middleOf(points: readonly Point[], otherwise: Point): Point {
  if (points.length === 0) return otherwise;
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** The points that steer a line, as cytoscape says them: along the straight line from 0 to 1, and off it. */
export interface Bend {
  readonly weights: readonly number[];
  readonly distances: readonly number[];
}

/** How a line bends that passes through a point half-way. */
export function bendThrough(source: Point, target: Point, middle: Point): Bend {
  // The point of a quadratic Bézier that steers it through its middle.
  const control = {
    x: 2 * middle.x - (source.x + target.x) / 2,
    y: 2 * middle.y - (source.y + target.y) / 2,
  };
  return toBend(source, target, [control]);
}

/** How a line bends that leaves and arrives level, and is level in its middle: beside the names below the shapes, not across them. */
export function levelBend(
  source: Point,
  target: Point,
  middle: Point,
  room: { readonly source: number; readonly target: number; readonly middle: number },
): Bend {
  const way = Math.sign(target.x - source.x) || 1;
  return toBend(source, target, [
    { x: source.x + way * room.source, y: source.y },
    { x: middle.x - way * room.middle, y: middle.y },
    { x: middle.x + way * room.middle, y: middle.y },
    { x: target.x - way * room.target, y: target.y },
  ]);
}

function toBend(source: Point, target: Point, controls: readonly Point[]): Bend {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const around = controls.map(({ x, y }) => [x - source.x, y - source.y] as const);
  return {
    weights: around.map(([x, y]) => (x * dx + y * dy) / (length * length)),
    // Cytoscape's normal of a line to the right points down.
    distances: around.map(([x, y]) => (y * dx - x * dy) / length),
  };
}
