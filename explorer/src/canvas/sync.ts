import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import type { EdgeElement, Elements, NodeElement } from "./elements";
import type { Bend } from "./geometry";
import { widthOf } from "./text";

/** Classes that say what the reader looks at; all others come from the scene. */
const LOOKED_AT = ["hovered", "focused", "chosen", "beside", "crowded"];
const BADGE = "badge ";
const number = new Intl.NumberFormat("en");

/** Makes the canvas hold these elements and no others. What stays is not moved. Returns ids of the nodes that are new. */
export function syncElements(cy: Core, { nodes, edges }: Elements): string[] {
  const wanted = new Set([...nodes, ...edges].map(({ id }) => id));
  const added = nodes.filter(({ id }) => cy.$id(id).empty()).map(({ id }) => id);
  cy.batch(() => {
    cy.elements(".entity, .fact")
      .filter((one) => !wanted.has(one.id()))
      .remove();
    for (const node of nodes) syncNode(cy, node);
    for (const edge of edges) syncEdge(cy, edge);
    syncBadges(cy, nodes);
  });
  return added;
}

function syncNode(cy: Core, { classes, ...data }: NodeElement): void {
  const known = cy.$id(data.id);
  if (known.empty()) cy.add({ group: "nodes", data: { ...data }, classes: ["entity", ...classes] });
  else {
    known.data({ ...data });
    known.classes(["entity", ...classes, ...LOOKED_AT.filter((name) => known.hasClass(name))]);
  }
}

function syncEdge(cy: Core, { classes, ...data }: EdgeElement): void {
  const known = cy.$id(data.id);
  if (known.empty()) cy.add({ group: "edges", data: { ...data }, classes: ["fact", ...classes] });
  else {
    known.data({ ...data });
    known.classes(["fact", ...classes, ...LOOKED_AT.filter((name) => known.hasClass(name))]);
  }
}

/** "+9,920" at a node of which there is more: a small node of its own, so that it can be clicked and is in every picture. */
function syncBadges(cy: Core, nodes: readonly NodeElement[]): void {
  const wanted = new Map(nodes.filter(({ hidden }) => hidden > 0).map((node) => [BADGE + node.id, node]));
  cy.nodes(".badge")
    .filter((one) => !wanted.has(one.id()))
    .remove();
  for (const [id, { id: of, hidden }] of wanted) {
    const label = `+${number.format(hidden)}`;
    const data = { id, of, label, width: Math.ceil(widthOf(label, 11)) + 12 };
    const known = cy.$id(id);
    if (known.nonempty()) known.data(data);
    else cy.add({ group: "nodes", data, classes: ["badge"], grabbable: false });
  }
}

/** Puts badges at the upper right corners of their nodes. */
export function placeBadges(cy: Core, of?: NodeSingular): void {
  const badges = of ? cy.$id(BADGE + of.id()) : cy.nodes(".badge");
  badges.forEach((badge) => {
    const node = cy.$id(String(badge.data("of")));
    const { x, y } = node.position();
    const size = Number(node.data("size"));
    badge.position({ x: x + size / 2 + Number(badge.data("width")) / 2 - 8, y: y - size / 2 + 2 });
  });
}

/** Lets a line bend, or not. */
export function setBend(edge: EdgeSingular, bend: Bend | null): void {
  const isBent = bend?.distances.some((distance) => Math.abs(distance) > 2) === true;
  edge.data(
    isBent
      ? { bent: true, weights: bend.weights.join(" "), distances: bend.distances.join(" ") }
      : { bent: false },
  );
}
