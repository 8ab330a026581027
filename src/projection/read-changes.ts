import { CITING_OF_O, STATEMENTS_OF_C } from "../belief/belief-query.js";
import type { CommitMark } from "../graph/commit-mark.js";
import { type Graph, type GraphReader, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import type { Action } from "../journal/operation.js";

/** At most so many statements are read anew at once; where more are touched, everything is. */
const MOST_TOUCHED = 20_000;
const MOST_OPERATIONS = 1_000;

const STATE = defineQuery(
  "projection.state",
  `OPTIONAL MATCH (commits:CommitCount {id: 'commits'})
   OPTIONAL MATCH (journal:Journal {id: 'journal'})
   RETURN coalesce(commits.count, 0) AS commits, coalesce(journal.sequence, 0) AS sequence`,
);
const OPERATIONS = defineQuery(
  "projection.operations",
  `MATCH (o:Operation) WHERE o.sequence > $after AND o.sequence <= $upTo
   RETURN o.action AS action, o.touched AS touched ORDER BY o.sequence LIMIT $limit`,
);
const TOUCHED_STATEMENTS = defineQuery(
  "projection.touched-statements",
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (s:Statement {id: id}) RETURN s
     UNION
     MATCH (c:Claim {id: id}) ${STATEMENTS_OF_C} RETURN s
     UNION
     MATCH (o:Source {id: id}) ${CITING_OF_O} MATCH (c:Claim)-[:PUBLISHED_IN]->(citing) ${STATEMENTS_OF_C} RETURN s
   }
   WITH DISTINCT s LIMIT $limit RETURN s.id AS id`,
);

/** Where a database stands: what a projection is as of. */
export interface DatabaseState {
  readonly mark: CommitMark;
  /** How many commits have counted themselves: see COUNT_COMMIT. */
  readonly commits: number;
  /** The place of the journal's last operation. */
  readonly sequence: number;
}

export async function readState(graph: Graph): Promise<DatabaseState> {
  const { rows, mark } = await graph.readMarked(STATE);
  const [row] = rows;
  return { mark, commits: row?.get("commits") as number, sequence: row?.get("sequence") as number };
}

/**
 * Whether all commits between two states have counted themselves; false where some did not, or where that cannot be
 * told. A commit between the two reads of a state makes it false, too: then it is worth a second look.
 */
export function isAccountedFor(before: DatabaseState, after: DatabaseState): boolean {
  const [from, to] = [before.mark.number, after.mark.number];
  if (from === null || to === null) return after.sequence > before.sequence;
  return to - from === after.commits - before.commits;
}

/** What operations changed: what is to be read anew. Null where that is everything. */
export interface Touched {
  readonly ids: readonly string[];
  readonly statements: readonly string[];
}

// An import does not say what it touched. A merge moves facts, and changes who said what.
const SAYS_WHAT: Readonly<Record<Action, boolean>> = {
  IMPORT: false,
  UPSERT_ENTITY: true,
  MAKE_CLAIM: true,
  SUPERSEDE_CLAIM: true,
  RETRACT_CLAIM: true,
  CITE_SOURCE: true,
  MERGE_ENTITIES: false,
  UNMERGE: false,
  DECIDE_IDENTITY: true,
};

/** What the operations after one place of the journal, up to another, touched; null where all is to be read anew. */
export async function readTouched(graph: GraphReader, after: number, upTo: number): Promise<Touched | null> {
  if (upTo === after) return { ids: [], statements: [] };
  if (upTo - after > MOST_OPERATIONS) return null;
  const limits = { after: integer(after), upTo: integer(upTo), limit: integer(MOST_OPERATIONS) };
  const rows = await graph.read(OPERATIONS, limits);
  if (rows.length < upTo - after || !rows.every((row) => SAYS_WHAT[row.get("action") as Action])) return null;
  const ids = [...new Set(rows.flatMap((row) => row.get("touched") as string[]))];
  const touched = await graph.read(TOUCHED_STATEMENTS, { ids, limit: integer(MOST_TOUCHED) });
  if (touched.length >= MOST_TOUCHED) return null;
  // One that is not there any more is among the ids only.
  return { ids, statements: touched.map((row) => row.get("id") as string) };
}
