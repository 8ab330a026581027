import { type GraphReader, integer, type Row } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { nodeOf } from "./node-of.js";
import { FIRST_HASH, hashOf } from "./hash.js";
import type { Action, Change, Operation } from "./operation.js";

/** Which operations are wanted: those that touched a thing, of some actions; all that is given must hold. */
export interface OperationFilter {
  readonly about: string | null;
  readonly actions: readonly Action[] | null;
}

const PAGE = defineQuery(
  "journal.page",
  `MATCH (o:Operation) WHERE o.sequence < $before AND ($actions IS NULL OR o.action IN $actions)
   RETURN o {.*} AS operation ORDER BY o.sequence DESC LIMIT $limit`,
);
// What an import recorded carries the place of the import in the journal.
const PAGE_ABOUT = defineQuery(
  "journal.page-about",
  `CALL () {
     ${nodeOf("$about")}
   }
   CALL (n) {
     MATCH (o:Operation)-[:TOUCHED]->(n) RETURN o
     UNION MATCH (o:Operation {sequence: n.recordedIn}) RETURN o
   }
   WITH o WHERE o.sequence < $before AND ($actions IS NULL OR o.action IN $actions)
   RETURN o {.*} AS operation ORDER BY o.sequence DESC LIMIT $limit`,
);
const BY_KEY = defineQuery(
  "journal.by-key",
  "UNWIND $keys AS key MATCH (o:Operation {key: key}) RETURN o {.*} AS operation",
);
const BY_SEQUENCE = defineQuery(
  "journal.by-sequence",
  "MATCH (o:Operation {sequence: $sequence}) RETURN o {.*} AS operation",
);
const FORWARDS = defineQuery(
  "journal.forwards",
  `MATCH (o:Operation) WHERE o.sequence > $after
   RETURN o {.*} AS operation ORDER BY o.sequence LIMIT $limit`,
);
const HEAD = defineQuery(
  "journal.head",
  `OPTIONAL MATCH (journal:Journal {id: 'journal'})
   RETURN coalesce(journal.sequence, 0) AS sequence, coalesce(journal.at, 0) AS at, coalesce(journal.hash, $first) AS hash`,
);

/** Operations, the latest first, before this place in the journal. */
export async function findOperations(
  graph: GraphReader,
  filter: OperationFilter,
  page: { readonly before: number; readonly limit: number },
): Promise<Operation[]> {
  const rows = await graph.read(filter.about === null ? PAGE : PAGE_ABOUT, {
    about: filter.about,
    actions: filter.actions,
    before: integer(page.before),
    limit: integer(page.limit),
  });
  return rows.map(parseOperation);
}

/** Operations by key; unknown ones are missing. */
export async function findOperationsByKey(
  graph: GraphReader,
  keys: readonly string[],
): Promise<Map<string, Operation>> {
  const operations = (await graph.read(BY_KEY, { keys })).map(parseOperation);
  return new Map(operations.map((operation) => [operation.key, operation]));
}

/** The operation at a place in the journal; null where there is none. */
export async function findOperationAt(graph: GraphReader, sequence: number): Promise<Operation | null> {
  const [row] = await graph.read(BY_SEQUENCE, { sequence: integer(sequence) });
  return row ? parseOperation(row) : null;
}

/** Where the journal stands. */
export interface JournalHead {
  readonly sequence: number;
  /** Record time of the last operation, in milliseconds since 1970; 0 for an empty journal. */
  readonly at: number;
  readonly hash: string;
}

export async function readHead(graph: GraphReader): Promise<JournalHead> {
  const [row] = await graph.read(HEAD, { first: FIRST_HASH });
  return {
    sequence: row?.get("sequence") as number,
    at: row?.get("at") as number,
    hash: row?.get("hash") as string,
  };
}

/** How many operations the check of the chain reads at once. */
const CHECKED_AT_ONCE = 1_000;

/**
 * Follows the chain of hashes from the first operation to the last.
 * @returns the place of the first operation that is missing or was changed afterwards; null where all is as it was written
 */
export async function findBreak(graph: GraphReader): Promise<number | null> {
  const head = await readHead(graph);
  let [sequence, previous] = [0, FIRST_HASH];
  while (sequence < head.sequence) {
    const limit = integer(CHECKED_AT_ONCE);
    const rows = await graph.read(FORWARDS, { after: integer(sequence), limit });
    if (rows.length === 0) return sequence + 1;
    for (const operation of rows.map(parseOperation)) {
      if (operation.sequence !== sequence + 1 || hashOf(operation, previous) !== operation.hash)
        return sequence + 1;
      [sequence, previous] = [operation.sequence, operation.hash];
    }
  }
  return previous === head.hash || sequence > head.sequence ? null : head.sequence;
}

function parseOperation(row: Row): Operation {
  const { changes, note, ...stored } = row.get("operation") as Record<string, unknown>;
  return {
    ...(stored as unknown as Operation),
    note: (note ?? null) as string | null,
    changes: JSON.parse(changes as string) as Change[],
  };
}
