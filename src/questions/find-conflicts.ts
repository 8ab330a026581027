import type { SeenStatement } from "../belief/admission.js";
import { findMeasurements } from "../belief/belief-store.js";
import type { Statement } from "../belief/claim.js";
import { integer } from "../graph/graph.js";
import { decodeCursor, encodeCursor } from "../shared/cursor.js";
import { InputRefused, RefusalReason } from "../shared/errors.js";
import { type Page, type PageRequest, toPage } from "../shared/page.js";
import type { Conflict, ConflictKind, Surroundings } from "./conflict.js";
import { CONFLICT_FINDERS, type ConflictFinder, type Scope } from "./conflict-finders.js";
import { closureOf, type FactReader } from "./fact-reader.js";
import { WHOLES_OF_ORGANIZATION } from "./ways-to-data.js";

/** How many candidates a page may look at, and how many at once. */
export const MOST_CANDIDATES = 20_000;
const AT_ONCE = 100;
const ORDER = "conflicts";

/** What conflicts are asked for. */
export interface ConflictRequest {
  readonly scope: Scope;
  /** Id of the entity or the statement; null for anything. */
  readonly about: string | null;
  readonly kinds: readonly ConflictKind[];
  readonly page: PageRequest;
}

/** A conflict, and where it stands in the list: finder, statement, id. */
export interface ListedConflict {
  readonly conflict: Conflict;
  readonly position: Position;
}

type Position = readonly [finder: string, statementId: string, conflictId: string];

export function conflictCursor({ position }: ListedConflict): string {
  return encodeCursor(ORDER, position);
}

/** A page of conflicts, kind by kind and in the order of the statements at which they are found. */
export async function findConflicts(
  reader: FactReader,
  request: ConflictRequest,
): Promise<Page<ListedConflict>> {
  const { page } = request;
  const finders = CONFLICT_FINDERS.filter(({ kind }) => request.kinds.includes(kind));
  const start = page.cursor === null ? null : toPosition(page.cursor, finders);
  const first = start ? finders.findIndex(({ name }) => name === start[0]) : 0;
  const found: ListedConflict[] = [];
  for (const [index, finder] of finders.slice(first).entries()) {
    const after = index === 0 ? start : null;
    for (let from = after?.[1] ?? "", last = ""; found.length <= page.size;) {
      const rows = await readCandidates(reader, finder, request, from);
      const listed = await decide(
        reader,
        finder,
        request,
        rows.filter(({ id }) => id !== last),
      );
      found.push(...listed.filter(({ position }) => isBehind(position, after)));
      if (rows.length < AT_ONCE) break;
      from = last = rows.at(-1)?.id ?? "";
    }
  }
  return toPage(page, found.slice(0, page.size + 1));
}

function toPosition(cursor: string, finders: readonly ConflictFinder[]): Position {
  const position = decodeCursor(ORDER, cursor, "after", 3).map(String) as unknown as Position;
  if (finders.some(({ name }) => name === position[0])) return position;
  const problem = "after: the cursor belongs to conflicts of other kinds; start this list without `after`.";
  throw new InputRefused(RefusalReason.InvalidCursor, problem, { argument: "after" });
}

function isBehind([, statementId, conflictId]: Position, after: Position | null): boolean {
  if (after === null || statementId > after[1]) return true;
  return statementId === after[1] && conflictId > after[2];
}

interface Candidate {
  readonly id: string;
  readonly members: readonly string[];
}

async function readCandidates(
  reader: FactReader,
  finder: ConflictFinder,
  { scope, about }: ConflictRequest,
  after: string,
): Promise<Candidate[]> {
  const rows = await reader.ask(finder.candidates[scope], { about, after, limit: integer(AT_ONCE) });
  return rows.map((row) => ({ id: row.get("id") as string, members: row.get("members") as string[] }));
}

async function decide(
  reader: FactReader,
  finder: ConflictFinder,
  request: ConflictRequest,
  candidates: readonly Candidate[],
): Promise<ListedConflict[]> {
  const seen = await reader.see(candidates.flatMap(({ members }) => members));
  const surroundings = await readSurroundings(reader, finder, [...seen.values()]);
  return candidates.flatMap(({ id, members }) => {
    const statements = [...members].sort().flatMap((member) => seen.get(member) ?? []);
    if (!isFoundAt(id, statements, finder, request)) return [];
    const conflicts = finder.decide(statements, surroundings);
    return conflicts
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((conflict) => ({ conflict, position: [finder.name, id, conflict.id] as const }));
  });
}

/** A conflict of several statements is listed once: at the first of those at which it could be found. */
function isFoundAt(
  id: string,
  statements: readonly SeenStatement[],
  { predicate }: ConflictFinder,
  { scope, about }: ConflictRequest,
): boolean {
  if (scope === "statement") return true;
  const isInScope = (statement: Statement): boolean =>
    (scope === "anything" || statement.subjectId === about || statement.objectId === about) &&
    (predicate === null || statement.predicate === predicate);
  return statements.find(({ belief }) => isInScope(belief.statement))?.belief.statement.id === id;
}

async function readSurroundings(
  reader: FactReader,
  { kind }: ConflictFinder,
  seen: readonly SeenStatement[],
): Promise<Surroundings> {
  const claims = seen.flatMap(({ standing }) => standing.assertions.map(({ id }) => id));
  const objects = seen.map(({ belief }) => belief.statement.objectId);
  return {
    measurements:
      kind === "QUANTITY_MISMATCH" ? await findMeasurements(reader.graph, claims, reader.tlp) : new Map(),
    wholesOf:
      kind === "EXCLUSIVE_OBJECT" ? await closureOf(objects, WHOLES_OF_ORGANIZATION, reader) : new Map(),
  };
}
