import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import { LABEL_GAP, MOST_EDGE_LABELS } from "./elements";
import { type Box, overlapsOf, type Point } from "./geometry";
import { setBend } from "./sync";

interface Placed {
  readonly box: Box;
  readonly at: Point;
}

/** Bends that are tried for a line whose label has no room, in the canvas's units off the straight line. */
const BENDS = [0, 40, -40, 80, -80, 130, -130, 180, -180];

/** Lets labels of lines lie on nothing: a line bends until its label has room; where there is none, it is shown on demand. */
export function clearLabels(cy: Core): void {
  const edges = cy.edges(".fact");
  if (edges.length > MOST_EDGE_LABELS) return;
  const taken = cy.nodes(".entity").map(placedNode);
  cy.batch(() => edges.removeClass("crowded"));
  edges.forEach((edge) => {
    const label = placedLabel(edge);
    if (isFree(label, taken)) {
      taken.push(label);
      return;
    }
    const bend = BENDS.find((distance) => {
      setBend(edge, { weights: [0.5], distances: [distance] });
      return isFree(placedLabel(edge), taken);
    });
    if (bend !== undefined) taken.push(placedLabel(edge));
    else {
      setBend(edge, null);
      edge.addClass("crowded");
    }
  });
}

function isFree({ box, at }: Placed, taken: readonly Placed[]): boolean {
  return taken.every(
    (other) =>
      overlapsOf(
        [box, other.box],
        new Map([
          [box.id, at],
          [other.box.id, other.at],
        ]),
      ).length === 0,
  );
}

function placedNode(node: NodeSingular): Placed {
  const { x, y } = node.position();
  const [size, width, height] = ["size", "labelWidth", "labelHeight"].map((name) => Number(node.data(name)));
  const below = LABEL_GAP + (height ?? 0);
  return {
    box: { id: node.id(), width: Math.max(size ?? 0, width ?? 0), height: (size ?? 0) + below },
    at: { x, y: y + below / 2 },
  };
}

function placedLabel(edge: EdgeSingular): Placed {
  const { x, y } = edge.midpoint();
  const [width, height] = [Number(edge.data("labelWidth")), Number(edge.data("labelHeight"))];
  return { box: { id: edge.id(), width: width + ROOM, height: height + ROOM }, at: { x, y } };
}

/** Around a label, so that it is not read as one with the next. */
const ROOM = 6;
