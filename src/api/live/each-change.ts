import { BreachpathError, ErrorCode } from "../../shared/errors.js";
import { cancellable } from "../../shared/cancellable.js";
import type { RequestContext } from "../context.js";

/**
 * Reads what is new each time the journal has grown, and once at the start. While the database cannot be reached, it
 * waits: what was missed is read when it is back, for `read` goes on from where it stood.
 */
export function eachChange<Event>(
  { feed }: RequestContext,
  read: () => AsyncIterable<Event>,
): AsyncIterableIterator<Event> {
  return cancellable(async function* (signal) {
    for await (const _ of feed.changes(signal)) {
      try {
        yield* read();
      } catch (error) {
        if (!isPassing(error)) throw error;
        feed.repeat();
      }
    }
  });
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof BreachpathError)) return false;
  return error.code === ErrorCode.Unavailable || error.code === ErrorCode.DeadlineExceeded;
}
