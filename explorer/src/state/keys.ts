import type { View } from "./view";

/** A key, or several for the same, and what it does. */
export interface KeyWords {
  readonly keys: string;
  readonly what: string;
}

/** The keys that work anywhere on the page but in a field. */
export const PAGE_KEYS: readonly KeyWords[] = [
  { keys: "/", what: "search" },
  { keys: "1 2 3", what: "the panels Search, Paths and Filter" },
  { keys: "[ ]", what: "the path before, the next path" },
  { keys: "t", what: "the graph as a table, and back" },
  { keys: "Ctrl+Z", what: "undo: back to the view before" },
  { keys: "Ctrl+Shift+Z", what: "redo" },
  { keys: "Escape", what: "close what is open, or select nothing" },
  { keys: "?", what: "these keys" },
];

export type KeyAction =
  | { readonly type: "search" | "table" | "undo" | "redo" | "deselect" | "help" }
  | { readonly type: "step"; readonly by: 1 | -1 }
  | { readonly type: "tab"; readonly tab: View["tab"] };

/** The parts of a keyboard event that matter here. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const PLAIN: Readonly<Record<string, KeyAction>> = {
  "/": { type: "search" },
  "1": { type: "tab", tab: "search" },
  "2": { type: "tab", tab: "paths" },
  "3": { type: "tab", tab: "filter" },
  "[": { type: "step", by: -1 },
  "]": { type: "step", by: 1 },
  t: { type: "table" },
  Escape: { type: "deselect" },
  "?": { type: "help" },
};

/** What a key does; null for one that does nothing, and for those of the browser. */
export function actionOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): KeyAction | null {
  if (ctrlKey || metaKey) {
    // Alt and Ctrl together are how some keyboards write brackets.
    if (altKey) return PLAIN[key] ?? null;
    if (key.toLowerCase() === "z") return { type: shiftKey ? "redo" : "undo" };
    return key.toLowerCase() === "y" ? { type: "redo" } : null;
  }
  return altKey ? null : (PLAIN[key] ?? null);
}
