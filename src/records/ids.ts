import { findKindByField } from "../kinds/registry.js";
import type { Kind } from "../kinds/kind.js";
import { nameKey } from "../shared/name-key.js";
import { isUuid, uuid5 } from "../shared/uuid5.js";

/** The id of an entity: a UUIDv5 of its kind and its normalised natural key. */
export function entityId(kind: Kind, key: string): string {
  return uuid5(`${kind.name}:${nameKey(key)}`);
}

/**
 * What "company:fujitsu" names; undefined where the text is no such reference. In place of a key stands an id, if that is
 * what is known ("company:868c209f-..."). Of a bare id the kind is unknown.
 */
export function findReferred(ref: string): { readonly id: string; readonly kind: Kind | null } | undefined {
  if (isUuid(ref)) return { id: ref, kind: null };
  const [field, ...rest] = ref.split(":");
  const kind = findKindByField(field ?? "");
  const key = rest.join(":");
  if (!kind || key.trim() === "") return undefined;
  return { id: isUuid(key) ? key : entityId(kind, key), kind };
}

/** The id of a statement: its triple decides it, so that every source speaks of the same one. */
export function statementId(subjectId: string, predicate: string, objectId: string): string {
  return uuid5(`Statement:${subjectId} ${predicate} ${objectId}`);
}

export function sourceId(key: string): string {
  return isUuid(key) ? key : uuid5(`Source:${key}`);
}

export function claimId(key: string): string {
  return isUuid(key) ? key : uuid5(`Claim:${key}`);
}

/** The id of an object of another format: an identity of STIX, an incident of VERIS. */
export function originalId(format: string, key: string): string {
  return uuid5(`Original:${format}:${key}`);
}

/** A claim's measurements are told apart by their place in it. */
export function measurementId(claim: string, index: number): string {
  return uuid5(`Measurement:${claim}:${index}`);
}
