/** The moment at which the graph counts as recorded: fixed, so that two runs give the same database. */
export const RECORDED_AT = Date.UTC(2025, 10, 1);
/** Its place in the journal. */
export const RECORDED_IN = 1;

/** What every node that an operation recorded carries. */
export const RECORDED_COLUMNS = ["recordedAt:long", "recordedIn:long"] as const;
export const RECORDED = [RECORDED_AT, RECORDED_IN] as const;

/** What relationships of the belief layer carry. */
export const LINKED_COLUMNS = ["recordedAt:long"] as const;
