import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import fcose from "cytoscape-fcose";
import type { Places } from "./geometry";
import { type LayoutTask, MOST_FINE, settle, toCircles } from "./layouts";

cytoscape.use(dagre);
cytoscape.use(fcose);

/** Places the boxes of a task. Runs on the page for few of them, and in a worker for many. */
export function runLayout(task: LayoutTask): Places {
  const first = toCircles(task);
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [
      { selector: "node", style: { width: "data(width)", height: "data(height)", shape: "rectangle" } },
    ],
    elements: [
      ...task.boxes.map(({ id, width, height }) => ({
        data: { id, width, height },
        position: { ...at(first, id) },
      })),
      ...task.edges.map(([source, target]) => ({ data: { source, target } })),
    ],
  });
  try {
    cy.layout(optionsOf(task)).run();
    return settle(task, new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }])));
  } finally {
    cy.destroy();
  }
}

function at(places: Places, id: string): { x: number; y: number } {
  return { ...(places.get(id) ?? { x: 0, y: 0 }) };
}

function optionsOf({ kind, boxes, fixed }: LayoutTask): cytoscape.LayoutOptions {
  if (kind === "ranks") {
    const ranks: dagre.DagreLayoutOptions = {
      name: "dagre",
      rankDir: "LR",
      nodeSep: 16,
      rankSep: 18,
      fit: false,
      animate: false,
    };
    return ranks;
  }
  const isFine = boxes.length <= MOST_FINE;
  return {
    name: "fcose",
    animate: false,
    fit: false,
    quality: isFine ? "default" : "draft",
    // From the circles it always comes to the same picture.
    randomize: !isFine,
    packComponents: false,
    idealEdgeLength: isFine ? 16 : 60,
    nodeSeparation: 70,
    nodeRepulsion: 6_000,
    numIter: 1_500,
    ...(isFine &&
      fixed.length > 0 && {
        fixedNodeConstraint: fixed.map(([nodeId, position]) => ({ nodeId, position })),
      }),
  } as cytoscape.LayoutOptions;
}
