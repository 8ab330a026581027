import { findKindByField, KINDS } from "../kinds/registry.js";
import { isUuid } from "../shared/uuid5.js";
import { CommandFailure, EXIT } from "./failure.js";

/** How the API names an entity. */
export interface EntityRef {
  readonly id?: string;
  readonly kind?: string;
  readonly name?: string;
}

export const REF_FORMS =
  'an id, a name, a kind and a name ("dataClass:E-mail addresses"), or a kind alone ("agency:")';

/** What a word of the command line means: see REF_FORMS. */
export function toEntityRef(word: string): EntityRef {
  if (isUuid(word)) return { id: word };
  const [field = "", ...rest] = word.split(":");
  const kind = rest.length > 0 ? findKindByField(field) : undefined;
  const name = rest.join(":").trim();
  if (kind) return name === "" ? { kind: kind.value } : { kind: kind.value, name };
  return { name: word };
}

/** The EntityKind value of a word such as "agency", "threatActor" or "THREAT_ACTOR". */
export function toKindValue(word: string): string {
  const kind = KINDS.find(({ field, value }) => word === field || word.toUpperCase() === value);
  if (kind) return kind.value;
  const known = KINDS.map(({ field }) => field).join(", ");
  throw new CommandFailure(`"${word}" is no kind; expected one of ${known}.`, EXIT.usage);
}
