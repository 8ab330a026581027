import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLFormattedError } from "graphql";
import { BreachpathError, ErrorCode, RefusalReason } from "../shared/errors.js";

/** Longer messages are cut: they repeat the caller's own input. */
const LONGEST_FOREIGN_MESSAGE = 200;
const LONGEST_OWN_MESSAGE = 2_000;

/** Codes of Apollo's own refusals; their messages speak of the request only. */
const FOREIGN_CODES = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  ErrorCode.LimitExceeded,
]);

/** Writes a failure down where operators look, under an id that the caller is told. */
export type LogFailure = (id: string, error: unknown) => void;

/** The one place where an error becomes what a caller sees: a known code, and nothing of our insides. */
export function makeFormatError(
  log: LogFailure,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const place = pick(formatted, ["locations", "path"]);
    if (original instanceof BreachpathError) {
      const extensions = { code: original.code, ...original.details };
      return { message: cut(original.message, LONGEST_OWN_MESSAGE), ...place, extensions };
    }
    if (isStackExhausted(formatted.message)) {
      const message = "The operation is nested too deeply. Ask in several requests.";
      return { message, extensions: { code: ErrorCode.LimitExceeded } };
    }
    const code = formatted.extensions?.["code"];
    if (typeof code === "string" && FOREIGN_CODES.has(code)) {
      const extensions = { code, ...detailsOf(code, formatted.extensions ?? {}) };
      return { message: cut(formatted.message, LONGEST_FOREIGN_MESSAGE), ...place, extensions };
    }
    const id = randomUUID();
    log(id, original);
    const message = `Something failed on our side. The server's log has it under ${id}.`;
    return { message, ...place, extensions: { code: ErrorCode.Internal, id } };
  };
}

/** graphql-js parses by recursion, so what is within the limit of tokens can still be too deep for the stack. */
function isStackExhausted(message: string): boolean {
  return message === "Maximum call stack size exceeded";
}

/** What else an error that is not our own class says. graphql-js gives no reason for a value that it refuses. */
function detailsOf(code: string, { reason, path, limit, found, allowed }: Record<string, unknown>): object {
  if (limit !== undefined) return { limit, found, allowed };
  if (code !== (ErrorCode.BadUserInput as string)) return {};
  return { reason: reason ?? RefusalReason.InvalidValue, ...(path === undefined ? {} : { path }) };
}

function pick(
  formatted: GraphQLFormattedError,
  names: readonly ("locations" | "path")[],
): Partial<GraphQLFormattedError> {
  return Object.fromEntries(
    names.flatMap((name) => (formatted[name] === undefined ? [] : [[name, formatted[name]]])),
  );
}

function cut(message: string, length: number): string {
  return message.length > length ? `${message.slice(0, length)}...` : message;
}
