import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import type { Drawing, DrawnEdge, DrawnNode } from "./export-svg";
import { readTheme } from "./theme";

/** What cytoscape draws at the moment, in numbers and words. */
export function toDrawing(cy: Core): Drawing {
  const { x1, y1, x2, y2 } = cy.elements().boundingBox();
  return {
    nodes: cy.nodes().map(drawnNode),
    edges: cy.edges().map(drawnEdge),
    background: readTheme().page,
    bounds: { x1, y1, x2, y2 },
  };
}

function drawnNode(node: NodeSingular): DrawnNode {
  const { x, y } = node.position();
  return {
    x,
    y,
    width: node.width(),
    height: node.height(),
    shape: String(node.style("shape")),
    fill: String(node.style("background-color")),
    border: String(node.style("border-color")),
    borderWidth: numberOf(node, "border-width"),
    opacity: numberOf(node, "opacity"),
    lines: linesOf(node),
    labelAt: node.hasClass("badge") ? "within" : "below",
    letters: numberOf(node, "font-size"),
    isBold: isBold(node),
    colour: String(node.style("color")),
  };
}

function drawnEdge(edge: EdgeSingular): DrawnEdge {
  const [from, to, middle] = [edge.sourceEndpoint(), edge.targetEndpoint(), edge.midpoint()];
  const controls = edge.controlPoints() as readonly { x: number; y: number }[] | undefined;
  const line = String(edge.style("line-style"));
  const width = numberOf(edge, "width");
  return {
    from: [from.x, from.y],
    to: [to.x, to.y],
    controls: (controls ?? []).map(({ x, y }) => [x, y] as const),
    middle: [middle.x, middle.y],
    stroke: String(edge.style("line-color")),
    width,
    opacity: numberOf(edge, "opacity") * numberOf(edge, "line-opacity"),
    dashes: line === "solid" ? [] : line === "dotted" ? [1, width + 2] : dashesOf(edge),
    isRound: String(edge.style("line-cap")) === "round",
    labelWidth: Number(edge.data("labelWidth")),
    lines: numberOf(edge, "text-opacity") === 0 ? [] : linesOf(edge),
    letters: numberOf(edge, "font-size"),
    colour: String(edge.style("color")),
  };
}

function dashesOf(edge: EdgeSingular): number[] {
  const pattern: unknown = edge.style("line-dash-pattern");
  return String(pattern)
    .split(/[\s,]+/)
    .map(Number.parseFloat)
    .filter(Number.isFinite);
}

function linesOf(element: NodeSingular | EdgeSingular): string[] {
  const label: unknown = element.data("label");
  return typeof label === "string" && label !== "" ? label.split("\n") : [];
}

function numberOf(element: NodeSingular | EdgeSingular, name: string): number {
  return Number.parseFloat(String(element.style(name))) || 0;
}

function isBold(node: NodeSingular): boolean {
  return ["bold", "700"].includes(String(node.style("font-weight")));
}
