/** Pictures of what the canvas shows. The canvas puts its own here while it is on the page; menus ask for it. */
export interface Pictures {
  /** Twice the size of the screen's, on the page's background. */
  readonly png: () => Promise<Blob>;
  /** The text of an SVG file. */
  readonly svg: () => string;
}

let current: Pictures | null = null;

export function setPictures(pictures: Pictures | null): void {
  current = pictures;
}

/** Null where the canvas is not shown. */
export function findPictures(): Pictures | null {
  return current;
}
