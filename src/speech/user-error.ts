import { InputRefused } from "../shared/errors.js";
import { vocabulary } from "../shared/vocabulary.js";

export const USER_ERROR_CODE = vocabulary("UserErrorCode", "Why a mutation wrote nothing.", {
  INVALID_VALUE: "A value is not one that the field takes.",
  INVALID_COMBINATION: "Values that are each good do not go together.",
  UNKNOWN_ID: "Nothing has this id.",
  UNKNOWN_NAME: "Nothing bears this name.",
  AMBIGUOUS_NAME: "Several entities bear this name.",
  UNKNOWN_REFERENCE: "Something that is referred to is not known.",
  POSSIBLE_DUPLICATE: "An entity or a source like this one is known already.",
  SELF_REFERENCE: "A thing cannot stand in this relation to itself.",
  CITATION_CIRCLE: "A source would lead back to itself by its citations.",
  NOT_THE_SPEAKER: "Only who made a claim, or was spoken for, can replace it or take it back.",
  ALREADY_WITHDRAWN: "The claim was replaced or taken back before.",
  KIND_MISMATCH: "The entities are of kinds that cannot be one, or that the relation does not admit.",
  MARKING_MISMATCH: "The entities are marked differently.",
  NOT_MERGED: "The id is of no entity that was merged into another.",
  MERGED_SINCE: "A later merge builds on this one; undo that first.",
  DECIDED_DIFFERENT: "It was decided that the two are not one; take that back first.",
  NOT_DECIDED: "Nothing was decided of the two that could be taken back.",
  KEY_REUSED: "The idempotency key stands for another operation.",
});
export type UserErrorCode = keyof typeof USER_ERROR_CODE.values;

/** What is wrong with the input of a mutation, and what to do. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  /** From the input's field inwards: ["about", "subject"]. Empty for the input as a whole. */
  readonly path: readonly string[];
  /** What to do; null where the message says it. */
  readonly suggestion: string | null;
}

/** Thrown inside the transaction of a speech act, which then writes nothing. */
export class SpeechRefused extends Error {
  constructor(readonly problems: readonly UserError[]) {
    super(problems.map(({ message }) => message).join("\n"));
    this.name = "SpeechRefused";
  }
}

export function refuse(
  code: UserErrorCode,
  path: string,
  message: string,
  suggestion: string | null = null,
): SpeechRefused {
  return new SpeechRefused([{ code, message, path: toPath(path), suggestion }]);
}

/** "sources[0].publisher" -> ["sources", "0", "publisher"]. */
export function toPath(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== "");
}

/** A refusal of an input that other parts of the API share, such as the name of an entity. */
export function fromRefusal(error: InputRefused): UserError {
  const { path, suggestions } = error.details as { path?: string; suggestions?: readonly { id: string }[] };
  const first = suggestions?.[0]?.id;
  return {
    code: error.reason in USER_ERROR_CODE.values ? (error.reason as UserErrorCode) : "INVALID_VALUE",
    message: error.message,
    path: toPath(path ?? ""),
    suggestion: first === undefined ? null : `Give the id ${first} if that is meant.`,
  };
}
