/** A key of the canvas, for the help. */
export interface Key {
  readonly keys: readonly string[];
  readonly does: string;
}

/** What the keys do while the graph has the focus. */
export const CANVAS_KEYS: readonly Key[] = [
  { keys: ["←", "→", "↑", "↓"], does: "Go to the nearest node on that side" },
  { keys: ["["], does: "Go to the fact before, of those of the node" },
  { keys: ["]"], does: "Go to the next fact of the node" },
  { keys: ["Enter"], does: "Look at the node or the fact: opens the evidence" },
  { keys: ["Shift+F10"], does: "Open the menu of the node or the fact; the menu key does so, too" },
  { keys: ["e"], does: "Expand the node: counts first" },
  { keys: ["h"], does: "Put the node away" },
  { keys: ["p"], does: "Pin the node where it is, or unpin it" },
  { keys: ["+", "-"], does: "Zoom in, or out" },
  { keys: ["0"], does: "Fit all of it into the page" },
  { keys: ["Home"], does: "Go to where it starts" },
  { keys: ["Escape"], does: "Look at nothing" },
];
