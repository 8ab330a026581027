import type { Entity } from "../entities/entity.js";
import { findEntities, findEntitiesByName } from "../entities/entity-store.js";
import { checkOwnProperties } from "../records/check-records.js";
import { entityId } from "../records/ids.js";
import { type EntityFacts, entityRow } from "../records/rows.js";
import { writeEntityRows } from "../records/write-records.js";
import type { Change } from "../journal/operation.js";
import type { Kind } from "../kinds/kind.js";
import { nameKey } from "../shared/name-key.js";
import type { Tlp } from "../shared/tlp.js";
import { type Act, type ActInput, type Author, speak, type Spoken } from "./speak.js";
import { refuse, SpeechRefused, toPath } from "./user-error.js";

/** An entity to be recorded, or changed: told by its id, or by its natural key (its name, if none is given). */
export interface UpsertEntityInput extends ActInput {
  readonly id?: string | null;
  readonly naturalKey?: string | null;
  readonly kind: Kind;
  /** Name of the input's field that holds the values: where problems stand. */
  readonly field: string;
  readonly values: EntityValues;
}

/** What is said of it: a value that is left out stays, null removes an own property. */
export interface EntityValues {
  readonly name?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly marking?: Tlp | null;
  readonly [property: string]: unknown;
}

export interface SaidEntity {
  readonly entityId: string;
  readonly created: boolean;
}

/** Records an entity, or what is new of it. Former names stay as aliases, former values in the journal. */
export function upsertEntity(author: Author, input: UpsertEntityInput): Promise<Spoken<SaidEntity>> {
  return speak(author, "UPSERT_ENTITY", { ...input, kind: input.kind.name } as ActInput, async (act) => {
    const known = await findKnown(act, input);
    const id = known?.id ?? (await newId(act, input));
    const facts = factsOf(input, known);
    await writeEntityRows(act.writer, [entityRow(id, input.kind, facts)], act);
    const changes = known ? changesBetween(known, facts) : [];
    return { result: { entityId: id, created: known === null }, touched: [id], changes };
  });
}

async function findKnown(
  act: Act,
  { id, naturalKey, kind, values }: UpsertEntityInput,
): Promise<Entity | null> {
  const key = naturalKey ?? values.name ?? "";
  const wanted = id ?? entityId(kind, key);
  const known = (await findEntities(act.writer, [wanted], act.tlp)).get(wanted) ?? null;
  if (id != null && !known)
    throw refuse(
      "UNKNOWN_ID",
      "id",
      `id: no entity has the id "${id.slice(0, 100)}".`,
      "Leave it out to record a new one.",
    );
  if (known && known.kind !== kind.value) {
    const problem = `id: "${known.name}" is of the kind ${known.kind}, which never changes; got ${kind.value}.`;
    throw refuse("KIND_MISMATCH", "id", problem);
  }
  return known;
}

async function newId(act: Act, { naturalKey, kind, field, values }: UpsertEntityInput): Promise<string> {
  const name = values.name ?? "";
  if (nameKey(name) === "")
    throw refuse("INVALID_VALUE", `${field}.name`, `${field}.name: a new entity needs a name.`);
  if (naturalKey != null) {
    if (nameKey(naturalKey) === "")
      throw refuse("INVALID_VALUE", "naturalKey", "naturalKey: expected a text that is not empty.");
    return entityId(kind, naturalKey);
  }
  const [namesake] = await findEntitiesByName(act.writer, name, kind, act.tlp);
  if (!namesake) return entityId(kind, name);
  const suggestion = `Give the id ${namesake.id} to change that one, or a naturalKey to record another of the same name.`;
  throw refuse(
    "POSSIBLE_DUPLICATE",
    `${field}.name`,
    `${field}.name: "${namesake.name}" bears this name already.`,
    suggestion,
  );
}

function factsOf(input: UpsertEntityInput, known: Entity | null): EntityFacts {
  const { kind, field, values } = input;
  const { name, aliases, marking, ...own } = values;
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  refuseMisshapen(field, name, aliases);
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const problems = checkOwnProperties(kind, said);
  if (problems.length > 0) {
    throw new SpeechRefused(
      problems.map(({ field: property, problem }) => ({
        code: "INVALID_VALUE",
        message: `${field}.${property}: ${problem}.`,
        path: toPath(`${field}.${property}`),
        suggestion: null,
      })),
    );
  }
  const current = nameOf(input, known);
  const former = known && known.name !== current ? [known.name] : [];
  const names = [...(known?.aliases ?? []), ...(aliases ?? []), ...former];
  return {
    name: current,
    aliases: [...new Set(names)].filter((alias) => alias !== current),
    marking: marking ?? known?.marking ?? "CLEAR",
    own: given,
  };
}

/** The name from now on. Who tells an entity by a name that it no longer goes by does not name it anew. */
function nameOf({ id, naturalKey, values }: UpsertEntityInput, known: Entity | null): string {
  const name = values.name?.trim() ?? known?.name ?? "";
  const isToldByName = id == null && naturalKey == null;
  return known && isToldByName && nameKey(name) !== nameKey(known.name) ? known.name : name;
}

function refuseMisshapen(field: string, name: unknown, aliases: readonly string[] | null | undefined): void {
  if (typeof name === "string" && nameKey(name) === "") {
    throw refuse("INVALID_VALUE", `${field}.name`, `${field}.name: expected a text that is not empty.`);
  }
  const empty = (aliases ?? []).findIndex((alias) => nameKey(alias) === "");
  if (empty < 0) return;
  const path = `${field}.aliases[${empty}]`;
  throw refuse("INVALID_VALUE", path, `${path}: expected a text that is not empty.`);
}

function changesBetween(known: Entity, { name, aliases, marking, own }: EntityFacts): Change[] {
  const after = { ...own, name, aliases, marking };
  return Object.entries(after).flatMap(([field, value]) => {
    const [before, now] = [toJson(known[field]), toJson(value)];
    return before === now ? [] : [{ id: known.id, field, before, after: now }];
  });
}

function toJson(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}
