import type { Entity } from "../entities/entity.js";
import type { EntityName } from "../entities/resolve-entity.js";
import { mayBeOne } from "../identity/compare-entities.js";
import { findVerdicts, pairOf } from "../identity/decisions.js";
import { statementId } from "../records/ids.js";
import { getKindByValue, kindsOfEnd } from "../kinds/registry.js";
import { getRelation } from "../kinds/relations.js";
import { nameKey } from "../shared/name-key.js";
import {
  LAY_ASIDE,
  MERGE_ENTITY,
  MOVE_CLAIMS,
  MOVE_ROLES,
  REVIVE_STATEMENTS,
  STATEMENTS_OF,
  UNLIKE_STATEMENTS,
  WRITE_NAMES,
  WRITE_TARGETS,
} from "./merge-queries.js";
import { factOf, removeFacts, type StoredStatement } from "./merged-statement.js";
import { entityNamed } from "./name-entities.js";
import { type Act, type ActInput, type Author, speak, type Spoken } from "./speak.js";
import { refuse } from "./user-error.js";

export interface MergeEntitiesInput extends ActInput {
  /** The entity that is merged; its id keeps resolving. */
  readonly entity: EntityName;
  /** The entity that stays. */
  readonly into: EntityName;
}

export interface SaidMerge {
  readonly entityId: string;
  readonly mergedId: string;
  /** Statements that became statements about the entity that stays. */
  readonly statementsMoved: number;
  /** Statements between the two, laid aside until the merge is undone. */
  readonly statementsLaidAside: number;
}

/** A statement of the merged entity, and what becomes of it: null where it was between the two. */
interface Move {
  readonly statement: StoredStatement;
  readonly to: { readonly id: string; readonly subjectId: string; readonly objectId: string } | null;
}

/**
 * Records that two entities are one. What was said of the merged one is said of the other from now on; what is on record
 * of itself stays on its node, and `unmerge` brings everything back.
 */
export function mergeEntities(author: Author, input: MergeEntitiesInput): Promise<Spoken<SaidMerge>> {
  return speak(author, "MERGE_ENTITIES", input, async (act) => {
    const merged = await entityNamed(act, input.entity, "entity");
    const stays = await entityNamed(act, input.into, "into");
    const result = await merge(act, merged, stays);
    return { result, touched: [stays.id, merged.id], changes: [] };
  });
}

/** Merges one entity into another, as a part of an act. */
export async function merge(act: Act, merged: Entity, stays: Entity): Promise<SaidMerge> {
  refuseUnlike(merged, stays);
  await refuseDifferent(act, merged, stays);
  const moves = await movesOf(act, merged, stays);
  await moveStatements(act, moves);
  for (const query of MOVE_ROLES)
    await act.writer.run(query, { from: merged.id, into: stays.id, merge: act.key });
  const given = await giveNames(act, merged, stays);
  await act.writer.run(MERGE_ENTITY, { from: merged.id, into: stays.id, merge: act.key, given });
  const statementsLaidAside = moves.filter(({ to }) => to === null).length;
  return {
    entityId: stays.id,
    mergedId: merged.id,
    statementsMoved: moves.length - statementsLaidAside,
    statementsLaidAside,
  };
}

function refuseUnlike(merged: Entity, stays: Entity): void {
  if (merged.id === stays.id) {
    const problem = `entity: "${merged.name}" and "${stays.name}" are the same entity already.`;
    throw refuse("SELF_REFERENCE", "entity", problem, "Name two entities.");
  }
  const [one, other] = [getKindByValue(merged.kind), getKindByValue(stays.kind)];
  if (!mayBeOne(one, other)) {
    const problem = `entity: a ${one.name} cannot be one with a ${other.name}.`;
    throw refuse("KIND_MISMATCH", "entity", problem);
  }
  if (merged.marking !== stays.marking) {
    const problem = `entity: "${merged.name}" is marked ${merged.marking}, "${stays.name}" ${stays.marking}.`;
    throw refuse(
      "MARKING_MISMATCH",
      "entity",
      problem,
      "Give both the same marking with `upsertEntity` first.",
    );
  }
}

