import type { Operation } from "../../journal/operation.js";
import { findOperationsByKey } from "../../journal/read-journal.js";
import type { Spoken } from "../../speech/speak.js";
import type { UserError } from "../../speech/user-error.js";
import type { RequestContext } from "../context.js";

/** What a payload shows of an act that was done. */
export type Show<Result> = (result: Result, operation: Operation) => Promise<object> | object;

/** The payload of an act: what was done, or why nothing was. `empty` stands where nothing was done. */
export async function payloadOf<Result>(
  context: RequestContext,
  act: Promise<Spoken<Result>>,
  show: Show<Result>,
  empty: object = {},
): Promise<object> {
  const spoken = await act;
  if (spoken.refused) return refusedPayload(spoken.refused, empty);
  // What was loaded before it was written is out of date.
  context.loaders.forget();
  context.feed.poke();
  const operation = (await findOperationsByKey(context.graph, [spoken.key])).get(spoken.key);
  if (!operation) throw new Error(`The operation ${spoken.key} is not in the journal.`);
  const shown = await show(spoken.result, operation);
  return { ...shown, operation, replayed: spoken.replayed, userErrors: [] };
}

export function refusedPayload(userErrors: readonly UserError[], empty: object): object {
  return { ...empty, userErrors, operation: null, replayed: false };
}
