import { createHash } from "node:crypto";
import type { Operation } from "./operation.js";

/** The hash that the first operation builds on. */
export const FIRST_HASH = "0".repeat(64);

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** SHA-256, in hexadecimal digits, over an operation and the hash of the one before it: a changed past breaks the chain. */
export function hashOf(operation: Omit<Operation, "hash">, previous: string): string {
  const { sequence, at, action, key, who, note, fingerprint, touched, changes, result } = operation;
  const changed = changes.map(({ id, field, before, after }) => [id, field, before, after]);
  const parts = [
    previous,
    sequence,
    at,
    action,
    key,
    who,
    note,
    fingerprint,
    [...touched].sort(),
    changed,
    result,
  ];
  return sha256(JSON.stringify(parts));
}
