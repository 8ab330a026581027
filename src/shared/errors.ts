/** Every code that `extensions.code` of an error of ours can hold. */
export enum ErrorCode {
  /** The request cannot be served as asked; `extensions.reason` says why. */
  BadUserInput = "BAD_USER_INPUT",
  /** The request is larger, deeper or costlier than this server allows. */
  LimitExceeded = "LIMIT_EXCEEDED",
  /** Who asks may not do this. */
  Forbidden = "FORBIDDEN",
  /** The database cannot be reached; the same request may succeed in a moment. */
  Unavailable = "UNAVAILABLE",
  /** The work did not end within its time. */
  DeadlineExceeded = "DEADLINE_EXCEEDED",
  /** A failure on our side. The log has it under the id that the message names. */
  Internal = "INTERNAL_SERVER_ERROR",
}

/** Why an input was refused: the values of `extensions.reason` beside BAD_USER_INPUT. */
export enum RefusalReason {
  UnknownName = "UNKNOWN_NAME",
  AmbiguousName = "AMBIGUOUS_NAME",
  UnknownId = "UNKNOWN_ID",
  InvalidCursor = "INVALID_CURSOR",
  InvalidValue = "INVALID_VALUE",
  InvalidPage = "INVALID_PAGE",
  InvalidCombination = "INVALID_COMBINATION",
}

/** A failure whose message is meant for the caller: what was expected, what came, where, what to do. */
export class BreachpathError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Input that cannot be served; `details` become extensions beside the reason. */
export class InputRefused extends BreachpathError {
  constructor(
    readonly reason: RefusalReason,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(ErrorCode.BadUserInput, message, { reason, ...details });
  }
}

/** The server cannot start. The message is one sentence that says what to do; no stack is shown. */
export class StartupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StartupError";
  }
}

/** Nothing answers where the database should be. */
export class DatabaseUnreachable extends StartupError {}

/** Ends the program's reasoning where a thing that "cannot be" is: a defect of ours, never of the input. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
