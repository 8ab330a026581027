import type { KeyWords } from "../state/keys";

/** The keys of the canvas, for the list of all keys. */
export const CANVAS_KEYS: readonly KeyWords[] = [];
