import type { Elements, NodeElement } from "./elements";
import { type Box, type Places, type Point, placeBeside } from "./geometry";
import { boxOf, fromCentre, type LayoutTask, toCentre } from "./layouts";

/** Where nodes go that come to a picture which stays as it is: beside the node that brought them. */
export function placeAdded(
  elements: Elements,
  added: readonly string[],
  known: Places,
  kind: LayoutTask["kind"],
): Places {
  const waiting = new Map(
    added.flatMap((id) => elements.nodes.filter((node) => node.id === id)).map((n) => [n.id, n]),
  );
  const boxes: Box[] = [];
  let centres: Map<string, Point> = new Map();
  for (const node of elements.nodes) {
    const at = known.get(node.id);
    if (waiting.has(node.id) || !at) continue;
    boxes.push(boxOf(node, kind));
    centres.set(node.id, toCentre(node, at, kind));
  }
  while (waiting.size > 0) {
    const [parent, children] = nextFamily(elements, waiting, centres);
    const more = children.map((node) => boxOf(node, kind));
    const from = centres.get(parent) ?? { x: 0, y: 0 };
    centres = new Map(placeBeside(from, more, boxes, centres));
    boxes.push(...more);
    for (const { id } of children) waiting.delete(id);
  }
  return new Map(
    elements.nodes.flatMap((node) => {
      const centre = centres.get(node.id);
      return centre ? [[node.id, fromCentre(node, centre, kind)] as const] : [];
    }),
  );
}

/** A placed node, and those of the waiting ones that have a line to it; what has no line to any comes last. */
function nextFamily(
  { edges }: Elements,
  waiting: ReadonlyMap<string, NodeElement>,
  placed: Places,
): readonly [parent: string, children: readonly NodeElement[]] {
  const families = new Map<string, NodeElement[]>();
  const taken = new Set<string>();
  for (const { source, target } of edges) {
    for (const [parent, child] of [
      [source, target],
      [target, source],
    ] as const) {
      const node = waiting.get(child);
      if (!node || !placed.has(parent) || taken.has(child)) continue;
      taken.add(child);
      families.set(parent, [...(families.get(parent) ?? []), node]);
    }
  }
  const [family] = families;
  return family ?? ["", [...waiting.values()]];
}
