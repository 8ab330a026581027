import type { Scene } from "../graph/model";
import { type EdgeElement, type Elements, LABEL_GAP, MOST_EDGE_LABELS, type NodeElement } from "./elements";
import {
  type Bend,
  bendThrough,
  boundsOf,
  type Box,
  levelBend,
  type Places,
  type Point,
  separate,
  toAspect,
} from "./geometry";

/** Up to so many nodes take the pains of a good layout; more are placed by a quick one. */
export const MOST_FINE = 300;

/** What is to be placed, in numbers alone, so that a worker can do it. */
export interface LayoutTask {
  /** In ranks from left to right, for paths; by forces, for all else. */
  readonly kind: "ranks" | "forces";
  readonly boxes: readonly Box[];
  /** From and to, as they are read. */
  readonly edges: readonly (readonly [from: string, to: string])[];
  /** Centres of boxes that stay where they are. */
  readonly fixed: readonly (readonly [id: string, at: Point])[];
  /** From where distances count. */
  readonly starts: readonly string[];
  /** The page's part for it, in pixels. */
  readonly page: Page;
}

export interface Page {
  readonly width: number;
  readonly height: number;
}

/** Where nodes are, and how lines bend around each other's labels. */
export interface Layout {
  readonly nodes: Places;
  readonly bends: ReadonlyMap<string, Bend>;
}

interface Asked {
  readonly kind: LayoutTask["kind"];
  readonly pins: Readonly<Record<string, readonly [number, number]>>;
  readonly page: Page;
}

const LABEL = "label ";
const ROOM = 10;
/** Where lines run level, there is to be room for an arrowhead beside a shape. */
const ARROW = 40;

/** The layout that a graph needs: each label of a line has a box of its own, so that nothing lies on it. */
export function toTask(elements: Elements, paths: Scene["paths"], { kind, pins, page }: Asked): LayoutTask {
  const labelled = labelledEdges(elements);
  const boxes = elements.nodes.map((node) => boxOf(node, kind));
  const reading = readingOf(paths);
  const edges = elements.edges.flatMap((edge): [string, string][] => {
    const [from, to] = reading.get(edge.id) ?? [edge.source, edge.target];
    if (from === to) return [];
    return labelled.has(edge.id)
      ? [
          [from, LABEL + edge.id],
          [LABEL + edge.id, to],
        ]
      : [[from, to]];
  });
  const labels = elements.edges.filter(({ id }) => labelled.has(id)).map(labelBoxOf);
  return {
    kind,
    boxes: [...boxes, ...labels],
    edges,
    fixed: elements.nodes.flatMap((node) => {
      const pin = pins[node.id];
      return pin ? [[node.id, toCentre(node, { x: pin[0], y: pin[1] }, kind)] as const] : [];
    }),
    starts: startsOf(elements, paths),
    page,
  };
}

/** What a layout's boxes mean for the graph. */
export function fromPlaces(elements: Elements, kind: LayoutTask["kind"], places: Places): Layout {
  const nodes = new Map(
    elements.nodes.flatMap((node) => {
      const centre = places.get(node.id);
      return centre ? [[node.id, fromCentre(node, centre, kind)] as const] : [];
    }),
  );
  const halves = new Map(elements.nodes.map((node) => [node.id, boxOf(node, kind).width / 2]));
  const bends = new Map(
    elements.edges.flatMap((edge) => {
      const { id, source, target } = edge;
      const [from, to, middle] = [nodes.get(source), nodes.get(target), places.get(LABEL + id)];
      if (!from || !to || !middle) return [];
      const isBetween = Math.min(from.x, to.x) < middle.x && middle.x < Math.max(from.x, to.x);
      const room = {
        source: halves.get(source) ?? 0,
        target: halves.get(target) ?? 0,
        middle: labelBoxOf(edge).width / 2,
      };
      const bend =
        kind === "ranks" && isBetween ? levelBend(from, to, middle, room) : bendThrough(from, to, middle);
      return [[id, bend] as const];
    }),
  );
  return { nodes, bends };
}

/** What every layout ends with: pinned boxes are put in their places, the others make room. */
export function settle({ kind, boxes, fixed, page }: LayoutTask, places: Places): Places {
  const aspect = page.width / page.height;
  const pinned = { fixed: new Set(fixed.map(([id]) => id)) };
  if (kind === "ranks" || fixed.length > 0) return separate(boxes, new Map([...places, ...fixed]), pinned);
  const part = (from: Places): Places =>
    separate(boxes, toAspect(boxes, from, aspect), { aspect: Math.sqrt(aspect) });
  let best = part(places);
  if (boxes.length > MOST_FINE) return best;
  // Pressed together and apart again, it needs less room: names are larger where all of it is to be seen.
  for (let round = 0, now = best; round < PRESSINGS && zoomOf(boxes, best, page) < READABLE; round += 1) {
    now = part(pressed(now));
    if (zoomOf(boxes, now, page) > zoomOf(boxes, best, page)) best = now;
  }
  return best;
}