/** Somebody decided that the two are not one: that stands until it is taken back. */
async function refuseDifferent(act: Act, merged: Entity, stays: Entity): Promise<void> {
  const verdicts = await findVerdicts(act.writer);
  if (verdicts.get(pairOf(merged.id, stays.id)) !== "DIFFERENT") return;
  const problem = `entity: it was decided that "${merged.name}" and "${stays.name}" are not one.`;
  const suggestion = "Take that back first: decideIdentity with the verdict UNDECIDED.";
  throw refuse("DECIDED_DIFFERENT", "entity", problem, suggestion);
}

async function movesOf(act: Act, merged: Entity, stays: Entity): Promise<Move[]> {
  const kind = getKindByValue(stays.kind);
  const rows = await act.writer.read(STATEMENTS_OF, { id: merged.id });
  return rows.map((row): Move => {
    const statement = row.get("statement") as StoredStatement;
    const relation = getRelation(statement.predicate);
    const end = (id: string): string => (id === merged.id ? stays.id : id);
    const [subjectId, objectId] = [end(statement.subjectId), end(statement.objectId)];
    if (subjectId === objectId) return { statement, to: null };
    const admitted = statement.subjectId === merged.id ? relation.from : relation.to;
    if (!kindsOfEnd(admitted).includes(kind)) {
      const problem = `entity: "${merged.name}" is in a relation ${relation.name} that a ${kind.name} cannot be in.`;
      throw refuse(
        "KIND_MISMATCH",
        "entity",
        problem,
        `Merge "${stays.name}" into "${merged.name}" instead.`,
      );
    }
    return { statement, to: { id: statementId(subjectId, relation.name, objectId), subjectId, objectId } };
  });
}

async function moveStatements(act: Act, moves: readonly Move[]): Promise<void> {
  const { writer, key: merge } = act;
  const rows = moves.flatMap(({ statement, to }) => {
    if (!to) return [];
    const { id: _id, ofMerge: _ofMerge, ...properties } = statement;
    return [{ from: statement.id, to: to.id, ...to, ...factOf(statement), properties }];
  });
  const [unlike] = await writer.read(UNLIKE_STATEMENTS, { rows });
  if (unlike) throw refuseUnlikeStatements(unlike.get("predicate") as string, unlike.get("id") as string);
  await writer.run(REVIVE_STATEMENTS, { rows, merge });
  await writer.run(WRITE_TARGETS, { rows, merge });
  await writer.run(MOVE_CLAIMS, { rows, merge });
  await removeFacts(
    writer,
    moves.map(({ statement }) => statement),
  );
  await writer.run(LAY_ASIDE, {
    rows: moves.map(({ statement, to }) => ({ from: statement.id, to: to?.id ?? null })),
    merge,
  });
}

/** Claims of the one would else come under the marking of the other. */
function refuseUnlikeStatements(predicate: string, id: string): Error {
  const problem = `entity: both are in one relation ${predicate}, but these statements are marked differently (${id}).`;
  return refuse("MARKING_MISMATCH", "entity", problem, "Import both statements with the same marking first.");
}

/** Gives the merged entity's names to the one that stays, as aliases; returns those that are new to it. */
async function giveNames(act: Act, merged: Entity, stays: Entity): Promise<string[]> {
  const own = new Set([stays.name, ...stays.aliases].map(nameKey));
  const given = [...new Set([merged.name, ...merged.aliases])].filter((name) => !own.has(nameKey(name)));
  await writeNames(act, stays.id, stays.name, [...stays.aliases, ...given]);
  return given;
}

/** Sets the aliases of an entity, and by what it is found. */
export async function writeNames(
  act: Act,
  id: string,
  name: string,
  aliases: readonly string[],
): Promise<void> {
  const keys = [...new Set(aliases.map(nameKey))].filter((key) => key !== nameKey(name));
  await act.writer.run(WRITE_NAMES, { id, aliases, keys });
}
