import type { Page } from "playwright-core";
import { evaluateUntil } from "./browser.js";

/** A box on the screen, in pixels of the window. */
export interface ScreenBox {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface DrawnThing {
  readonly id: string;
  readonly name: string;
  readonly classes: readonly string[];
  /** Where it is, in the canvas's units. */
  readonly x: number;
  readonly y: number;
  /** In the middle of it on the screen. */
  readonly at: { readonly x: number; readonly y: number };
  /** A node with its name; of a line, its label alone. */
  readonly box: ScreenBox;
}

/** What the canvas draws at the moment. */
export interface DrawnGraph {
  readonly nodes: readonly DrawnThing[];
  readonly edges: readonly DrawnThing[];
  readonly badges: readonly DrawnThing[];
  readonly zoom: number;
}

/**
 * A string, because it runs in the page: cytoscape leaves itself at the element that it draws in. "" while it is not there, or a
 * worker is still placing nodes.
 */
const READ_GRAPH = `(() => {
  const drawing = document.querySelector(".canvas-drawing");
  const cy = drawing?._cyreg?.cy;
  if (!cy || drawing.hidden || cy.nodes(".entity").empty()) return "";
  const spots = new Set(cy.nodes(".entity").map((node) => JSON.stringify(node.position())));
  if (spots.size < Math.min(2, cy.nodes(".entity").length)) return "";
  const { left, top } = drawing.getBoundingClientRect();
  const { x: panX, y: panY } = cy.pan();
  const [zoom, say] = [cy.zoom(), (element, at, box) => ({
    id: element.id(), name: element.data("name") ?? element.data("label"), classes: element.classes(), x: at.x, y: at.y,
    at: { x: left + at.x * cy.zoom() + panX, y: top + at.y * cy.zoom() + panY },
    box: { x1: left + box.x1, y1: top + box.y1, x2: left + box.x2, y2: top + box.y2 } })];
  const only = { includeOverlays: false, includeUnderlays: false, includeOutlines: false };
  const nodes = (selector) => cy.nodes(selector).map((node) =>
    say(node, node.position(), node.renderedBoundingBox({ ...only, includeEdges: false })));
  return JSON.stringify({ zoom, nodes: nodes(".entity"), badges: nodes(".badge"), edges: cy.edges().map((edge) =>
    say(edge, edge.midpoint(), edge.renderedBoundingBox({ ...only, includeNodes: false, includeEdges: false }))) });
})()`;

/** Waits until the canvas draws so many nodes (or any), and tells what it draws. */
export async function readGraph(page: Page, nodes?: number): Promise<DrawnGraph> {
  const text = await evaluateUntil(page, READ_GRAPH, (value) => {
    if (value === "") return false;
    const graph = JSON.parse(value) as DrawnGraph;
    return nodes === undefined || graph.nodes.length === nodes;
  });
  return JSON.parse(text) as DrawnGraph;
}

/** A node by its name. */
export function nodeOf({ nodes }: DrawnGraph, name: string): DrawnThing {
  const found = nodes.find((node) => node.name === name);
  if (!found)
    throw new Error(`Expected a node "${name}", found ${nodes.map((node) => node.name).join(", ")}.`);
  return found;
}

/** Pairs of boxes that lie on each other by more than a hair. */
export function overlaps(things: readonly DrawnThing[]): string[] {
  return things.flatMap((a, index) =>
    things
      .slice(index + 1)
      .filter(({ box }) => {
        const across = Math.min(a.box.x2, box.x2) - Math.max(a.box.x1, box.x1);
        const down = Math.min(a.box.y2, box.y2) - Math.max(a.box.y1, box.y1);
        return across > 3 && down > 3;
      })
      .map((b) => `${a.name} / ${b.name}`),
  );
}