const PRESSINGS = 8;
const PRESSED = 0.85;
/** A zoom at which names are easily read. */
const READABLE = 0.85;

function pressed(places: Places): Places {
  return new Map([...places].map(([id, { x, y }]) => [id, { x: x * PRESSED, y: y * PRESSED }]));
}

/** How large it can be shown, all of it. */
function zoomOf(boxes: readonly Box[], places: Places, { width, height }: Page): number {
  const { x1, x2, y1, y2 } = boundsOf(boxes, places);
  return Math.min(width / (x2 - x1), height / (y2 - y1));
}

/** On circles by the distance from the starts: where there is no time for more, and where forces begin. */
export function toCircles({ boxes, edges, starts }: LayoutTask): Places {
  const next = new Map<string, string[]>();
  for (const [from, to] of edges) {
    next.set(from, [...(next.get(from) ?? []), to]);
    next.set(to, [...(next.get(to) ?? []), from]);
  }
  const rings: string[][] = [];
  const seen = new Set<string>();
  const [first] = boxes;
  let ring = starts.length > 0 ? [...starts] : first ? [first.id] : [];
  while (seen.size < boxes.length) {
    if (ring.length === 0) ring = [boxes.find(({ id }) => !seen.has(id))?.id ?? ""];
    for (const id of ring) seen.add(id);
    rings.push(ring);
    ring = [...new Set(ring.flatMap((id) => next.get(id) ?? []))].filter((id) => !seen.has(id));
  }
  return onRings(rings);
}

const RING_GAP = 90;
const BETWEEN = 60;

function onRings(rings: readonly (readonly string[])[]): Places {
  const places = new Map<string, Point>();
  let radius = 0;
  for (const ring of rings) {
    const needed = ring.length === 1 && radius === 0 ? 0 : (ring.length * BETWEEN) / (2 * Math.PI);
    radius = Math.max(radius, needed);
    ring.forEach((id, index) => {
      const angle = (index / ring.length) * 2 * Math.PI;
      places.set(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    });
    radius += RING_GAP;
  }
  return places;
}

/** Room of a node with its name below, around its shape's centre or as it is, by layout. */
export function boxOf(node: NodeElement, kind: LayoutTask["kind"]): Box {
  const { id, size, labelWidth, labelHeight } = node;
  const below = LABEL_GAP + labelHeight;
  return {
    id,
    width: Math.max(kind === "ranks" ? size + ARROW : size, labelWidth) + ROOM,
    // In ranks the shapes of a row stand on one line, so there is as much room above as below.
    height: size + (kind === "ranks" ? 2 * below : below) + ROOM,
  };
}

export function toCentre(node: NodeElement, { x, y }: Point, kind: LayoutTask["kind"]): Point {
  return { x, y: y + offsetOf(node, kind) };
}

export function fromCentre(node: NodeElement, { x, y }: Point, kind: LayoutTask["kind"]): Point {
  return { x, y: y - offsetOf(node, kind) };
}

function offsetOf({ labelHeight }: NodeElement, kind: LayoutTask["kind"]): number {
  return kind === "ranks" ? 0 : (LABEL_GAP + labelHeight) / 2;
}

function labelBoxOf({ id, labelWidth, labelHeight }: EdgeElement): Box {
  return { id: LABEL + id, width: labelWidth + ROOM, height: labelHeight + ROOM };
}

function labelledEdges({ edges }: Elements): ReadonlySet<string> {
  return new Set(edges.length > MOST_EDGE_LABELS ? [] : edges.map(({ id }) => id));
}

/** By fact: from and to, as the first path that has it is read. */
function readingOf(paths: Scene["paths"]): ReadonlyMap<string, readonly [string, string]> {
  const reading = new Map<string, readonly [string, string]>();
  for (const { hops } of paths) {
    for (const { statement, from, to } of hops) {
      if (!reading.has(statement.id)) reading.set(statement.id, [from.id, to.id]);
    }
  }
  return reading;
}

function startsOf({ nodes }: Elements, paths: Scene["paths"]): string[] {
  const known = new Set(nodes.map(({ id }) => id));
  const firsts = paths.flatMap(({ hops }) => hops[0]?.from.id ?? []);
  const ends =
    firsts.length > 0 ? firsts : nodes.filter(({ classes }) => classes.includes("end")).map(({ id }) => id);
  return [...new Set(ends)].filter((id) => known.has(id));
}
