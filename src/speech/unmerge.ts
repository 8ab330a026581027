import { toEntity } from "../entities/entity.js";
import { findEntities } from "../entities/entity-store.js";
import { invariant } from "../shared/errors.js";
import { nameKey } from "../shared/name-key.js";
import { writeNames } from "./merge-entities.js";
import {
  FIND_EMPTY,
  FIND_MERGE,
  GIVE_NAMES,
  LAID_ASIDE,
  LAY_ASIDE,
  NAMES_OF_MERGED,
  RESTORE_ENTITY,
  RESTORE_STATEMENTS,
  RETURN_CLAIMS,
  RETURN_ROLES,
} from "./merge-queries.js";
import { factOf, removeFacts, type StoredStatement } from "./merged-statement.js";
import { type Act, type ActInput, type Author, speak, type Spoken } from "./speak.js";
import { refuse } from "./user-error.js";

export interface UnmergeInput extends ActInput {
  /** Id of the entity that was merged. */
  readonly entity: string;
}

export interface SaidUnmerge {
  readonly entityId: string;
  readonly fromId: string;
}

/** A statement that a merge laid aside, and the one that took its place (null where it was between the two). */
interface LaidAside {
  readonly statement: StoredStatement;
  readonly target: string | null;
}

/** Undoes a merge: what had been said of each entity is said of it again. What was said since stays where it was said. */
export function unmerge(author: Author, input: UnmergeInput): Promise<Spoken<SaidUnmerge>> {
  return speak(author, "UNMERGE", input, async (act) => {
    const result = await undoMerge(act, input.entity);
    return { result, touched: [result.entityId, result.fromId], changes: [] };
  });
}

/** Undoes the merge of the entity of this id, as a part of an act. */
export async function undoMerge(act: Act, id: string): Promise<SaidUnmerge> {
  const { merge, into, name, aliases, given, labels } = await getMerge(act, id);
  const laidAside = await getLaidAside(act, merge, id);
  await act.writer.run(RESTORE_ENTITY, { id, merge, labels });
  await restoreStatements(act, merge, laidAside);
  for (const query of RETURN_ROLES) await act.writer.run(query, { id, merge });
  await writeNames(act, id, name, aliases);
  await takeNames(act, into, given);
  return { entityId: id, fromId: into };
}

interface Merge {
  readonly merge: string;
  readonly into: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly given: readonly string[];
  readonly labels: readonly string[];
}

async function getMerge({ writer, tlp }: Act, id: string): Promise<Merge> {
  const [row] = await writer.read(FIND_MERGE, { id });
  const stored = row?.get("entity") as Record<string, unknown> | undefined;
  if (!row || !stored || (stored["tlp"] as number) > tlp) {
    const problem = `entity: no merged entity has the id "${id.slice(0, 100)}".`;
    throw refuse(
      "NOT_MERGED",
      "entity",
      problem,
      "Give the id of the entity that was merged, not of the one that stayed.",
    );
  }
  const into = row.get("into") as string;
  if (row.get("stays") !== true) throw mergedSince(into);
  const { name, aliases } = toEntity(row);
  return {
    merge: row.get("merge") as string,
    into,
    name,
    aliases,
    given: stored["aliasesGiven"] as string[],
    labels: row.get("labels") as string[],
  };
}

async function getLaidAside({ writer }: Act, merge: string, id: string): Promise<LaidAside[]> {
  const rows = await writer.read(LAID_ASIDE, { merge, id });
  return rows.map((row) => {
    const target = row.get("target") as string | null;
    const [other] = row.get("mergedEnds") as string[];
    if (other !== undefined) throw mergedSince(other);
    if (target !== null && (row.get("stays") !== true || (row.get("movedOn") as number) > 0))
      throw mergedSince(target);
    return { statement: row.get("statement") as StoredStatement, target };
  });
}

function mergedSince(id: string): Error {
  const problem = `entity: ${id} was merged later, and builds on this merge.`;
  return refuse(
    "MERGED_SINCE",
    "entity",
    problem,
    `Undo that merge first: unmerge(input: { entity: "${id}" }).`,
  );
}

async function restoreStatements(act: Act, merge: string, laidAside: readonly LaidAside[]): Promise<void> {
  const { writer } = act;
  const rows = laidAside.map(({ statement, target }) => ({
    from: statement.id,
    to: target,
    ...factOf(statement),
  }));
  await writer.run(RESTORE_STATEMENTS, { rows, merge });
  await writer.run(RETURN_CLAIMS, { merge });
  const targets = new Map(
    laidAside.flatMap(({ statement, target }) => (target === null ? [] : [[target, statement]])),
  );
  const empty = await writer.read(FIND_EMPTY, { ids: [...targets.keys()] });
  const emptied = empty.map((row) => {
    const id = row.get("id") as string;
    const source = targets.get(id);
    invariant(source, "an emptied statement took the place of one that was laid aside");
    return { ...source, id, source: source.id };
  });
  await removeFacts(writer, emptied);
  await writer.run(LAY_ASIDE, { rows: emptied.map(({ id, source }) => ({ from: id, to: source })), merge });
}

/** Takes back the names that a merge had given, but those that another merged entity bears: they are given by it now. */
async function takeNames(act: Act, id: string, given: readonly string[]): Promise<void> {
  const entity = (await findEntities(act.writer, [id], act.tlp)).get(id);
  invariant(entity, "the entity that stayed is there");
  const taken = new Set(given);
  for (const row of await act.writer.read(NAMES_OF_MERGED, { id })) {
    const borne = new Set((row.get("names") as string[]).map(nameKey));
    const inherited = [...taken].filter((name) => borne.has(nameKey(name)));
    if (inherited.length > 0) await act.writer.run(GIVE_NAMES, { id: row.get("id"), names: inherited });
    for (const name of inherited) taken.delete(name);
  }
  const aliases = entity.aliases.filter((alias) => !taken.has(alias));
  await writeNames(act, id, entity.name, aliases);
}
