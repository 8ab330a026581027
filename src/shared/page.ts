/** A page that is asked for: how many, which way, and from where on. */
export interface PageRequest {
  readonly size: number;
  /** Backwards pages come from the end of the list; their rows are still in the list's order. */
  readonly backwards: boolean;
  /** The opaque cursor to go on from, or null for the start (the end, backwards). */
  readonly cursor: string | null;
}

/** A page, in the list's order. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Makes a page of rows read in the direction of travel, one more than asked for if there are more. */
export function toPage<Row>(request: PageRequest, read: readonly Row[]): Page<Row> {
  const more = read.length > request.size;
  const rows = read.slice(0, request.size);
  const cameFromSomewhere = request.cursor !== null;
  return request.backwards
    ? { rows: rows.reverse(), hasPreviousPage: more, hasNextPage: cameFromSomewhere }
    : { rows, hasNextPage: more, hasPreviousPage: cameFromSomewhere };
}
