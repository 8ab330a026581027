import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import { boundsOf, type Places } from "./geometry";
import { foldLeaves, unfoldLeaves } from "./leaves";
import { type LayoutTask, MOST_FINE, settle, toCircles } from "./layouts";

cytoscape.use(dagre);

/** Places the boxes of a task. For other than ranks, `forces.ts` has to be there. */
export function runLayout(task: LayoutTask): Places {
  if (task.kind === "ranks" || task.boxes.length <= MOST_FINE) return settle(task, place(task));
  const folded = foldLeaves(task);
  const { core } = folded;
  const places = place(core);
  const spread = core.boxes.length > MOST_FINE ? spreadOut(core, places) : places;
  return unfoldLeaves(folded, settle(core, spread));
}

function place(task: LayoutTask): Places {
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
    return new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
  } finally {
    cy.destroy();
  }
}

/** Gives a quick layout, which knows no sizes, the room that its boxes need; and no two boxes one place. */
function spreadOut({ boxes }: LayoutTask, places: Places): Places {
  const needed = boxes.reduce((sum, { width, height }) => sum + width * height, 0) * 2;
  const { x1, x2, y1, y2 } = boundsOf(boxes, places);
  const scale = Math.sqrt(needed / Math.max(1, (x2 - x1) * (y2 - y1)));
  return new Map(
    [...places].map(([id, { x, y }], index) => [
      id,
      { x: x * scale + 9 * Math.cos(index), y: y * scale + 9 * Math.sin(index) },
    ]),
  );
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
      rankSep: 14,
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
