import type { KeyWords } from "../state/keys";

/** The keys of the canvas, for the list of all keys. */
export const CANVAS_KEYS: readonly KeyWords[] = [
  { keys: "← → ↑ ↓", what: "the nearest node on that side" },
  { keys: "f Shift+F", what: "the next fact of the node, the fact before" },
  { keys: "Enter", what: "look at the node or the fact: opens the evidence" },
  { keys: "Shift+F10", what: "the menu of the node or the fact; the menu key opens it, too" },
  { keys: "e", what: "expand the node: counts first" },
  { keys: "h", what: "put the node away" },
  { keys: "p", what: "pin the node where it is, or unpin it" },
  { keys: "+ -", what: "zoom in, zoom out" },
  { keys: "0", what: "fit all of it into the page" },
  { keys: "Home", what: "where it starts" },
  { keys: "Escape", what: "look at nothing" },
];
